/** SQL that finds rows, and what its answers are. */
import type { QueryResultRow } from 'pg';
import type { Collection } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { spotOf } from '../indexes.ts';
import { addressOf, type Selection } from '../overlay.ts';
import { outbox, quarantine } from '../own-collections.ts';
import { jsonOrText } from '../quarantine/quarantine.ts';
import type { RawRow } from '../raw-row.ts';
import { statement } from './postgres-statement.ts';
import type { Queries } from './transaction-queries.ts';

/** A row as it comes from the server. */
export interface CellRow extends QueryResultRow {
  id: string;
  version: number;
  json: string;
}

/** Address of a row. */
export interface RowAddress {
  table: string;
  id: string;
}

/** Key of an index. */
export interface IndexKey {
  table: string;
  index: string;
  key: string;
}

/** A question, for any number of things at once, and its answer: one text for each thing says which is which. */
export interface Question<A, R> {
  sql: (asked: readonly A[]) => string;
  read: (rows: CellRow[]) => R;
}

/** Rows by their addresses, by `addressOf` each. */
export const byAddress: Question<RowAddress, Map<string, Cell>> = {
  sql: (asked) =>
    statement(
      `select collection as "table", id, version, value::text as json from rows
       where (collection, id) in (select * from unnest($1::text[], $2::text[]))`,
      [asked.map(({ table }) => table), asked.map(({ id }) => id)],
    ),
  read: (rows) => new Map(rows.map((row) => [addressOf(row.table, row.id), cellOf(row)])),
};

/** One text for a key of an index. */
export const textOf = ({ table, index, key }: IndexKey): string => [table, index, key].join('\0');

/** Rows under keys of indexes, by `textOf` each key. */
export const byKey: Question<IndexKey, Map<string, Map<string, Cell>>> = {
  sql: (asked) =>
    statement(
      `select k.collection as "table", k.name as index, k.key, r.id, r.version, r.value::text as json
       from keys k join rows r using (collection, id)
       where (k.collection, k.name, k.key) in
         (select * from unnest($1::text[], $2::text[], $3::text[]))`,
      [
        asked.map(({ table }) => table),
        asked.map(({ index }) => index),
        asked.map(({ key }) => key),
      ],
    ),
  read: (rows) => {
    const found = new Map<string, Map<string, Cell>>();
    for (const row of rows) {
      const of = textOf(row as CellRow & IndexKey);
      found.set(of, (found.get(of) ?? new Map()).set(row.id, cellOf(row)));
    }
    return found;
  },
};

/** Rows of a page. */
export function selecting<T>(collection: Collection<T>, selection: Selection<T>): string {
  const { index, limit } = selection;
  if (index !== undefined || (limit !== undefined && collection.order))
    return pageUnderKey(collection, selection);
  return pageById(collection, selection);
}

export const cellsOf = (rows: CellRow[]): Map<string, Cell> =>
  new Map(rows.map((row) => [row.id, cellOf(row)]));

export const cellOf = ({ version, json }: CellRow): Cell => new Cell(version, json);

/** Page of the rows under a key of an index; of all that have an order, under the empty one. */
function pageUnderKey<T>(collection: Collection<T>, selection: Selection<T>): string {
  const { index = '', key = '', since, before, oldestFirst, limit = 0 } = selection;
  const values: unknown[] = [collection.name, index, key, Math.min(limit, 1e9)];
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions = ['collection = $1', 'name = $2', 'key = $3'];
  if (since !== undefined) conditions.push(`sort >= ${value(since)}`);
  if (typeof before === 'string') conditions.push(`sort < ${value(before)}`);
  else if (before) {
    const { order, id } = spotOf(collection, before);
    conditions.push(`(sort, id) < (${value(order)}, ${value(id)})`);
  }
  const direction = oldestFirst ? '' : 'desc';
  return statement(
    `select r.id, r.version, r.value::text as json from keys k join rows r using (collection, id)
     where ${conditions.join(' and ')} order by sort ${direction}, id ${direction} limit $4`,
    values,
  );
}

/** Page of a collection that has no order of its own. */
function pageById<T>({ name }: Collection<T>, selection: Selection<T>): string {
  const { before, oldestFirst, limit = 0 } = selection;
  const values: unknown[] = [name, Math.min(limit, 1e9)];
  const end = typeof before === 'object' ? `and id < $${values.push(before.id)}` : '';
  return statement(
    `select id, version, value::text as json from rows where collection = $1 ${end}
     order by id ${oldestFirst ? '' : 'desc'} limit $2`,
    values,
  );
}

/** The next rows of a collection, by id. */
export const rowsAfter = (table: string, id: string, limit: number): string =>
  statement(
    `select id, version, value::text as json from rows
     where collection = $1 and id > $2 order by id limit $3`,
    [table, id, limit],
  );

/** Ids of the rows whose JSON holds one of these pieces; reads the whole table. */
export async function idsContaining(
  db: Queries,
  table: string,
  pieces: readonly string[],
): Promise<string[]> {
  const sql = `select id from rows where collection = $1 and exists (
      select 1 from unnest($2::text[]) as t (piece) where strpos(value::text, piece) > 0)`;
  const { rows } = await db.query<{ id: string }>(sql, [table, pieces]);
  return rows.map((row) => row.id);
}

const due = `where collection = '${outbox.name}' and name = 'due' and key = 'due' and sort <= $1
  order by sort, id limit $2`;

/** Rows to send that were due when this is asked, locked; those that another transaction is changing are passed over. */
export const dueRows = (now: Date, limit: number): [sql: string, values: unknown[]] => [
  `select r.id, r.version, r.value::text as json from keys join rows r using (collection, id)
   ${due} for update of r skip locked`,
  [now.toISOString(), limit],
];

/** How many rows to send are due, as far as `limit`, and since when. */
export async function dueIn(db: Queries, now: Date, limit: number) {
  const { rows } = await db.query<{ due: number; oldest: string | null }>(
    `select count(*)::int as due, min(sort) as oldest from (select sort from keys ${due}) due`,
    [now.toISOString(), limit],
  );
  return { due: rows[0]?.due ?? 0, oldest: rows[0]?.oldest ?? undefined };
}

/** Keys of the rows in quarantine. */
export async function quarantinedIn(db: Queries): Promise<Set<string>> {
  const sql = 'select id from rows where collection = $1';
  const { rows } = await db.query<{ id: string }>(sql, [quarantine.name]);
  return new Set(rows.map(({ id }) => id));
}

/** Time of the server: instances need not agree on theirs. */
export async function serverTime(db: Queries): Promise<string> {
  const { rows } = await db.query<{ at: Date }>('select now() as at');
  return rows[0]?.at.toISOString() ?? '';
}

/** Rows read at once. */
const PAGE = 1_000;

/** Every row of the database, a page at a time. */
export async function* pagesOfAll(db: Queries): AsyncGenerator<RawRow[]> {
  for (let from = ['', '']; ; ) {
    const { rows } = await db.query<CellRow & RowAddress>(
      `select collection as "table", id, version, value::text as json from rows
       where (collection, id) > ($1, $2) order by collection, id limit ${PAGE}`,
      from,
    );
    const last = rows.at(-1);
    if (!last) return;
    from = [last.table, last.id];
    yield rows.map(({ table, id, version, json }) => ({
      table,
      id,
      version,
      value: jsonOrText(json),
    }));
  }
}
