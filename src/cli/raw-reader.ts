import type { Collection, Reader, Row } from '../../bot/contract.ts';
import type { RawRow } from '../store/migrations.ts';

/** Rows of a backup or of a running service's file, read as a store reads them. */
export function readerOf(rows: readonly RawRow[]): Pick<Reader, 'get' | 'list'> {
  const tables = new Map<string, Map<string, RawRow>>();
  for (const row of rows) {
    const table = tables.get(row.table) ?? new Map<string, RawRow>();
    tables.set(row.table, table.set(row.id, row));
  }
  const parsed = <T>({ schema }: Collection<T>, { id, version, value }: RawRow): Row<T> => ({
    id,
    version,
    value: schema.parse(value),
  });
  return {
    get: async (collection, id) => {
      const row = tables.get(collection.name)?.get(id);
      return row && parsed(collection, row);
    },
    list: async (collection) =>
      [...(tables.get(collection.name)?.values() ?? [])].map((row) => parsed(collection, row)),
  };
}
