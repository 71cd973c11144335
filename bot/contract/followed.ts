/** Store whose copies in memory follow what is changed: here at once, elsewhere by a count (`copies.ts`). */
import {
  ALL,
  type ChangedHere,
  type ChangesHere,
  changes,
  copiesOf,
  RECENT,
  rowsById,
  shareCopies,
} from './copies.ts';
import type { Collection, Row, Store, Transaction } from './store.ts';
import { StoreOver, transactionWith } from './store-over.ts';

/**
 * A store that counts the changes of copied collections, and whose copies know of a change made here before
 * whoever made it hears that it is.
 */
class FollowedStore extends StoreOver {
  override transact = async <R>(work: (tx: Transaction) => Promise<R>): Promise<R> => {
    let told: ChangesHere = new Map();
    const result = await this.below.transact(async (tx) => {
      told = new Map();
      const result = await work(telling(tx, told));
      await count(tx, told);
      return result;
    });
    // The change is made; copies that cannot be read again will be at the next occasion.
    await copiesOf(this)
      .learn(told)
      .catch(() => {});
    return result;
  };
}

const followedStores = new WeakMap<Store, Store>();

/** The store, followed by its copies; once, whoever asks first. */
export function followed(store: Store): Store {
  const made = followedStores.get(store) ?? new FollowedStore(store);
  followedStores.set(store, made).set(made, made);
  shareCopies(store, made);
  return made;
}

/** A transaction that notes which rows of copied collections change. */
function telling(tx: Transaction, told: ChangesHere): Transaction {
  const toldOf = (name: string): ChangedHere => {
    const changed: ChangedHere = told.get(name) ?? { ids: [], rows: new Map(), version: 0 };
    told.set(name, changed);
    return changed;
  };
  const tell = (name: string, id: string | null) => toldOf(name).ids.push(id);
  const note = <T>(
    { name, copied, shownAs }: Collection<T>,
    id: string,
    before: T | undefined,
    row: Row<T> | undefined,
  ) => {
    const after = row?.value;
    const differs = (of: (value: T) => unknown) =>
      JSON.stringify(before && of(before)) !== JSON.stringify(after && of(after));
    // Nothing names any more whoever is gone.
    if (copied && differs(copied)) tell(name, shownAs && !after ? null : id);
    if (shownAs && before && differs(shownAs)) tell(ALL, after ? id : null);
    told.get(name)?.rows.set(id, row);
  };
  /** The row as it was; the counts travel with it, for `count`. */
  const beforeOf = async <T>(collection: Collection<T>, id: string) =>
    collection.copied &&
    (await Promise.all([tx.get(collection, id), tx.getAll(changes, [collection.name, ALL])]))[0];
  return transactionWith(tx, {
    put: async (collection, id, value, version) => {
      const before = await beforeOf(collection, id);
      const row = await tx.put(collection, id, value, version);
      note(collection, id, before?.value, row);
      return row;
    },
    remove: async (collection, id, version) => {
      const before = await beforeOf(collection, id);
      await tx.remove(collection, id, version);
      if (before) note(collection, id, before.value, undefined);
    },
  });
}

/** Counts what a transaction changed. */
async function count(tx: Transaction, told: ChangesHere): Promise<void> {
  if (told.size === 0) return;
  const before = rowsById(await tx.getAll(changes, [...told.keys()]));
  for (const [name, changed] of told) {
    const { ids } = changed;
    const recent = before.get(name)?.value.recent ?? [];
    const rows = [...new Set(ids.flatMap((id) => id ?? []))];
    const last = rows.length > RECENT || ids.includes(null) ? null : rows;
    const row = await tx.put(changes, name, { recent: [...recent, last].slice(-RECENT) });
    changed.version = row.version;
  }
}
