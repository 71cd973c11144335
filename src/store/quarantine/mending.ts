/** Rows of wrong shape: how they are met, moved into quarantine and back, and what the log says of it. */
import { type Collection, StoreError } from '../../../bot/contract/store.ts';
import type { StoreLog } from '../log.ts';
import type { Malformed, Overlay } from '../overlay.ts';
import { quarantine } from '../own-collections.ts';
import type { Report } from './quarantine.ts';

/** A work met rows of wrong shape: they go into quarantine, and it is done again without them. */
class MetMalformed extends Error {
  override name = 'MetMalformed';
  readonly rows: readonly Malformed[];

  constructor(rows: readonly Malformed[]) {
    super('Rows of wrong shape.');
    this.rows = rows;
  }
}

/** A work that is not to count when it met rows of wrong shape, whatever came of it. */
export const wary =
  <R>(work: (overlay: Overlay) => Promise<R>) =>
  (overlay: Overlay): Promise<R> =>
    work(overlay).finally(() => {
      if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
    });

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

export async function setAsideAll(
  overlay: Overlay,
  rows: readonly Malformed[],
  at: string,
): Promise<Report[]> {
  const reports: Report[] = [];
  for (const row of rows) {
    const made = await overlay.setAside(row, at);
    if (made) reports.push(made);
  }
  return reports;
}

/** Puts back what is of its shape again; says how many rows. */
export async function putBackAll(
  overlay: Overlay,
  known: ReadonlyMap<string, Collection<unknown>>,
): Promise<number> {
  let count = 0;
  for (const { id, value } of await overlay.list(quarantine)) {
    const collection = known.get(value.collection);
    if (collection && (await overlay.putBack(id, collection))) count += 1;
  }
  return count;
}

/** Lines of one occasion: a schema that grew stricter concerns every row of a collection. */
const MOST_LINES = 20;

export function report(log: StoreLog, reports: readonly Report[]): void {
  for (const { collection, key, fields } of reports.slice(0, MOST_LINES))
    log.error({ collection, row: key, fields }, 'store: a row of wrong shape is in quarantine');
  const more = reports.length - MOST_LINES;
  if (more > 0) log.error({ more }, 'store: more rows of wrong shape are in quarantine');
}
