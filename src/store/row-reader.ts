import type { Reader } from '../../bot/contract.ts';
import { Cell } from './cell.ts';
import { Memory } from './memory.ts';
import type { RawRow } from './migrations.ts';
import { NamedReader } from './named-transaction.ts';
import { Overlay } from './overlay.ts';
import { transactionOver } from './transaction.ts';

/** Rows that are at hand, in memory. */
export const memoryOf = (rows: readonly RawRow[]): Memory =>
  new Memory(
    rows.map(
      ({ table, id, version, value }) =>
        [table, id, new Cell(version, JSON.stringify(value))] as const,
    ),
  );

/** Reads rows that are at hand as a feature reads the store. */
export const readerOver = (rows: readonly RawRow[]): Reader =>
  new NamedReader(transactionOver(new Overlay(memoryOf(rows).durable)));
