import type { Reader } from '../../bot/contract/store.ts';
import { Cell } from './cell.ts';
import { NamedReader } from './names/named-transaction.ts';
import { Overlay } from './overlay.ts';
import type { RawRow } from './raw-row.ts';
import { RowMemory } from './row-memory.ts';

/** Rows that are at hand, in memory. */
export const memoryOf = (rows: readonly RawRow[]): RowMemory =>
  new RowMemory(
    rows.map(
      ({ table, id, version, value }) =>
        [table, id, new Cell(version, JSON.stringify(value))] as const,
    ),
  );

/** Reads rows that are at hand as a feature reads the store. */
export const readerOver = (rows: readonly RawRow[]): Reader =>
  new NamedReader(new Overlay(memoryOf(rows)));
