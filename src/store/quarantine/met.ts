import { StoreError } from '../../../bot/contract/store.ts';
import type { Malformed, Overlay } from '../overlay.ts';

/** A work met rows of wrong shape: they go into quarantine, and it is done again without them. */
class MetMalformed extends Error {
  override name = 'MetMalformed';
  readonly rows: readonly Malformed[];

  constructor(rows: readonly Malformed[]) {
    super('Rows of wrong shape.');
    this.rows = rows;
  }
}

/** Refuses rows that cannot be read. */
export function refuseMalformed(rows: readonly Malformed[]): void {
  if (rows.length > 0) throw new MetMalformed(rows);
}

/** A work that is not to count when it met rows of wrong shape, whatever came of it. */
export const wary =
  <R>(work: (overlay: Overlay) => Promise<R>) =>
  (overlay: Overlay): Promise<R> =>
    work(overlay).finally(() => refuseMalformed(overlay.malformed));

/** What is met next was hidden behind what was met: it ends, unless somebody keeps spoiling rows. */
const MOST_TIMES = 20;

/** Does something again, without the rows of wrong shape that it met. */
export async function mended<R>(
  run: () => Promise<R>,
  setAside: (rows: readonly Malformed[]) => Promise<void>,
): Promise<R> {
  for (let count = 0; count < MOST_TIMES; count += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof MetMalformed)) throw error;
      await setAside(error.rows);
    }
  }
  throw new StoreError('Rows of wrong shape.');
}
