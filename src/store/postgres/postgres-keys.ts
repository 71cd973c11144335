import { inParts } from '../../../bot/contract/in-parts.ts';
import type { Collection } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { keysIn, spotOf } from '../indexes.ts';
import type { Change, Malformed } from '../overlay.ts';
import type { Connections } from './postgres-connection.ts';
import { statement } from './postgres-statement.ts';

/** Names of the indexes of a collection; the empty one is all of it in its order. */
export const indexesOf = ({ by, order }: Collection<unknown>): string[] => [
  ...(order ? [''] : []),
  ...Object.keys(by ?? {}),
];

/** Keys of a row, each with its index and the order: those of nobody where its shape is wrong. */
function keysOf(collection: Collection<unknown>, id: string, cell: Cell | undefined) {
  if (!cell || cell.fault(collection)) return [];
  const row = cell.read(collection, id);
  const { order } = spotOf(collection, row);
  return indexesOf(collection).flatMap((index) =>
    (index === '' ? [''] : [...new Set(keysIn(collection, index, row.value))]).map((key) => ({
      index,
      key,
      order,
    })),
  );
}

/** Statement that puts the keys of rows in the place of those that they had. */
export function keyWrites(changes: readonly Change[]): string[] {
  const rows = changes.flatMap(({ collection, ...change }) =>
    collection && indexesOf(collection).length > 0 ? [{ ...change, collection }] : [],
  );
  if (rows.length === 0) return [];
  const keys = rows.flatMap(({ table, id, after, collection }) =>
    keysOf(collection, id, after).map((key) => ({ table, id, ...key })),
  );
  return [
    statement(
      `with t as (
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
           as t (collection, id, name, key, sort)
       ), gone as (
         delete from keys k using unnest($6::text[], $7::text[]) as r (collection, id)
         where k.collection = r.collection and k.id = r.id and not exists (
           select from t where t.collection = k.collection and t.id = k.id
             and t.name = k.name and t.key = k.key and t.sort = k.sort)
       )
       insert into keys (collection, id, name, key, sort) select * from t on conflict do nothing`,
      [
        keys.map(({ table }) => table),
        keys.map(({ id }) => id),
        keys.map(({ index }) => index),
        keys.map(({ key }) => key),
        keys.map(({ order }) => order),
        rows.map(({ table }) => table),
        rows.map(({ id }) => id),
      ],
    ),
  ];
}

/** Rows that are looked at together. */
const PAGE = 1_000;

interface Kept {
  id: string;
  version: number;
  json: string;
  keys: [name: string, key: string, sort: string][];
}

const keptSql = `select id, version, value::text as json,
    (select coalesce(json_agg(json_build_array(k.name, k.key, k.sort)), '[]')
     from keys k where k.collection = r.collection and k.id = r.id) as keys
  from rows r where collection = $1`;

/**
 * Looks at the rows of a collection. Writes the keys that they lack, or that it no longer declares: of data of a
 * version before, of a restore, of an index that is new. Gives those of wrong shape, which have none.
 */
export async function inspectRows(
  connections: Connections,
  collection: Collection<unknown>,
  signal: AbortSignal,
): Promise<Malformed[]> {
  const { name } = collection;
  const malformed: Malformed[] = [];
  let isWritten = false;
  for (let from: string | undefined = ''; from !== undefined && !signal.aborted; ) {
    const { rows }: { rows: Kept[] } = await connections.query<Kept>(
      `${keptSql} and id > $2 order by id limit ${PAGE}`,
      [name, from],
    );
    from = rows.at(-1)?.id;
    const unkeyed: string[] = [];
    for await (const part of inParts(rows))
      for (const row of part) {
        const cell = new Cell(row.version, row.json);
        if (cell.fault(collection)) malformed.push({ collection, id: row.id });
        if (!hasItsKeys(collection, row, cell)) unkeyed.push(row.id);
      }
    isWritten ||= unkeyed.length > 0;
    for await (const ids of inParts(unkeyed))
      await connections.change(async (client) => {
        // Now as they are: somebody may have changed them since.
        const sql = `${keptSql} and id = any($2) order by id for update`;
        const held = await client.query<Kept>(sql, [name, ids]);
        const changes = held.rows.map(({ id, version, json }) => {
          const cell = new Cell(version, json);
          return { table: name, id, before: cell, after: cell, collection };
        });
        for (const write of keyWrites(changes)) await client.query(write);
      });
  }
  // Until the server counts them by itself, it takes the table for an empty one, and reads all of it.
  if (isWritten) await connections.query('analyze keys');
  return malformed;
}

function hasItsKeys(collection: Collection<unknown>, { id, keys }: Kept, cell: Cell): boolean {
  const wanted = keysOf(collection, id, cell).map(({ index, key, order }) =>
    JSON.stringify([index, key, order]),
  );
  const found = new Set(keys.map((key) => JSON.stringify(key)));
  return found.size === wanted.length && wanted.every((key) => found.has(key));
}

/** Names of the indexes whose keys are known to be written, by collection. */
export async function keyedIn(connections: Connections): Promise<Map<string, string[]>> {
  const { rows } = await connections.query<{ collection: string; names: string[] }>(
    'select collection, array_agg(name) as names from keyed group by collection',
  );
  return new Map(rows.map(({ collection, names }) => [collection, names]));
}

export const noteKeyed = (connections: Connections, collection: Collection<unknown>) =>
  connections.change(async (client) => {
    await client.query('delete from keyed where collection = $1', [collection.name]);
    await client.query('insert into keyed select $1, unnest($2::text[]) on conflict do nothing', [
      collection.name,
      indexesOf(collection),
    ]);
  });
