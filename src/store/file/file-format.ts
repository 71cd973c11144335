import { z } from 'zod';
import { addressOf } from '../overlay.ts';
import type { RawRow } from '../raw-row.ts';

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

export const header = (schema: number): Buffer =>
  Buffer.from(`{"format":"fil-rouge","schema":${schema},"rows":[`);

export const footer: Buffer = Buffer.from('\n]}\n');

export const line = ({ table, id, version, value }: RawRow): string =>
  `\n${JSON.stringify([table, id, version, value])}`;

/** Reads what `header`, rows and `footer` make; throws an `Error` that says what is wrong. */
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
