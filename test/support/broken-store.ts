import { type Store, StoreError } from '../../bot/contract/store.ts';

/** Why nothing can be looked up in it. */
export const UNREADABLE = 'The disk cannot be read';

const fails = () => Promise.reject(new StoreError('The disk is full'));
const isUnread = () => Promise.reject(new StoreError(UNREADABLE));

/** A store that keeps nothing: questions must be answered all the same. */
export const brokenStore: Store = {
  read: isUnread,
  transact: fails,
  check: fails,
  close: async () => {},
};
