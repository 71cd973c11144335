import type { Cell } from '../cell.ts';
import { addressOf } from '../overlay.ts';

interface Block {
  /** By `addressOf` the row. */
  rows: Map<string, { table: string; id: string; cell: Cell }>;
  /** UTF-8 of the rows, each preceded by a comma and a line end; absent when a row changed. */
  bytes: Buffer | undefined;
}

/** Rows of a block; a change makes text of one block, and one write takes all of them. */
const blockSize = 64;

/** Text of the data file, in blocks of rows. */
export class FileText {
  readonly #blocks = new Set<Block>();
  readonly #blockOf = new Map<string, Block>();
  #last: Block | undefined;

  /** Rows are already there. */
  constructor(rows: Iterable<readonly [table: string, id: string, cell: Cell]>) {
    for (const [table, id, cell] of rows) this.set(table, id, cell);
    // Now rather than in the first commit, which would hold the event loop for the whole file.
    this.encode();
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

  /** The rows of the file: `[table, id, version, value]`, one a line. */
  encode(): Buffer[] {
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
    text += `,\n["${table}",${JSON.stringify(id)},${cell.version},${cell.json}]`;
  return Buffer.from(text);
}
