import { outbox, quarantine } from './own-collections.ts';
import { withoutQuarantine } from './quarantine/quarantine.ts';
import type { RawRow } from './raw-row.ts';
import { StoreRefusal } from './refusal.ts';

/** Change of every row of the store, from one version of the schema to the next. Pure. */
export type Migration = (rows: RawRow[]) => RawRow[];

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

/**
 * Every change of shape since version 1, oldest first; both adapters run them. A released one is
 * never edited: data on somebody's disk has been through it.
 */
export const migrations: readonly Migration[] = [
  withoutSendRates,
  // Changes are counted in memory.
  (rows) => rows.filter(({ table }) => table !== 'copiedChanges'),
];

/** The version that this list of migrations leads to. */
export const schemaVersion = (list: readonly Migration[]): number => list.length + 1;

/**
 * The rows of a file or of a base, brought to the newest schema; data that a newer version wrote, which this one would
 * read wrong, are refused. Those in quarantine go through it at their own places, for it may be what puts them right; a
 * migration that one of them stops goes on without them.
 */
export function upToDate(
  { schema, rows }: { schema: number; rows: RawRow[] },
  where: string,
  list: readonly Migration[] = migrations,
): RawRow[] {
  const known = schemaVersion(list);
  if (schema > known)
    throw new StoreRefusal(
      `Les données de ${where} viennent d’une version plus récente du bot (schéma ${schema}, ` +
        `celui-ci connaît ${known}) : installez cette version, ou restaurez une sauvegarde antérieure.`,
    );
  if (schema === known) return rows;
  const migrated = (before: RawRow[]) =>
    list.slice(schema - 1).reduce((all, migrate) => migrate(all), before);
  try {
    return migrated(withoutQuarantine(rows));
  } catch (error) {
    const isAside = ({ table }: RawRow) => table === quarantine.name;
    const aside = rows.filter(isAside);
    if (aside.length === 0) throw error;
    return [...migrated(rows.filter((row) => !isAside(row))), ...aside];
  }
}
