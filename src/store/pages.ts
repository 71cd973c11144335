import type { Cell } from './cell.ts';

interface Page {
  rows: Map<string, { table: string; id: string }>;
  /** UTF-8 of the rows, each preceded by a comma and a line end; absent when a row changed. */
  bytes: Buffer | undefined;
  /** About how long the rows were when they were added, in characters. */
  size: number;
}

/**
 * In characters. What is measured with `npm run bench -- store` at 64 writers on 1 MB: 15,000 commits
 * a second with 8,192; 20,000 with 2,048; no more with 1,024.
 */
const pageSize = 2048;

/** The text of the file in pages, so that a commit makes JSON only of the pages that changed. */
export class Pages {
  readonly #pages = new Set<Page>();
  readonly #pageOf = new Map<string, Page>();
  #last: Page | undefined;
  readonly #cell: (table: string, id: string) => Cell | undefined;

  constructor(cell: (table: string, id: string) => Cell | undefined) {
    this.#cell = cell;
  }

  /** To be called for every row added, changed or removed, and again when that was rolled back. */
  touch(table: string, id: string): void {
    const key = `${table}\0${id}`;
    const page = this.#pageOf.get(key) ?? this.#room(key, table, id);
    page.bytes = undefined;
  }

  /** The rows of the file: `[table, id, version, value]`, one a line. */
  encode(): Buffer[] {
    const chunks: Buffer[] = [];
    for (const page of this.#pages) {
      page.bytes ??= this.#write(page);
      if (page.rows.size === 0) this.#pages.delete(page);
      else chunks.push(page.bytes);
    }
    // The first row has no comma before it.
    if (chunks[0]) chunks[0] = chunks[0].subarray(1);
    return chunks;
  }

  #room(key: string, table: string, id: string): Page {
    if (!this.#last || this.#last.size > pageSize || !this.#pages.has(this.#last)) {
      this.#last = { rows: new Map(), bytes: undefined, size: 0 };
      this.#pages.add(this.#last);
    }
    this.#last.rows.set(key, { table, id });
    this.#last.size += (this.#cell(table, id)?.json.length ?? 0) + key.length;
    this.#pageOf.set(key, this.#last);
    return this.#last;
  }

  #write(page: Page): Buffer {
    let text = '';
    for (const [key, { table, id }] of page.rows) {
      const cell = this.#cell(table, id);
      if (cell) {
        text += `,\n["${table}",${JSON.stringify(id)},${cell.version},${cell.json}]`;
      } else {
        page.rows.delete(key);
        this.#pageOf.delete(key);
      }
    }
    return Buffer.from(text);
  }
}
