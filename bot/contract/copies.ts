/**
 * Copies in memory of what a store holds: each is read again by itself from time to time, and all of
 * them at once where something must not be seen any more.
 */
import type { Reader, Store } from './store.ts';

const copies = new WeakMap<Store, Set<() => Promise<void>>>();

/**
 * A copy of the store, as long as the store lives; gives what reads it again, which rejects with the
 * error of the store. A reading that comes after a later one changes nothing.
 */
export function copyOf<T>(
  store: Store,
  read: (reader: Reader) => Promise<T>,
  show: (found: T) => void,
): () => Promise<void> {
  let [begun, shown] = [0, 0];
  const refresh = async (): Promise<void> => {
    begun += 1;
    const mine = begun;
    const found = await store.read(read);
    if (mine < shown) return;
    shown = mine;
    show(found);
  };
  copies.set(store, (copies.get(store) ?? new Set()).add(refresh));
  return refresh;
}

/** Reads every copy of the store again; one that cannot be read stays as it is until it is next. */
export const readCopies = async (store: Store): Promise<void> =>
  void (await Promise.allSettled([...(copies.get(store) ?? [])].map((refresh) => refresh())));
