/** The store of the command line: nothing is in it, and nothing goes into it. */
import { type Reader, type Store, StoreError } from '../../bot/contract/store.ts';

const emptyReader: Reader = {
  get: async () => undefined,
  getAll: async () => [],
  where: async () => [],
  page: async () => [],
  list: async () => [],
  inbox: { get: async () => undefined },
  outbox: {
    get: async () => undefined,
    find: async () => [],
    backlog: async () => ({ due: 0, oldest: undefined }),
  },
  quarantine: { list: async () => [] },
  moment: { count: () => 0, since: (_, count) => (count < 0 ? undefined : []) },
};

const keepsNothing = () => Promise.reject(new StoreError('The command line keeps nothing'));

/** Reads as the store of a new installation; every change is refused, as by a full disk. */
export const emptyStore: Store = {
  read: (work) => work(emptyReader),
  transact: keepsNothing,
  check: async () => {},
  close: async () => {},
};
