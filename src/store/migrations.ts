import { withoutSendRates } from './migrations/send-rates.ts';
import { quarantine } from './own-collections.ts';
import { withoutQuarantine } from './quarantine/quarantine.ts';
import type { RawRow } from './raw-row.ts';
import { StoreRefusal } from './refusal.ts';

export interface Migration {
  /** The schema version that it leads to: 2 for the first one. */
  to: number;
  /** Title of the change, for the log, in English. */
  title: string;
  /** Pure. Gets every row of the store and gives every row of the new one. */
  migrate: (rows: RawRow[]) => RawRow[];
}

/**
 * Every change of shape since version 1, oldest first; both adapters run them. A released one is
 * never edited: data on somebody's disk has been through it.
 */
export const migrations: readonly Migration[] = [
  { to: 2, title: 'rates are no longer kept', migrate: withoutSendRates },
  {
    to: 3,
    title: 'changes are counted in memory',
    migrate: (rows) => rows.filter(({ table }) => table !== 'copiedChanges'),
  },
];

/** The version that this list of migrations leads to. */
export const schemaVersion = (list: readonly Migration[]): number => list.at(-1)?.to ?? 1;

/** Refuses data that a newer version wrote, which this one would read wrong. */
export function refuseNewer(schema: number, where: string, list: readonly Migration[]): void {
  const known = schemaVersion(list);
  if (schema <= known) return;
  throw new StoreRefusal(
    `Les données de ${where} viennent d’une version plus récente du bot (schéma ${schema}, ` +
      `celui-ci connaît ${known}) : installez cette version, ou restaurez une sauvegarde antérieure.`,
  );
}

/** The rows of a file or of a base, brought to the newest schema; refuses what is newer still. */
export function upToDate(
  { schema, rows }: { schema: number; rows: RawRow[] },
  where: string,
  list: readonly Migration[] = migrations,
): RawRow[] {
  refuseNewer(schema, where, list);
  return migrateRows(rows, schema, list);
}

/**
 * The rows brought from `version` to the newest; throws when the list has a hole: a bug. Those in
 * quarantine go through it at their own places, for it may be what puts them right; a migration that
 * one of them stops goes on without them.
 */
export function migrateRows(rows: RawRow[], version: number, list: readonly Migration[]): RawRow[] {
  if (schemaVersion(list) <= version) return rows;
  const all = withoutQuarantine(rows);
  try {
    return migrateAll(all, version, list);
  } catch (error) {
    const isAside = ({ table }: RawRow) => table === quarantine.name;
    const aside = rows.filter(isAside);
    if (aside.length === 0) throw error;
    return [
      ...migrateAll(
        rows.filter((row) => !isAside(row)),
        version,
        list,
      ),
      ...aside,
    ];
  }
}

function migrateAll(rows: RawRow[], version: number, list: readonly Migration[]): RawRow[] {
  let [current, at] = [rows, version];
  for (const { to, migrate } of list) {
    if (to <= at) continue;
    if (to !== at + 1) throw new Error(`No migration leads from version ${at} to ${at + 1}.`);
    current = migrate(current);
    at = to;
  }
  return current;
}
