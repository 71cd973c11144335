import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Collection, Json, QuarantinedRow } from '../../../bot/contract/store.ts';
import { quarantine } from '../own-collections.ts';
import type { RawRow } from '../raw-row.ts';

/** Shapes of the rows that can be checked, by collection. */
export type Schemas = ReadonlyMap<string, z.ZodType>;

export const schemasOf = (collections: readonly Collection<unknown>[]): Schemas =>
  new Map(collections.map(({ name, schema }) => [name, schema]));

/** Name of a row in quarantine, in the log and in commands: ids may name people, this does not. */
export const quarantineKey = (table: string, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([table, id]))
    .digest('hex')
    .slice(0, 24);

/** Paths of what is wrong, without keys that could be somebody's id or words. */
export const fieldsOf = (error: z.ZodError): string[] => {
  const paths = error.issues.map(({ path }) =>
    path
      .map((key) => (/^([a-z][a-zA-Z]{0,40}|\d{1,6})$/.test(String(key)) ? String(key) : '*'))
      .join('.'),
  );
  return [...new Set(paths)].slice(0, 20);
};

/** JSON as it is kept; the text itself where it is none (columns of a database edited by hand). */
export function jsonOrText(json: string): Json {
  try {
    return JSON.parse(json) as Json;
  } catch {
    return json;
  }
}

/** Rows of a file or of a database, those of wrong shape in quarantine: as they were, version included. */
export function withQuarantine(rows: readonly RawRow[], schemas: Schemas, at: string): RawRow[] {
  return rows.map((row) => {
    const { error } = schemas.get(row.table)?.safeParse(row.value) ?? {};
    if (!error) return row;
    const { table: collection, ...kept } = row;
    return {
      table: quarantine.name,
      id: quarantineKey(collection, row.id),
      version: 1,
      value: { collection, ...kept, fields: fieldsOf(error), at },
    };
  });
}

/**
 * Rows of a file or of a database, each at its own place again, whatever its shape: migrations are
 * for all. Where a newer row has taken the place, the older one stays in quarantine.
 */
export function withoutQuarantine(rows: readonly RawRow[]): RawRow[] {
  if (rows.every(({ table }) => table !== quarantine.name)) return [...rows];
  const taken = new Set(rows.map(({ table, id }) => quarantineKey(table, id)));
  return rows.map((row) => {
    if (row.table !== quarantine.name || taken.has(row.id)) return row;
    const { data } = quarantine.schema.safeParse(row.value);
    if (!data) return row;
    return { table: data.collection, id: data.id, version: data.version, value: data.value };
  });
}

/** One row more in quarantine, as the log says it. */
export type Report = Pick<QuarantinedRow, 'key' | 'collection' | 'fields'>;
