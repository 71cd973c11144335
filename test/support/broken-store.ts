import { type Store, StoreError } from '../../bot/contract/store.ts';

const fails = () => Promise.reject(new StoreError('The disk is full'));

/** A store that keeps nothing: questions must be answered all the same. */
export const brokenStore: Store = {
  read: fails,
  transact: fails,
  newest: fails,
  claim: fails,
  settle: fails,
  backlog: fails,
  prune: fails,
  quarantined: fails,
  pruneAnswers: fails,
  check: fails,
  close: async () => {},
};
