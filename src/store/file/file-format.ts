import { z } from 'zod';
import type { RawRow } from '../raw-row.ts';
import { addressOf, type Rows } from '../rows.ts';
import type { ShelfPart } from '../shelf.ts';

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

/** Texts of parts of rows, each made once: what does not change is written again, but not made text again. */
const texts = new WeakMap<ShelfPart, Buffer>();

function textOf(table: string, part: ShelfPart): Buffer {
  const name = JSON.stringify(table);
  const lines = () =>
    part.map(({ id, cell }) => `,\n[${name},${JSON.stringify(id)},${cell.version},${cell.json}]`);
  const text = texts.get(part) ?? Buffer.from(lines().join(''));
  texts.set(part, text);
  return text;
}

/** The whole file. */
export function fileOf(schema: number, rows: Rows): Buffer[] {
  const all = [...rows.parts()].map(([table, part]) => textOf(table, part));
  // The first row has no comma before it.
  if (all[0]) all[0] = all[0].subarray(1);
  const header = Buffer.from(`{"format":"fil-rouge","schema":${schema},"rows":[`);
  return [header, ...all, Buffer.from('\n]}\n')];
}
