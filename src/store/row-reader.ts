import type { Reader } from '../../bot/contract/store.ts';
import { NamedReader } from './names/named-transaction.ts';
import { Overlay } from './overlay.ts';
import type { RawRow } from './raw-row.ts';
import { RowMemory } from './row-memory.ts';

/** Reads rows that are at hand as a feature reads the store. */
export const readerOver = (rows: readonly RawRow[]): Reader =>
  new NamedReader(new Overlay(RowMemory.of(rows)));
