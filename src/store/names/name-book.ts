import { isDeepStrictEqual } from 'node:util';
import type { Reader, Row, StoreMoment } from '../../../bot/contract/store.ts';
import { type KnownPerson, people } from '../../../bot/features/people/model/directory.ts';
import { type Reference, references } from '../../../bot/features/people/model/references/kept.ts';
import {
  type Bearer,
  type IsOurs,
  keyOf,
  PeopleNames,
} from '../../../bot/features/people/model/references/names.ts';

/** Somebody as they are called now, with their organisation where the plan has it not; undefined: forgotten. */
export interface Called extends Bearer {
  otherOrganisation: string | null;
}
export type LearnedNames = ReadonlyMap<string, Called | undefined>;

/** The names of everybody known, in memory: to recognise them in what is written. */
export class NameBook {
  readonly #isOurs: IsOurs;
  #people: LearnedNames = new Map();
  #names: PeopleNames;
  /** When it was read; undefined: it was not. */
  #moment: StoreMoment | undefined;

  constructor(isOurs: IsOurs) {
    this.#isOurs = isOurs;
    this.#names = this.#made(this.#people);
  }

  get names(): PeopleNames {
    return this.#names;
  }

  of(person: string): Called | undefined {
    return this.#people.get(person);
  }

  /** Takes over what changed since it was last read; no reader of a transaction that may fail. */
  async follow(reader: Reader): Promise<void> {
    const { moment } = reader;
    const ids = this.#moment && moment.since(people, this.#moment);
    const learned = ids ? await calledIn(reader, ids) : await this.#all(reader);
    // Somebody else may have read more meanwhile.
    if (this.#moment && moment.serial < this.#moment.serial) return;
    this.#names = this.with(learned);
    if (learned.size > 0) this.#people = new Map([...this.#people, ...learned]);
    this.#moment = moment;
  }

  /** The names after what a transaction changed; to be thrown away with it. */
  with(learned: LearnedNames): PeopleNames {
    const changed = new Map(
      [...learned].filter(([id, called]) => !isDeepStrictEqual(called, this.#people.get(id))),
    );
    if (changed.size === 0) return this.#names;
    // Somebody more: nobody else is called otherwise for it.
    const isMore = ([id, called]: [string, Called | undefined]) =>
      called?.otherOrganisation === null && !this.#people.has(id);
    return [...changed].every(isMore)
      ? this.#names.and(new Map(present(changed)))
      : this.#made(new Map([...this.#people, ...changed]));
  }

  /** Everybody, and who is known no more. */
  async #all(reader: Reader): Promise<LearnedNames> {
    const known = await reader.list(people);
    const all = calledBy(known, await reader.list(references));
    const gone = [...this.#people.keys()].filter((id) => !all.has(id));
    return new Map([...all, ...gone.map((id) => [id, undefined] as const)]);
  }

  #made(people: LearnedNames): PeopleNames {
    const known = present(people);
    const others = new Set(
      known.map(([, { otherOrganisation }]) => keyOf(otherOrganisation ?? '')),
    );
    return new PeopleNames(new Map(known), (key) => others.has(key) || this.#isOurs(key));
  }
}

const present = (people: LearnedNames): (readonly [string, Called])[] =>
  [...people].flatMap(([id, called]) => (called ? [[id, called] as const] : []));

/** How these people are called now. */
async function calledIn(reader: Reader, ids: readonly string[]): Promise<LearnedNames> {
  const known = await reader.getAll(people, ids);
  const kept = await Promise.all(ids.map((id) => reader.where(references, 'person', id)));
  const gone = ids.map((id) => [id, undefined] as const);
  return new Map([...gone, ...calledBy(known, kept.flat())]);
}

function calledBy(
  known: readonly Row<KnownPerson>[],
  kept: readonly Row<Reference>[],
): Map<string, Called> {
  const marks = new Map<string, { reference: string; since: string }>();
  for (const { id, value } of kept) {
    const before = marks.get(value.person);
    if (!before || before.since < value.since)
      marks.set(value.person, { reference: id, since: value.since });
  }
  return new Map(
    known.map(({ id, value: { name, otherOrganisation } }) => [
      id,
      { name, otherOrganisation, reference: marks.get(id)?.reference },
    ]),
  );
}
