/** The store of the command line: nothing is in it, and nothing goes into it. */
import { type Store, StoreError } from '../../bot/contract/store.ts';
import { readerOver } from '../store/row-reader.ts';

const emptyReader = readerOver([]);

const keepsNothing = () => Promise.reject(new StoreError('The command line keeps nothing'));

/** Reads as the store of a new installation; every change is refused, as by a full disk. */
export const emptyStore: Store = {
  read: (work) => work(emptyReader),
  transact: keepsNothing,
  check: async () => {},
  close: async () => {},
};
