import type { Collection } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { keysIn, spotOf } from '../indexes.ts';
import type { Change } from '../overlay.ts';
import type { Connections } from './postgres-connection.ts';
import { statement } from './postgres-statement.ts';

/** What rows of a collection are found by: every key of every index, and all of it in its order. */
export const isIndexed = ({ by, order }: Collection<unknown>): boolean => Boolean(by ?? order);

/** Keys of a row, each with its index and the order: those of nobody where its shape is wrong. */
function keysOf(collection: Collection<unknown>, id: string, cell: Cell | undefined) {
  if (!cell || cell.fault(collection)) return [];
  const row = cell.read(collection, id);
  const { order } = spotOf(collection, row);
  const named = Object.keys(collection.by ?? {}).flatMap((index) =>
    [...new Set(keysIn(collection, index, row.value))].map((key) => ({ index, key, order })),
  );
  return collection.order ? [{ index: '', key: '', order }, ...named] : named;
}

/** Statement that puts the keys of rows in the place of those that they had. */
export function keyWrites(changes: readonly Change[]): string[] {
  const rows = changes.filter(({ collection }) => collection && isIndexed(collection));
  if (rows.length === 0) return [];
  const keys = rows.flatMap(({ table, id, after, collection }) =>
    collection ? keysOf(collection, id, after).map((key) => ({ table, id, ...key })) : [],
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
const batchSize = 1_000;

/**
 * Writes the keys that rows of a collection lack, or that it no longer declares: of data of a version before,
 * of a restore, of an index that is new. Rows of wrong shape have none.
 */
export async function keyRows(
  connections: Connections,
  collection: Collection<unknown>,
): Promise<void> {
  const { name } = collection;
  const keptSql = `select id, version, value::text as json,
      (select coalesce(json_agg(json_build_array(k.name, k.key, k.sort)), '[]')
       from keys k where k.collection = r.collection and k.id = r.id) as keys
    from rows r where collection = $1`;
  let isWritten = false;
  for (let from = ''; ; ) {
    const { rows } = await connections.query<Kept>(
      `${keptSql} and id > $2 order by id limit ${batchSize}`,
      [name, from],
    );
    const last = rows.at(-1)?.id;
    if (last === undefined) break;
    from = last;
    const ids = unkeyed(collection, rows).map(({ id }) => id);
    if (ids.length === 0) continue;
    isWritten = true;
    await connections.change(async (client) => {
      // Now as they are: somebody may have changed them since.
      const sql = `${keptSql} and id = any($2) order by id for update`;
      const held = await client.query<Kept>(sql, [name, ids]);
      for (const write of keyWrites(unkeyed(collection, held.rows))) await client.query(write);
    });
  }
  // Until the server counts them by itself, it takes the table for an empty one, and reads all of it.
  if (isWritten) await connections.query('analyze keys');
}

interface Kept {
  id: string;
  version: number;
  json: string;
  keys: [name: string, key: string, sort: string][];
}

/** Rows whose keys are not those that they should have, as changes that write them. */
function unkeyed(collection: Collection<unknown>, rows: readonly Kept[]): Change[] {
  return rows.flatMap(({ id, version, json, keys }) => {
    const cell = new Cell(version, json);
    const wanted = keysOf(collection, id, cell).map(({ index, key, order }) =>
      JSON.stringify([index, key, order]),
    );
    const found = new Set(keys.map((key) => JSON.stringify(key)));
    const isSame = found.size === wanted.length && wanted.every((key) => found.has(key));
    return isSame ? [] : [{ table: collection.name, id, before: cell, after: cell, collection }];
  });
}
