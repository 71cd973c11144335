/** What is known of groups, pilotes and people without asking the store each time. */
import { copyOf } from '../../../contract/copies.ts';
import type { Store } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { Speller } from '../../../language/spelling.ts';
import { cut } from '../../../language/words.ts';
import { type KnownPerson, people } from './directory.ts';
import { type KnownGroup, knownGroups } from './group-names.ts';
import { axeGroup, groups, type Pilot, pilots } from './groups.ts';

/** Another instance may have changed something: looked at again after this long. */
const STALE_MS = 30_000;

/**
 * A copy that names things and adds lines to answers. It decides nothing: rights and changes are
 * read from the store at the time of the act.
 */
export class PartnersView {
  readonly #plan: Plan;
  #groups: KnownGroup[];
  #pilots = new Map<string, Pilot>();
  #people = new Map<string, KnownPerson>();
  #spellers = new Map<readonly string[], Speller>();
  #readAt = Number.NEGATIVE_INFINITY;
  #loaded = false;
  #version = 0;

  constructor(store: Store, plan: Plan) {
    this.#plan = plan;
    this.#groups = knownGroups(plan, []);
    this.refresh = copyOf(
      store,
      (reader) => Promise.all([reader.list(groups), reader.list(pilots), reader.list(people)]),
      ([made, led, known]) => {
        this.#groups = knownGroups(this.#plan, made);
        this.#pilots = new Map(led.map(({ id, value }) => [id, value]));
        this.#people = new Map(known.map(({ id, value }) => [id, value]));
        this.#spellers = new Map();
        this.#loaded = true;
        this.#version += 1;
      },
    );
  }

  get groups(): readonly KnownGroup[] {
    return this.#groups;
  }

  /** How often it was read: what was made of it is good until this changes. */
  get version(): number {
    return this.#version;
  }

  /** Whether the store was ever read: before, nobody can be said to be in no group. */
  get loaded(): boolean {
    return this.#loaded;
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

  /** Everybody who is known, and every pilote, by recipient and by what is led. */
  get people(): ReadonlyMap<string, KnownPerson> {
    return this.#people;
  }
  get pilots(): ReadonlyMap<string, Pilot> {
    return this.#pilots;
  }

  /** Whether anybody is here yet: before, the document alone can answer. */
  get isLiving(): boolean {
    return (
      this.#people.size > 0 ||
      this.#pilots.size > 0 ||
      this.#groups.some(({ row }) => row !== undefined)
    );
  }

  /** The group whose co-animators decide about what is led (`fiche:1.1`, `proposition:<id>`). */
  groupOf(led: string): string | undefined {
    const fiche = this.#plan.fiches.find(({ numero }) => led === `fiche:${numero}`);
    return fiche ? axeGroup(fiche.axe) : this.#groups.find((group) => group.led === led)?.id;
  }

  /** Corrects slips towards these words of a feature and the names of groups and organisations. */
  speller(words: readonly string[]): Speller {
    const ready = this.#spellers.get(words);
    if (ready) return ready;
    const groupNames = this.#groups.flatMap((group) => group.words);
    const organisations = this.#plan.organisations
      .flatMap(({ nom, alias }) => [nom, ...alias])
      .flatMap((name) => cut(name).map(({ folded }) => folded));
    const made = new Speller([...words, ...groupNames, ...organisations]);
    this.#spellers.set(words, made);
    return made;
  }

  /** Reads everything again. Rejects with the error of the store; what was known stays. */
  readonly refresh: () => Promise<void>;

  /** Reads again in the background when the copy is old; a store that fails leaves it as it is. */
  touch(now: Date): void {
    if (now.getTime() - this.#readAt < STALE_MS) return;
    this.#readAt = now.getTime();
    this.refresh().catch(() => {});
  }
}

const views = new WeakMap<Store, Map<Plan, PartnersView>>();

/** Reads again what is known of a store: somebody has come. A store that fails leaves it as it is. */
export async function refreshViews(store: Store): Promise<void> {
  for (const view of views.get(store)?.values() ?? []) await view.refresh().catch(() => {});
}

/** The one copy of a store's partners, whichever feature asks first. */
export function viewOf(store: Store, plan: Plan): PartnersView {
  const ofStore = views.get(store) ?? new Map<Plan, PartnersView>();
  const ready = ofStore.get(plan);
  if (ready) return ready;
  const view = new PartnersView(store, plan);
  views.set(store, ofStore.set(plan, view));
  view.refresh().catch(() => {});
  return view;
}
