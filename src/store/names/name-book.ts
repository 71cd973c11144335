import { stateOf } from '../../../bot/contract/copies.ts';
import type { Store } from '../../../bot/contract/store.ts';
import { people } from '../../../bot/features/people/model/directory.ts';
import { references } from '../../../bot/features/people/model/references/kept.ts';
import {
  type Bearer,
  type IsOurs,
  keyOf,
  PeopleNames,
} from '../../../bot/features/people/model/references/names.ts';

/** Another instance may have met somebody: looked at again after this long, in ms. */
const STALE_MS = 60_000;

/** Somebody as they are called now, with their organisation where the plan has it not; undefined: forgotten. */
export interface Called extends Bearer {
  otherOrganisation: string | null;
}
export type LearnedNames = ReadonlyMap<string, Called | undefined>;

/** The names of everybody known, in memory: to recognise them in what is written. */
export class NameBook {
  readonly #isOurs: IsOurs;
  readonly #now: () => Date;
  #people: LearnedNames = new Map();
  #names: PeopleNames;
  #readAt = Number.NEGATIVE_INFINITY;
  /** State of the directory when it was read; empty: nobody counts its changes. */
  #state = '';

  constructor(isOurs: IsOurs, now: () => Date) {
    this.#isOurs = isOurs;
    this.#now = now;
    this.#names = this.#made(this.#people);
  }

  get names(): PeopleNames {
    return this.#names;
  }

  of(person: string): Called | undefined {
    return this.#people.get(person);
  }

  /** Reads the directory when it may have changed behind our back. Rejects with the error of the store. */
  async refresh(store: Pick<Store, 'read'>): Promise<void> {
    const at = this.#now().getTime();
    if (Math.abs(at - this.#readAt) < STALE_MS) return;
    const state = await store.read((reader) => stateOf(reader, [people]));
    if (state === '' || state !== this.#state) await this.read(store);
    this.#state = state;
    this.#readAt = at;
  }

  async read(store: Pick<Store, 'read'>): Promise<void> {
    const [known, kept] = await store.read((reader) =>
      Promise.all([reader.list(people), reader.list(references)]),
    );
    const marks = new Map<string, { reference: string; since: string }>();
    for (const { id, value } of kept) {
      const before = marks.get(value.person);
      if (!before || before.since < value.since)
        marks.set(value.person, { reference: id, since: value.since });
    }
    this.#become(
      new Map(
        known.map(({ id, value: { name, otherOrganisation } }) => [
          id,
          { name, otherOrganisation, reference: marks.get(id)?.reference },
        ]),
      ),
    );
  }

  /** The names after what a transaction changed; to be thrown away with it. */
  with(learned: LearnedNames): PeopleNames {
    return this.#made(new Map([...this.#people, ...learned]));
  }

  learn(learned: LearnedNames): void {
    if (learned.size > 0) this.#become(new Map([...this.#people, ...learned]));
  }

  #become(people: LearnedNames): void {
    const same =
      people.size === this.#people.size &&
      [...people].every(([id, called]) => isSame(called, this.#people.get(id)));
    this.#people = people;
    if (!same) this.#names = this.#made(people);
  }

  #made(people: LearnedNames): PeopleNames {
    const known = [...people].flatMap(([id, called]) => (called ? [[id, called] as const] : []));
    const others = new Set(
      known.map(([, { otherOrganisation }]) => keyOf(otherOrganisation ?? '')),
    );
    return new PeopleNames(new Map(known), (key) => others.has(key) || this.#isOurs(key));
  }
}

const isSame = (a: Called | undefined, b: Called | undefined): boolean =>
  a?.name === b?.name &&
  a?.reference === b?.reference &&
  a?.otherOrganisation === b?.otherOrganisation;
