/** Rows of wrong shape: how they are met, moved into quarantine and back, and what the log says of it. */
import type { Collection } from '../../../bot/contract/store.ts';
import type { StoreLog } from '../log.ts';
import type { Malformed, Overlay } from '../overlay.ts';
import { quarantine } from '../own-collections.ts';
import type { Report } from './quarantine.ts';

/** @param time instant at which they go */
export async function setAsideAll(
  overlay: Overlay,
  rows: readonly Malformed[],
  time: () => Promise<Date>,
): Promise<Report[]> {
  if (rows.length === 0) return [];
  const at = (await time()).toISOString();
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
