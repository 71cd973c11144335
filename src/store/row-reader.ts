import type { Reader } from '../../bot/contract/store.ts';
import { NamedReader } from './names/named-transaction.ts';
import type { RawRow } from './raw-row.ts';
import { Rows } from './rows.ts';
import { RowTransaction } from './transaction.ts';

/** Reads rows that are at hand as a feature reads the store. */
export const readerOver = (rows: readonly RawRow[]): Reader =>
  new NamedReader(new RowTransaction(Rows.from(rows)));
