import type { Reader } from '../../bot/contract.ts';
import { Cell } from './cell.ts';
import { Memory } from './memory.ts';
import type { RawRow } from './migrations.ts';
import { Overlay } from './overlay.ts';
import { transactionOver } from './transaction.ts';

/** Reads rows that are at hand as a feature reads the store. */
export function readerOver(rows: readonly RawRow[]): Reader {
  const memory = new Memory(
    rows.map(
      ({ table, id, version, value }) =>
        [table, id, new Cell(version, JSON.stringify(value))] as const,
    ),
  );
  return transactionOver(new Overlay(memory.durable));
}
