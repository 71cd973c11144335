/**
 * Copies in memory of what a store holds, for what cannot wait for it: the names in a sentence, the
 * lines below an answer. Every change of a copied collection is counted in the transaction that
 * makes it, so a copy asks one row whether anything changed, and reads what did.
 */
import { z } from 'zod';
import { allOf } from './by-pages.ts';
import { refersTo } from './marks.ts';
import {
  type Collection,
  label,
  type Reader,
  type Row,
  type Store,
  type Transaction,
} from './store.ts';
import { StoreOver, transactionWith } from './store-over.ts';

/** How many changes a copy may lag behind, and rows one may have, without reading everything again. */
const RECENT = 64;
/** Another instance may have changed something: looked at again after this long, in ms. */
const STALE_MS = 5_000;
/** Row that counts what changes texts of all collections, by whom they name: somebody is called otherwise. */
const ALL = '*';

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
    // Read meanwhile by somebody else, who may have seen less.
    if (this.#at !== before)
      return this.#at.own >= at.own && this.#at.all >= at.all
        ? undefined
        : this.follow(reader, known, whole);
    if (ids) {
      const found = rowsById(rows);
      for (const id of ids) this.#set(id, found.get(id));
    } else {
      const gone = new Set(this.#rows.keys());
      for (const row of rows) {
        gone.delete(row.id);
        this.#set(row.id, row);
      }
      for (const id of gone) this.#set(id, undefined);
    }
    this.#at = at;
    this.#version += 1;
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

const rowsById = <T>(rows: readonly Row<T>[]) => new Map(rows.map((row) => [row.id, row]));

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

/**
 * A store that counts the changes of copied collections, and whose copies know of a change made here before
 * whoever made it hears that it is.
 */
class FollowedStore extends StoreOver {
  override transact = async <R>(work: (tx: Transaction) => Promise<R>): Promise<R> => {
    let told: Told = new Map();
    const result = await this.below.transact(async (tx) => {
      told = new Map();
      const result = await work(telling(tx, told));
      await count(tx, told);
      return result;
    });
    // The change is made; copies that cannot be read again will be at the next occasion.
    if (told.size > 0)
      await copiesOf(this)
        .follow()
        .catch(() => {});
    return result;
  };
}

const followedStores = new WeakMap<Store, Store>();

/** The store, followed by its copies; once, whoever asks first. */
export function followed(store: Store): Store {
  const made = followedStores.get(store) ?? new FollowedStore(store);
  followedStores.set(store, made).set(made, made);
  copies.set(made, copiesOf(store));
  return made;
}

/** Ids of rows that changed, by collection; `null`: all may have. */
type Told = Map<string, (string | null)[]>;

/** A transaction that notes which rows of copied collections change. */
function telling(tx: Transaction, told: Told): Transaction {
  const tell = (name: string, id: string | null) => told.set(name, [...(told.get(name) ?? []), id]);
  const note = <T>({ name, copied, shownAs }: Collection<T>, id: string, rows: [T?, T?]) => {
    const [before, after] = rows;
    const differs = (of: (value: T) => unknown) =>
      JSON.stringify(before && of(before)) !== JSON.stringify(after && of(after));
    // Nothing names any more whoever is gone.
    if (copied && differs(copied)) tell(name, shownAs && !after ? null : id);
    if (shownAs && before && differs(shownAs)) tell(ALL, after ? id : null);
  };
  return transactionWith(tx, {
    put: async (collection, id, value, version) => {
      const before = collection.copied && (await tx.get(collection, id));
      const row = await tx.put(collection, id, value, version);
      note(collection, id, [before?.value, row.value]);
      return row;
    },
    remove: async (collection, id, version) => {
      const before = collection.copied && (await tx.get(collection, id));
      await tx.remove(collection, id, version);
      if (before) note(collection, id, [before.value, undefined]);
    },
  });
}

/** Counts what a transaction changed. */
async function count(tx: Transaction, told: Told): Promise<void> {
  if (told.size === 0) return;
  const before = rowsById(await tx.getAll(changes, [...told.keys()]));
  for (const [name, ids] of told) {
    const recent = before.get(name)?.value.recent ?? [];
    const rows = [...new Set(ids.flatMap((id) => id ?? []))];
    const last = rows.length > RECENT || ids.includes(null) ? null : rows;
    await tx.put(changes, name, { recent: [...recent, last].slice(-RECENT) });
  }
}
