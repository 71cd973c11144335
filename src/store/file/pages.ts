import type { Cell } from '../cell.ts';
import type { Change } from './overlay.ts';

interface Entry {
  /** Text before the version, comma included: it never changes. */
  head: string;
  cell: Cell | undefined;
  page: Page;
}

interface Page {
  entries: Map<string, Entry>;
  /** UTF-8 of the rows, each preceded by a comma and a line end; absent when a row changed. */
  bytes: Buffer | undefined;
  /** About how long the rows were when they were added, in characters. */
  size: number;
}

/**
 * In characters. At 64 writers on 1 MB, on a machine with other work: about 15,000 commits a second
 * with 8,192, 20,000 with 2,048, no more with 1,024.
 */
const pageSize = 2048;

/** The text of the file in pages, so that a commit makes JSON only of the pages that changed. */
export class Pages {
  readonly #pages = new Set<Page>();
  readonly #entries = new Map<string, Entry>();
  #last: Page = { entries: new Map(), bytes: undefined, size: 0 };

  /** The row is now `cell`, or gone; to be called for every change, and again when it is undone. */
  set({ key, table, id }: Pick<Change, 'key' | 'table' | 'id'>, cell: Cell | undefined): void {
    const entry = this.#entries.get(key);
    if (entry) {
      entry.cell = cell;
      entry.page.bytes = undefined;
    } else if (cell) {
      const head = `,\n["${table}",${JSON.stringify(id)},`;
      const page = this.#room(head.length + cell.json.length);
      const added = { head, cell, page };
      page.entries.set(key, added);
      this.#entries.set(key, added);
    }
  }

  /** The rows of the file: `[table, id, version, value]`, one a line. */
  encode(): Buffer[] {
    const chunks: Buffer[] = [];
    for (const page of this.#pages) {
      page.bytes ??= this.#write(page);
      if (page.entries.size === 0) this.#pages.delete(page);
      else chunks.push(page.bytes);
    }
    // The first row has no comma before it.
    if (chunks[0]) chunks[0] = chunks[0].subarray(1);
    return chunks;
  }

  /** A page where a row of this length goes. */
  #room(length: number): Page {
    if (this.#last.size > pageSize || !this.#pages.has(this.#last)) {
      this.#last = { entries: new Map(), bytes: undefined, size: 0 };
      this.#pages.add(this.#last);
    }
    this.#last.bytes = undefined;
    this.#last.size += length;
    return this.#last;
  }

  #write({ entries }: Page): Buffer {
    let text = '';
    for (const [key, { head, cell }] of entries) {
      if (cell) {
        text += `${head}${cell.version},${cell.json}]`;
      } else {
        entries.delete(key);
        this.#entries.delete(key);
      }
    }
    return Buffer.from(text);
  }
}
