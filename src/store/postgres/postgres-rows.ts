import type { QueryResult, QueryResultRow } from 'pg';
import type { Collection } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { spotOf } from '../indexes.ts';
import { addressOf, type Selection } from '../overlay.ts';
import { inbox, outbox, quarantine } from '../own-collections.ts';
import { jsonOrText } from '../quarantine/quarantine.ts';
import type { RawRow } from '../raw-row.ts';

/** A connection or the pool: whatever runs a query. */
export interface Queries {
  query: <R extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<QueryResult<R>>;
}

/** Connection in a transaction, for a work that may ask several questions at once. */
export class OneAtATime implements Queries {
  readonly #db: Queries;
  #last: Promise<unknown> = Promise.resolve();
  #failure: unknown;

  constructor(db: Queries) {
    this.#db = db;
  }

  query<R extends QueryResultRow>(sql: string, values?: unknown[]): Promise<QueryResult<R>> {
    const answer = this.#last.then(() => this.#db.query<R>(sql, values));
    this.#last = answer.catch((error: unknown) => {
      this.#failure ??= error;
    });
    return answer;
  }

  /** Throws what the server refused, whatever the work made of it: the transaction is lost. */
  assertWhole(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}

interface CellRow {
  id: string;
  version: number;
  json: string;
}

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * A row of the outbox as the JSON that both stores share. Built as text, so that `payload` and
 * `result` come back exactly as they were written.
 */
const outboxJson = `concat(
  '{"key":', to_json(key), ',"kind":', to_json(kind), ',"subject":', to_json(subject),
  ',"recipient":', to_json(recipient), ',"payload":', payload::text,
  ',"notBefore":"', ${iso('not_before')}, '","expiresAt":"', ${iso('expires_at')},
  '","id":"', id, '","state":"', state, '","attempts":', attempts, ',"claims":', claims,
  ',"lease":', case when lease_until is null then 'null' else concat(
    '{"owner":', to_json(lease_owner), ',"until":"', ${iso('lease_until')},
    '","fence":', lease_fence, '}') end,
  ',"interrupted":', interrupted::text, ',"result":', result::text,
  ',"activityId":', coalesce(to_json(activity_id)::text, 'null'), '}')`;

const inboxJson = `concat('{"answer":', answer::text, ',"at":"', ${iso('at')}, '"',
  case when person is not null then concat(',"of":', to_json(person)) end, '}')`;

/** The SQL table, and how its id and its JSON are written. */
function shapeOf(table: string): { from: string; id: string; json: string } {
  if (table === inbox.name) return { from: 'inbox', id: 'key', json: inboxJson };
  if (table === outbox.name) return { from: 'outbox', id: 'id', json: outboxJson };
  return { from: 'rows', id: 'id', json: 'value::text' };
}

/** SQL table that holds the rows of a table. */
export const holderOf = (table: string): string => shapeOf(table).from;

/** RowAddress of a row. */
export interface RowAddress {
  table: string;
  id: string;
}

/** Rows of one SQL table, by `addressOf` each. */
export async function cellsById(
  db: Queries,
  asked: readonly RowAddress[],
): Promise<Map<string, Cell>> {
  const { table = '' } = asked[0] ?? {};
  const { from, id, json } = shapeOf(table);
  const ids = asked.map((one) => one.id);
  const sql =
    from === 'rows'
      ? `select collection as "table", id, version, value::text as json from rows
         where (collection, id) in (select * from unnest($1::text[], $2::text[]))`
      : `select $1::text as "table", ${id} as id, version, ${json} as json from ${from}
         where ${id} = any($2)`;
  const tables = from === 'rows' ? asked.map((one) => one.table) : table;
  const { rows } = await db.query<CellRow & RowAddress>(sql, [tables, ids]);
  return new Map(
    rows.map((row) => [addressOf(row.table, row.id), new Cell(row.version, row.json)]),
  );
}

/** Key of an index. */
export interface IndexKey {
  table: string;
  index: string;
  key: string;
}

/** One text for a key of an index. */
export const textOf = ({ table, index, key }: IndexKey): string => [table, index, key].join('\0');

/** Rows under keys of indexes, by `textOf` each key. */
export async function cellsByKey(
  db: Queries,
  asked: readonly IndexKey[],
): Promise<Map<string, Map<string, Cell>>> {
  const { rows } = await db.query<CellRow & IndexKey>(
    `select k.collection as "table", k.name as index, k.key, r.id, r.version, r.value::text as json
     from keys k join rows r using (collection, id)
     where (k.collection, k.name, k.key) in
       (select * from unnest($1::text[], $2::text[], $3::text[]))`,
    [asked.map(({ table }) => table), asked.map(({ index }) => index), asked.map(({ key }) => key)],
  );
  const found = new Map(asked.map((one) => [textOf(one), new Map<string, Cell>()]));
  for (const row of rows) found.get(textOf(row))?.set(row.id, new Cell(row.version, row.json));
  return found;
}

/** Rows of any other selection: a page, those under columns of their own (`subject`, `recipient`), or all. */
export async function cellsOf<T>(
  db: Queries,
  collection: Collection<T>,
  selection: Selection<T>,
): Promise<Map<string, Cell>> {
  const { from, id, json } = shapeOf(collection.name);
  const { index, key = '', limit } = selection;
  if (from === 'rows' && limit !== undefined && (index !== undefined || collection.order))
    return toCells((await db.query<CellRow>(...pageUnderKey(collection, selection))).rows);
  if (from === 'rows' && limit !== undefined)
    return toCells((await db.query<CellRow>(...pageById(collection, selection))).rows);
  const [where, values] =
    from === 'rows'
      ? ['collection = $1', [collection.name]]
      : index === undefined
        ? ['true', []]
        : [`${index} = $1`, [key]];
  const sql = `select ${id} as id, version, ${json} as json from ${from} where ${where}`;
  return toCells((await db.query<CellRow>(sql, values)).rows);
}

/** Page of the rows under a key of an index; of all that have an order, under the empty one. */
function pageUnderKey<T>(collection: Collection<T>, selection: Selection<T>): [string, unknown[]] {
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
  return [
    `select r.id, r.version, r.value::text as json from keys k join rows r using (collection, id)
     where ${conditions.join(' and ')} order by sort ${direction}, id ${direction} limit $4`,
    values,
  ];
}

/** Page of a collection that has no order of its own. */
function pageById<T>({ name }: Collection<T>, selection: Selection<T>): [string, unknown[]] {
  const { before, oldestFirst, limit = 0 } = selection;
  const values: unknown[] = [name, Math.min(limit, 1e9)];
  const end = typeof before === 'object' ? `and id < $${values.push(before.id)}` : '';
  return [
    `select id, version, value::text as json from rows where collection = $1 ${end}
     order by id ${oldestFirst ? '' : 'desc'} limit $2`,
    values,
  ];
}

/** Ids of the rows whose JSON holds one of these pieces; reads the whole table. */
export async function idsContaining(
  db: Queries,
  table: string,
  pieces: readonly string[],
): Promise<string[]> {
  const { from, id, json } = shapeOf(table);
  const own = from === 'rows' ? 'collection = $2' : '$2::text is not null';
  const sql = `select ${id} as id from ${from} where ${own} and exists (
      select 1 from unnest($1::text[]) as t (piece) where strpos(${json}, piece) > 0)`;
  const { rows } = await db.query<{ id: string }>(sql, [pieces, table]);
  return rows.map((row) => row.id);
}

const claimSql = `
  with due as (
    select id as due_id, coalesce(lease_until, not_before) as due_at from outbox
    where state in ('waiting', 'sending') and coalesce(lease_until, not_before) <= $1
    order by coalesce(lease_until, not_before), id
    limit $2 for update skip locked
  ), taken as (
    update outbox set state = 'sending', attempts = attempts + 1, claims = claims + 1,
      version = version + 1, interrupted = (state = 'sending'),
      lease_owner = $3, lease_until = $4, lease_fence = claims + 1
    from due where id = due_id
    returning due_at, id, version, ${outboxJson} as json
  )
  select * from taken order by due_at, id`;

/** Takes rows that are due; rows that another transaction is changing are passed over. */
export async function claimRows(
  db: Queries,
  request: { owner: string; now: string; limit: number; until: string },
): Promise<Map<string, Cell>> {
  const { owner, now, limit, until } = request;
  return toCells((await db.query<CellRow>(claimSql, [now, limit, owner, until])).rows);
}

const toCells = (rows: CellRow[]): Map<string, Cell> =>
  new Map(rows.map((row) => [row.id, new Cell(row.version, row.json)]));

/** Keys of the rows in quarantine. */
export async function quarantinedIn(db: Queries): Promise<Set<string>> {
  const sql = 'select id from rows where collection = $1';
  const { rows } = await db.query<{ id: string }>(sql, [quarantine.name]);
  return new Set(rows.map(({ id }) => id));
}

/** Time of the server: instances need not agree on theirs. */
export async function serverTime(db: Queries): Promise<string> {
  const { rows } = await db.query<{ at: string }>(`select ${iso('now()')} as at`);
  return rows[0]?.at ?? '';
}

/** Every row of the database, `$inbox` and `$outbox` included. */
export async function readTables(db: Queries): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches(db)) rows.push(...batch);
  return rows;
}

/** The same in batches, through a cursor: to be run in a transaction. */
export async function* batches(db: Queries): AsyncGenerator<RawRow[]> {
  await db.query(`declare everything no scroll cursor for
    select * from (
      select collection as "table", id, version, value::text as json from rows
      union all select '$inbox', key, version, ${inboxJson} from inbox
      union all select '$outbox', id, version, ${outboxJson} from outbox
    ) every order by 1, 2`);
  for (;;) {
    const { rows } = await db.query<{ table: string } & CellRow>('fetch 1000 from everything');
    if (rows.length === 0) break;
    yield rows.map(({ table, id, version, json }) => ({
      table,
      id,
      version,
      value: jsonOrText(json) as unknown,
    }));
  }
  await db.query('close everything');
}
