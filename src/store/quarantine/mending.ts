/** Rows of wrong shape: how they are moved into quarantine and back, and what the log says of it. */
import type { Collection } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import type { StoreLog } from '../log.ts';
import { quarantine } from '../own-collections.ts';
import { addressOf } from '../rows.ts';
import type { Malformed, RowTransaction } from '../transaction.ts';
import { jsonOrText, quarantineKey, type Report } from './quarantine.ts';

/**
 * Puts rows in quarantine, replaced in this work or not; but for those that are gone or were put right meanwhile.
 *
 * @param time instant at which they go
 */
export async function setAside(
  tx: RowTransaction,
  rows: readonly Malformed[],
  time: () => Promise<Date>,
): Promise<Report[]> {
  if (rows.length === 0) return [];
  const at = (await time()).toISOString();
  const reports: Report[] = [];
  for (const { collection, id, cell } of rows) {
    const { name: table } = collection;
    const key = quarantineKey(table, id);
    const fields = cell.fault(collection);
    const change = tx.changes.get(addressOf(table, id));
    const isGone = change && !change.after;
    const isAside = tx.changes.has(addressOf(quarantine.name, key));
    if (!fields || isGone || isAside || cell !== tx.before.cell(table, id)) continue;
    const kept = { collection: table, id, version: cell.version, value: jsonOrText(cell.json) };
    await tx.put(quarantine, key, { ...kept, fields, at });
    if (!change) tx.change({ table, id, after: undefined });
    reports.push({ key, collection: table, fields });
  }
  return reports;
}

/** Puts rows back in their places if they are now of their shape and nobody took the place. */
export async function putBack(
  tx: RowTransaction,
  known: ReadonlyMap<string, Collection<unknown>>,
): Promise<void> {
  for (const { id: key, value } of await tx.list(quarantine)) {
    const { collection: table, id } = value;
    const collection = known.get(table);
    const after = new Cell(value.version, JSON.stringify(value.value));
    if (!collection || after.fault(collection) || tx.cell(table, id)) continue;
    tx.change({ table, id, after });
    await tx.remove(quarantine, key);
  }
}

/** Lines of one occasion: a schema that grew stricter concerns every row of a collection. */
const MOST_LINES = 20;

export function report(log: StoreLog, reports: readonly Report[]): void {
  for (const { collection, key, fields } of reports.slice(0, MOST_LINES))
    log.error({ collection, row: key, fields }, 'store: a row of wrong shape is in quarantine');
  const more = reports.length - MOST_LINES;
  if (more > 0) log.error({ more }, 'store: more rows of wrong shape are in quarantine');
}
