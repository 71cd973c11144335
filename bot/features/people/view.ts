/** What the feature knows of groups, pilotes and people without asking the store each time. */
import type { Store } from '../../contract.ts';
import { type KnownPerson, people } from '../../directory.ts';
import { groups, type Pilot, pilots } from '../../groups.ts';
import type { Plan } from '../../knowledge/schema.ts';
import { Speller } from '../../language/spelling.ts';
import { cut } from '../../language/words.ts';
import { type KnownGroup, knownGroups } from './group-names.ts';
import { commandWords } from './words.ts';

/** Another instance may have changed something: looked at again after this long. */
const STALE_MS = 30_000;

/**
 * A copy that names things and adds lines to answers. It decides nothing: rights and changes are
 * read from the store at the time of the act.
 */
export class View {
  readonly #store: Store;
  readonly #plan: Plan;
  #groups: KnownGroup[];
  #pilots = new Map<string, Pilot>();
  #people = new Map<string, KnownPerson>();
  #speller: Speller;
  #readAt = Number.NEGATIVE_INFINITY;
  #loaded = false;

  constructor(store: Store, plan: Plan) {
    this.#store = store;
    this.#plan = plan;
    this.#groups = knownGroups(plan, []);
    this.#speller = this.#spell();
  }

  get groups(): readonly KnownGroup[] {
    return this.#groups;
  }

  /** Whether the store was ever read: before, nobody can be said to be in no group. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get speller(): Speller {
    return this.#speller;
  }

  group(id: string): KnownGroup | undefined {
    return this.#groups.find((group) => group.id === id);
  }

  pilot(led: string): Pilot | undefined {
    return this.#pilots.get(led);
  }

  person(id: string): KnownPerson | undefined {
    return this.#people.get(id);
  }

  /** Reads everything again. Rejects with the error of the store; what was known stays. */
  async refresh(): Promise<void> {
    const [made, led, known] = await this.#store.read((reader) =>
      Promise.all([reader.list(groups), reader.list(pilots), reader.list(people)]),
    );
    this.#groups = knownGroups(this.#plan, made);
    this.#pilots = new Map(led.map(({ id, value }) => [id, value]));
    this.#people = new Map(known.map(({ id, value }) => [id, value]));
    this.#speller = this.#spell();
    this.#loaded = true;
  }

  /** Reads again in the background when the copy is old; a store that fails leaves it as it is. */
  touch(now: Date): void {
    if (now.getTime() - this.#readAt < STALE_MS) return;
    this.#readAt = now.getTime();
    this.refresh().catch(() => {});
  }

  #spell(): Speller {
    const groupNames = this.#groups.flatMap(({ words }) => words);
    const organisations = this.#plan.organisations
      .flatMap(({ nom, alias }) => [nom, ...alias])
      .flatMap((name) => cut(name).map(({ folded }) => folded));
    return new Speller([...commandWords(), ...groupNames, ...organisations]);
  }
}
