import { outbox } from '../own-collections.ts';
import type { RawRow } from '../raw-row.ts';

/** Collections in which several instances counted together what leaves. */
const gone = new Set(['sendRates', 'sendPaces']);

/** The rates are no longer kept, and of the instants of the requests of a row only the last is. */
export const withoutSendRates = (rows: RawRow[]): RawRow[] =>
  rows
    .filter(({ table }) => !gone.has(table))
    .map((row) => (row.table === outbox.name ? withLastTry(row) : row));

function withLastTry(row: RawRow): RawRow {
  // One from the quarantine may have any shape.
  const result = (row.value as { result?: { tries?: unknown } | null } | null)?.result;
  if (!Array.isArray(result?.tries)) return row;
  const { tries, ...rest } = result;
  const triedAt = tries.at(-1) ?? null;
  return { ...row, value: { ...(row.value as object), result: { ...rest, triedAt } } };
}
