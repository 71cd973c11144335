/**
 * Copies in memory of what a store holds, for what cannot wait for it: the names in a sentence, the
 * lines below an answer. Every change of a copied collection is counted in the transaction that
 * makes it, so a copy asks one row whether anything changed, and reads what did.
 */
import { z } from 'zod';
import { allOf } from './by-pages.ts';
import { inParts } from './in-parts.ts';
import { refersTo } from './marks.ts';
import { type Collection, label, type Reader, type Row, type Store } from './store.ts';

/** How many changes a copy may lag behind, and rows one may have, without reading everything again. */
export const RECENT = 64;
/** Another instance may have changed something: looked at again after this long, in ms. */
const STALE_MS = 5_000;
/** Rows that a copy takes over before whoever else waits gets their turn. */
const AT_ONCE = 2_000;
/** Row that counts what changes texts of all collections, by whom they name: somebody is called otherwise. */
export const ALL = '*';

const changesSchema = z.strictObject({
  /** Ids of the rows of each of the last changes, the newest last; `null`: too many to be named. */
  recent: z.array(z.array(label).max(RECENT).nullable()).max(RECENT),
});
type Changes = z.infer<typeof changesSchema>;

/** Changes by the name of their collection; the version counts them. */
export const changes: Collection<Changes> = { name: 'copiedChanges', schema: changesSchema };

/** Rows of a collection that a copy holds. */
export interface CopiedRows<T> {
  collection: Collection<T>;
  /** Reads them; absent: all of the collection. */
  read?: (reader: Reader) => Promise<Row<T>[]>;
  /** Whether a row that changed is one of them; absent: it is. */
  holds?: (value: T) => boolean;
  /** Hears of every row that came, changed or went. */
  changed?: (before: Row<T> | undefined, after: Row<T> | undefined) => void;
}

/** Changes that a transaction made of a copied collection. */
export interface ChangedHere {
  /** Ids of rows; `null`: all may have changed. */
  ids: (string | null)[];
  /** Those rows as they are then; undefined: gone. */
  rows: Map<string, Row<unknown> | undefined>;
  /** Version of the count with them. */
  version: number;
}

/** By the name of the collection. */
export type ChangesHere = Map<string, ChangedHere>;

type Known = ReadonlyMap<string, Row<Changes>>;

/** Ids of the rows that changed since a count was at this version; undefined: any may have. */
function changedSince(counted: Row<Changes> | undefined, version: number): string[] | undefined {
  const behind = (counted?.version ?? 0) - version;
  if (!counted || version < 0 || behind < 0) return undefined;
  const last = behind === 0 ? [] : counted.value.recent.slice(-behind);
  if (last.length < behind || last.includes(null)) return undefined;
  return last.flatMap((one) => one ?? []);
}

/** Copy of rows, by id. Never older than what the store held when it was last followed. */
export class Copy<T> {
  readonly #held: CopiedRows<T>;
  /** Versions of the counts that it was read at; before it is read, none. */
  #at = { own: -1, all: -1 };
  #rows = new Map<string, Row<T>>();
  #version = 0;

  constructor(held: CopiedRows<T>) {
    this.#held = held;
  }

  get name(): string {
    return this.#held.collection.name;
  }

  get rows(): ReadonlyMap<string, Row<T>> {
    return this.#rows;
  }

  /** How often it changed: what was made of it is good until this does. */
  get version(): number {
    return this.#version;
  }

  get loaded(): boolean {
    return this.#at.own >= 0;
  }

  /** Reads what changed, all of the moment of the reader; no reader of a transaction that may fail. */
  async follow(reader: Reader, known: Known, whole = false): Promise<void> {
    const { collection, read } = this.#held;
    const counted = known.get(this.name);
    const at = { own: counted?.version ?? 0, all: known.get(ALL)?.version ?? 0 };
    const before = this.#at;
    // Nothing is new to it; or the reader is of an older moment, and the copy knows more.
    if (!whole && at.own <= before.own && at.all <= before.all) return;
    const ids = whole ? undefined : this.#outdated(counted, known.get(ALL));
    if (ids?.length === 0) {
      this.#at = at;
      return;
    }
    const rows = ids
      ? await reader.getAll(collection, ids)
      : await (read?.(reader) ?? allOf(reader, collection));
    const gone = new Set(ids ?? this.#rows.keys());
    for await (const part of inParts(rows, AT_ONCE)) {
      // Read meanwhile by somebody else, who may have seen less.
      if (this.#at !== before)
        return this.#at.own >= at.own && this.#at.all >= at.all
          ? undefined
          : this.follow(reader, known, whole);
      for (const row of part) {
        this.#set(row.id, row);
        gone.delete(row.id);
      }
    }
    for (const id of gone) this.#set(id, undefined);
    this.#at = at;
    this.#version += 1;
  }

  /** Takes over the next change, where it knows all those before; false: it is to be read. */
  take({ ids, rows, version }: ChangedHere): boolean {
    if (this.#at.own !== version - 1 || ids.includes(null)) return false;
    for (const id of ids) if (id !== null) this.#set(id, rows.get(id) as Row<T> | undefined);
    this.#at = { ...this.#at, own: version };
    this.#version += 1;
    return true;
  }

  /** Ids of rows that changed, or that name somebody who is called otherwise; undefined: any may have. */
  #outdated(own: Row<Changes> | undefined, all: Row<Changes> | undefined): string[] | undefined {
    const { own: ownAt, all: allAt } = this.#at;
    const changed = (own?.version ?? 0) === ownAt ? [] : changedSince(own, ownAt);
    const renamed = (all?.version ?? 0) === allAt ? [] : changedSince(all, allAt);
    if (!changed || !renamed) return undefined;
    const naming = [...(renamed.length > 0 ? this.#rows.values() : [])].filter(({ value }) =>
      renamed.some((person) => refersTo(value as object, { person })),
    );
    return [...new Set([...changed, ...naming.map(({ id }) => id)])];
  }

  #set(id: string, row: Row<T> | undefined): void {
    const before = this.#rows.get(id);
    const after = row && (this.#held.holds?.(row.value) ?? true) ? row : undefined;
    if (after) this.#rows.set(id, after);
    else this.#rows.delete(id);
    if (before || after) this.#held.changed?.(before, after);
  }
}

/** Something made of the rows of a copy, by id, once for each of its states. */
export function madeOf<T, R>(copy: Copy<T>, make: (rows: readonly Row<T>[]) => R): () => R {
  let made: { of: number; it: R } | undefined;
  return () => {
    if (made?.of !== copy.version) {
      const rows = [...copy.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      made = { of: copy.version, it: make(rows) };
    }
    return made.it;
  };
}

export const rowsById = <T>(rows: readonly Row<T>[]) => new Map(rows.map((row) => [row.id, row]));

/** Text that is another one once any row of these collections, all copied, has changed. */
export async function stateOf(
  reader: Pick<Reader, 'getAll'>,
  collections: readonly { name: string }[],
): Promise<string> {
  const counts = await reader.getAll(changes, [ALL, ...collections.map(({ name }) => name)]);
  return counts.map(({ id, version }) => `${id} ${version}`).join();
}

/** Rows of a copied collection that changed since a version of its count; `ids` undefined: any may have. */
export async function changesSince(
  reader: Pick<Reader, 'get'>,
  { name }: { name: string },
  version: number,
): Promise<{ version: number; ids: string[] | undefined }> {
  const counted = await reader.get(changes, name);
  return { version: counted?.version ?? -1, ids: changedSince(counted, version) };
}

/** Copies of one store. */
export class Copies {
  readonly #store: Store;
  readonly #copies = new Map<string, Copy<never>>();
  #touchedAt = Number.NEGATIVE_INFINITY;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The one copy of a collection, whoever asks first. */
  of<T>(held: CopiedRows<T>): Copy<T> {
    const { name } = held.collection;
    const ready = this.#copies.get(name) ?? new Copy(held);
    this.#copies.set(name, ready as Copy<never>);
    return ready as Copy<T>;
  }

  /** Reads what changed, of every copy. Rejects with the error of the store; what was known stays. */
  follow(reader?: Reader): Promise<void> {
    return this.#read(reader, false);
  }

  /** Takes over what was changed here; reads what else changed, where anything did. */
  async learn(told: ChangesHere): Promise<void> {
    const taken = [...told].map(([name, changed]) => {
      const copy = this.#copies.get(name) as Copy<unknown> | undefined;
      return copy ? copy.take(changed) : name !== ALL;
    });
    if (!taken.every(Boolean)) await this.follow();
  }

  /** Reads every copy again. */
  refresh(): Promise<void> {
    return this.#read(undefined, true);
  }

  /** Resolves once every copy was read: now, if need be. A store that fails leaves them as they are. */
  async ready(): Promise<void> {
    const isRead = [...this.#copies.values()].every(({ loaded }) => loaded);
    if (!isRead) await this.follow().catch(() => {});
  }

  /** Follows in the background when it was long ago; a store that fails leaves the copies as they are. */
  touch(now: Date): void {
    if (Math.abs(now.getTime() - this.#touchedAt) < STALE_MS) return;
    this.#touchedAt = now.getTime();
    this.follow().catch(() => {});
  }

  async #read(reader: Reader | undefined, whole: boolean): Promise<void> {
    if (!reader) return this.#store.read((own) => this.#read(own, whole));
    const all = [...this.#copies.values()];
    const counts = await reader.getAll(changes, [ALL, ...all.map(({ name }) => name)]);
    const known = rowsById(counts);
    await Promise.all(all.map((copy) => copy.follow(reader, known, whole)));
  }
}

const copies = new WeakMap<Store, Copies>();

/** The copies of a store, followed or not. */
export function copiesOf(store: Store): Copies {
  const ready = copies.get(store) ?? new Copies(store);
  copies.set(store, ready);
  return ready;
}

/** Has another store, of the same rows, share the copies of one. */
export const shareCopies = (from: Store, to: Store): void => void copies.set(to, copiesOf(from));
