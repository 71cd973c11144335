/**
 * Copies in memory of what a store holds, for what cannot wait for it: the names in a sentence, the
 * lines below an answer. Every change of a copied collection is counted in the transaction that
 * makes it, so a copy asks one row whether anything changed, and reads what did.
 */
import { z } from 'zod';
import { batched } from './batched-reader.ts';
import {
  type Collection,
  label,
  type Reader,
  type Row,
  type Store,
  type Transaction,
} from './store.ts';

/** How many changes a copy may lag behind, and rows one may have, without reading everything again. */
const RECENT = 64;
/** Another instance may have changed something: looked at again after this long, in ms. */
const STALE_MS = 5_000;
/** Row that counts what changes the texts of all collections: somebody is called otherwise. */
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
    const behind = at.own - before.own;
    const isSame = at.all === before.all;
    if (!whole && behind === 0 && isSame) return;
    const last = before.own < 0 || behind < 1 ? [] : (counted?.value.recent ?? []).slice(-behind);
    const ids = last.flatMap((one) => one ?? []);
    const isNear = last.length === behind && !last.includes(null);
    const rows =
      !whole && isSame && isNear
        ? await reader.getAll(collection, ids)
        : await (read?.(reader) ?? reader.list(collection));
    // Read meanwhile by somebody else, who may have seen less.
    if (this.#at !== before)
      return this.#at.own >= at.own && this.#at.all >= at.all
        ? undefined
        : this.follow(reader, known, whole);
    if (!whole && isSame && isNear) {
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

const followedStores = new WeakMap<Store, Store>();

/**
 * The store, which counts the changes of copied collections, and whose copies know of a change made
 * here before whoever made it hears that it is.
 */
export function followed<S extends Store>(store: S): S {
  const ready = followedStores.get(store);
  if (ready) return ready as S;
  const own = copiesOf(store);
  const transact = async <R>(work: (tx: Transaction) => Promise<R>, ...more: unknown[]) => {
    let told: Told = new Map();
    const counting = async (tx: Transaction) => {
      told = new Map();
      const result = await work(telling(tx, told));
      await count(tx, told);
      return result;
    };
    const result = await (store.transact as (...args: unknown[]) => Promise<R>).call(
      store,
      counting,
      ...more,
    );
    // The change is made; copies that cannot be read again will be at the next occasion.
    if (told.size > 0) await own.follow().catch(() => {});
    return result;
  };
  const made = withMethods(store, { transact } as Partial<S>);
  followedStores.set(store, made).set(made, made);
  copies.set(made, own);
  return made;
}

/** An object that does what the other does, but for some methods of its own. */
function withMethods<T extends object>(of: T, own: Partial<T>): T {
  const made = Object.create(of) as T;
  const call = (key: keyof T, args: unknown[]) =>
    (of[key] as (...all: unknown[]) => unknown).apply(of, args);
  for (let at: object = of; at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      const key = name as keyof T;
      if (Object.hasOwn(made, key)) continue;
      const method = { writable: true, value: (...args: unknown[]) => call(key, args) };
      if (get || typeof value === 'function')
        Object.defineProperty(made, key, {
          configurable: true,
          ...(get ? { get: () => of[key] } : method),
        });
    }
  return Object.assign(made, own);
}

/** Ids of rows that changed, by collection; `null`: all may have. */
type Told = Map<string, (string | null)[]>;

/** A transaction that reads no row twice, and notes which rows of copied collections change. */
function telling(tx: Transaction, told: Told): Transaction {
  const { note: noteRow, forget, get, getAll, where, page, list } = batched(tx);
  const tell = (name: string, id: string | null) => told.set(name, [...(told.get(name) ?? []), id]);
  const note = <T>({ name, copied, shownAs }: Collection<T>, id: string, rows: [T?, T?]) => {
    const [before, after] = rows;
    const differs = (of: (value: T) => unknown) =>
      JSON.stringify(before && of(before)) !== JSON.stringify(after && of(after));
    // Nothing names any more whoever is gone.
    if (copied && differs(copied)) tell(name, shownAs && !after ? null : id);
    if (!shownAs || !before || !differs(shownAs)) return;
    tell(ALL, null);
    forget();
  };
  const put: Transaction['put'] = async (collection, id, value, version) => {
    const before = collection.copied && (await get(collection, id));
    const row = await tx.put(collection, id, value, version);
    noteRow(collection, id, row);
    note(collection, id, [before?.value, row.value]);
    return row;
  };
  const remove: Transaction['remove'] = async (collection, id, version) => {
    const before = collection.copied && (await get(collection, id));
    await tx.remove(collection, id, version);
    noteRow(collection, id, undefined);
    if (before) note(collection, id, [before.value, undefined]);
  };
  return withMethods(tx, { get, getAll, where, page, list, put, remove });
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
