import { createHash } from 'node:crypto';
import { addressOf, type Overlay } from '../file/overlay.ts';
import { Overtaken } from '../file/retries.ts';
import { outbox } from '../own-collections.ts';
import { marksOf, type Queries } from './postgres-rows.ts';
import { writeChanges } from './postgres-writes.ts';

/** Writes what a work decided, if all that it saw is still so; else throws `Overtaken`. */
export async function commitOverlay(db: Queries, overlay: Overlay): Promise<void> {
  if (!(await holds(db, overlay))) throw new Overtaken();
  if (!(await writeChanges(db, [...overlay.changes.values()]))) throw new Overtaken();
}

/** True when every row that the overlay read is unchanged. */
export async function holds(db: Queries, overlay: Overlay): Promise<boolean> {
  const all = [...overlay.seen.values()];
  for (const table of new Set(all.map((one) => one.table))) {
    const seen = all.filter((one) => one.table === table);
    const now = await marksOf(db, { table, ids: seen.map(({ id }) => id) });
    if (seen.some(({ id, cell }) => cell?.mark !== now.get(id))) return false;
  }
  for (const [table, mark] of overlay.lists) {
    if (!same(mark as Map<string, unknown>, await marksOf(db, { table }))) return false;
  }
  for (const { field, value, mark } of overlay.finds.values()) {
    const now = await marksOf(db, { table: outbox.name, field, value });
    if (!same(mark as Map<string, unknown>, now)) return false;
  }
  return true;
}

const same = (a: Map<string, unknown>, b: Map<string, unknown>): boolean =>
  a.size === b.size && [...a].every(([id, mark]) => b.get(id) === mark);

/**
 * The statement that takes the locks of a commit; it holds nothing but numbers, so it can be sent
 * together with `begin`. Exclusive on the rows written, shared on the rows read. A list is a
 * question about a whole table: whoever asked it holds the table, against all who change a row.
 *
 * Advisory locks rather than SERIALIZABLE: they also cover rows that do not exist yet, they make
 * two commits that touch the same row wait a millisecond instead of failing, and, taken in order,
 * they cannot deadlock. Each statement after them sees what the previous holder committed.
 */
export function lockStatement(overlay: Overlay): string {
  const locks = new Map<string, boolean>();
  const want = (name: string, exclusive: boolean) =>
    locks.set(name, exclusive || locks.get(name) === true);
  for (const { table, id } of overlay.seen.values()) want(addressOf(table, id), false);
  for (const { table, id } of overlay.changes.values()) {
    want(addressOf(table, id), true);
    want(table, false);
  }
  for (const table of overlay.lists.keys()) want(table, true);
  if (overlay.finds.size > 0) want(outbox.name, true);
  const sorted = [...locks]
    .map(([name, exclusive]) => ({ number: lockNumber(name), exclusive }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const numbers = sorted.map(({ number }) => number).join(',');
  const exclusives = sorted.map(({ exclusive }) => exclusive).join(',');
  return `select case when exclusive then pg_advisory_xact_lock(number)
      else pg_advisory_xact_lock_shared(number) end
    from unnest('{${numbers}}'::bigint[], '{${exclusives}}'::boolean[]) as t (number, exclusive)`;
}

/** A name as PostgreSQL wants it; two names with one number only wait for each other. */
const lockNumber = (name: string): bigint =>
  createHash('sha256').update(name).digest().readBigInt64BE(0);
