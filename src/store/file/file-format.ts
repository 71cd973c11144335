import { z } from 'zod';
import type { Cell } from '../cell.ts';
import { addressOf, type PlacedCells } from '../overlay.ts';
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

/** Reads what `FileText` writes; throws an `Error` that says what is wrong. */
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

interface Block {
  /** By `addressOf` the row. */
  rows: Map<string, { table: string; id: string; cell: Cell }>;
  /** UTF-8 of the rows, each preceded by a comma and a line end; absent when a row changed. */
  bytes: Buffer | undefined;
}

/** Rows of a block; a change makes text of one block, and one write takes all of them. */
const blockSize = 64;

/** Text of a data file, in blocks of rows. */
export class FileText {
  readonly #blocks = new Set<Block>();
  readonly #blockOf = new Map<string, Block>();
  #last: Block | undefined;

  /** Rows are already there. */
  constructor(rows: PlacedCells) {
    for (const [table, id, cell] of rows) this.set(table, id, cell);
    // Now rather than in the first commit, which would hold the event loop for the whole file.
    this.#encode();
  }

  /** The row is now `cell`, or gone. */
  set(table: string, id: string, cell: Cell | undefined): void {
    const key = addressOf(table, id);
    const block = this.#blockOf.get(key) ?? (cell && this.#room());
    if (!block) return;
    block.bytes = undefined;
    if (cell) {
      block.rows.set(key, { table, id, cell });
      this.#blockOf.set(key, block);
    } else {
      block.rows.delete(key);
      this.#blockOf.delete(key);
      if (block.rows.size === 0) this.#blocks.delete(block);
    }
  }

  /** The whole file. */
  file(schema: number): Buffer[] {
    const header = Buffer.from(`{"format":"fil-rouge","schema":${schema},"rows":[`);
    return [header, ...this.#encode(), Buffer.from('\n]}\n')];
  }

  #encode(): Buffer[] {
    const chunks: Buffer[] = [];
    for (const block of this.#blocks) {
      block.bytes ??= written(block);
      chunks.push(block.bytes);
    }
    // The first row has no comma before it.
    if (chunks[0]) chunks[0] = chunks[0].subarray(1);
    return chunks;
  }

  #room(): Block {
    if (!this.#last || this.#last.rows.size >= blockSize || !this.#blocks.has(this.#last)) {
      this.#last = { rows: new Map(), bytes: undefined };
      this.#blocks.add(this.#last);
    }
    return this.#last;
  }
}

function written({ rows }: Block): Buffer {
  let text = '';
  for (const { table, id, cell } of rows.values())
    text += `,\n[${JSON.stringify(table)},${JSON.stringify(id)},${cell.version},${cell.json}]`;
  return Buffer.from(text);
}
