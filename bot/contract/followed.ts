/** Store whose copies in memory (`copies.ts`) know of a change made here before whoever made it hears that it is. */
import { copiesOf, shareCopies } from './copies.ts';
import type { Store } from './store.ts';

const followedStores = new WeakMap<Store, Store>();

/** The store, followed by its copies; once, whoever asks first. */
export function followed(store: Store): Store {
  const made: Store = followedStores.get(store) ?? {
    ...store,
    transact: async (work) => {
      const result = await store.transact(work);
      // The change is made; copies that cannot be read will be at the next occasion.
      await copiesOf(store)
        .learn()
        .catch(() => {});
      return result;
    },
  };
  followedStores.set(store, made).set(made, made);
  shareCopies(store, made);
  return made;
}
