import { type Reader, type Store, StoreError } from '../../bot/contract/store.ts';
import { NamedReader } from './names/named-transaction.ts';
import type { RawRow } from './raw-row.ts';
import { Rows } from './rows.ts';
import { RowTransaction } from './transaction.ts';

/** Reads rows that are at hand as a feature reads the store. */
export const readerOver = (rows: readonly RawRow[]): Reader =>
  new NamedReader(new RowTransaction(Rows.from(rows)));

const emptyReader = readerOver([]);

const keepsNothing = () => Promise.reject(new StoreError('The command line keeps nothing'));

/** Reads as the store of a new installation; every change is refused, as by a full disk. */
export const emptyStore: Store = {
  read: (work) => work(emptyReader),
  transact: keepsNothing,
  check: async () => {},
  close: async () => {},
};
