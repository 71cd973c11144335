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
  for (let from = ''; ; ) {
    let last: string | undefined;
    await connections.change(async (client) => {
      const { rows } = await client.query<Kept>(
        `select id, version, value::text as json,
           (select coalesce(json_agg(json_build_array(k.name, k.key, k.sort)), '[]')
            from keys k where k.collection = r.collection and k.id = r.id) as keys
         from rows r where collection = $1 and id > $2 order by id limit ${batchSize} for update`,
        [name, from],
      );
      last = rows.at(-1)?.id;
      const changes = rows.flatMap(({ id, version, json, keys }): Change[] => {
        const after = new Cell(version, json);
        const wanted = keysOf(collection, id, after).map(({ index, key, order }) =>
          JSON.stringify([index, key, order]),
        );
        const found = new Set(keys.map((key) => JSON.stringify(key)));
        const isSame = found.size === wanted.length && wanted.every((key) => found.has(key));
        return isSame ? [] : [{ table: name, id, before: after, after, collection }];
      });
      for (const write of keyWrites(changes)) await client.query(write);
    });
    if (last === undefined) return;
    from = last;
  }
}

interface Kept {
  id: string;
  version: number;
  json: string;
  keys: [name: string, key: string, sort: string][];
}
