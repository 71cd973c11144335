/** The updates of a store, held in memory, by subject. Never older than what the store holds. */
import { type Copies, type Copy, copiesOf } from '../../../contract/copies.ts';
import type { Reader, Row, Store } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { sourcesOf } from '../../../knowledge/versions.ts';
import { oncePer } from '../../../language/once-per.ts';
import { type Update, updates } from './schema.ts';

export type BySubject = ReadonlyMap<string, readonly Row<Update>[]>;

/** Updates by what they are about. */
export function bySubject(rows: readonly Row<Update>[]): BySubject {
  const subjects = new Map<string, Row<Update>[]>();
  for (const row of rows) {
    const { subject } = row.value;
    const list = subjects.get(subject) ?? [];
    list.push(row);
    subjects.set(subject, list);
  }
  return subjects;
}

/** Updates of a subject, then those of what the plan split or merged into it: its history goes on. */
export const withSources = (
  updates: BySubject,
  { versions }: Plan,
  subject: string,
): readonly Row<Update>[] => {
  const sources = sourcesOf(versions, subject);
  const own = updates.get(subject) ?? [];
  return sources.length === 0
    ? own
    : [...own, ...sources.flatMap(({ entity }) => updates.get(entity) ?? [])];
};

/** A copy that asks, before each use, whether anything changed: one row read when nothing did. */
export class UpdateLedger {
  readonly #copies: Copies;
  readonly #copy: Copy<Update>;
  readonly #rows = new Map<string, Map<string, Row<Update>>>();
  readonly #subjects = new Map<string, readonly Row<Update>[]>();
  /** Subjects whose list is to be made again. */
  readonly #stale = new Set<string>();
  /** Who wrote which: asked for whenever somebody speaks. */
  readonly #authors = new Map<string, Map<string, Row<Update>>>();

  constructor(copies: Copies) {
    this.#copies = copies;
    this.#copy = copies.of({
      collection: updates,
      changed: (before, after) => this.#change(before, after),
    });
  }

  /** All updates by subject, as the store has them now. Not for a transaction that writes some. */
  async read(reader: Reader): Promise<BySubject> {
    await this.#copies.follow(reader);
    return this.#lists();
  }

  /** Which state of the store was read last: what was made of it is good until this changes. */
  get version(): number {
    return this.#copy.version;
  }

  /** What was read last, for what cannot wait: lines below an answer. */
  get last(): BySubject {
    return this.#lists();
  }

  /** Updates written by one author (a recipient), as of the last reading. */
  by(author: string): Iterable<Row<Update>> {
    return this.#authors.get(author)?.values() ?? [];
  }

  update(id: string): Update | undefined {
    return this.#copy.rows.get(id)?.value;
  }

  #change(before: Row<Update> | undefined, after: Row<Update> | undefined): void {
    if (before) {
      const { subject, author } = before.value;
      this.#rows.get(subject)?.delete(before.id);
      this.#authors.get(author)?.delete(before.id);
      this.#stale.add(subject);
    }
    if (!after) return;
    const { subject, author } = after.value;
    this.#rows.set(subject, (this.#rows.get(subject) ?? new Map()).set(after.id, after));
    this.#authors.set(author, (this.#authors.get(author) ?? new Map()).set(after.id, after));
    this.#stale.add(subject);
  }

  /** A change makes new lists: what was worked out from the old ones is not taken for it. */
  #lists(): BySubject {
    for (const subject of this.#stale)
      this.#subjects.set(subject, [...(this.#rows.get(subject)?.values() ?? [])]);
    this.#stale.clear();
    return this.#subjects;
  }
}

const ledgerIn = oncePer((copies: Copies) => new UpdateLedger(copies));

/** The one copy of a store's updates. */
export const ledgerOf = (store: Store): UpdateLedger => ledgerIn(copiesOf(store));
