import { z } from 'zod';
import type { Cell } from '../cell.ts';
import type { RawRow } from '../raw-row.ts';
import { addressOf, type PlacedCells } from '../rows.ts';

/**
 * `{"format":"fil-rouge","schema":1,"rows":[` then one row a line, `[table, id, version, value]`,
 * then `]}`: a backup, a data file and an export to restore from are all this one thing.
 */
const fileShape = z.object({
  format: z.literal('fil-rouge'),
  schema: z.int().positive(),
  rows: z.array(
    z.tuple([
      z.string(),
      z.string(),
      z.int().positive(),
      z.unknown().refine((v) => v !== undefined),
    ]),
  ),
});

export interface FileContent {
  schema: number;
  rows: RawRow[];
}

/** Reads what `fileOf` writes; throws an `Error` that says what is wrong. */
export function parseFile(bytes: Buffer): FileContent {
  if (bytes.length === 0) throw new Error('the file is empty');
  const { schema, rows } = fileShape.parse(JSON.parse(bytes.toString('utf8')));
  const seen = new Set<string>();
  const content = rows.map(([table, id, version, value]) => {
    const key = addressOf(table, id);
    if (seen.has(key)) throw new Error(`the row "${id}" of "${table}" is there twice`);
    seen.add(key);
    return { table, id, version, value };
  });
  return { schema, rows: content };
}

/** Lines of rows, each made once: what does not change is written again, but not made text again. */
const lines = new WeakMap<Cell, Buffer>();

function lineOf(table: string, id: string, cell: Cell): Buffer {
  const line =
    lines.get(cell) ??
    Buffer.from(`,\n[${JSON.stringify(table)},${JSON.stringify(id)},${cell.version},${cell.json}]`);
  lines.set(cell, line);
  return line;
}

/** The whole file. */
export function fileOf(schema: number, rows: PlacedCells): Buffer {
  const all: Buffer[] = [];
  for (const [table, id, cell] of rows) all.push(lineOf(table, id, cell));
  // The first row has no comma before it.
  if (all[0]) all[0] = all[0].subarray(1);
  const header = Buffer.from(`{"format":"fil-rouge","schema":${schema},"rows":[`);
  return Buffer.concat([header, ...all, Buffer.from('\n]}\n')]);
}
