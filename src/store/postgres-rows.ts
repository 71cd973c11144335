import type { ClientBase } from 'pg';
import { Cell } from './cell.ts';
import { inbox, outbox } from './drawers.ts';
import type { RawRow } from './migrations.ts';

/** A connection or the pool: whatever runs a query. */
export type Queries = Pick<ClientBase, 'query'>;

/** A row on its way in, its value as JSON text; `expected` is the version that it replaces. */
export interface Incoming {
  id: string;
  version: number;
  expected: number;
  json: string;
}

interface CellRow {
  id: string;
  version: number;
  json: string;
  mark: string;
}

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * A row of the outbox as the JSON that both stores share. Built from text, so that `payload` and
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

const inboxJson = `concat('{"answer":', answer::text, ',"at":"', ${iso('at')}, '"}')`;

// The version alone could come back (removed, then made again); with the transaction that wrote the
// row it cannot.
const mark = "concat(xmin::text, '.', version) as mark";

/** Where each table lives and how its rows look; `$1` onwards belongs to the caller. */
function selectFrom(table: string): string {
  if (table === inbox.name) return `select key as id, version, ${inboxJson} as json, ${mark} from inbox`;
  if (table === outbox.name) return `select id, version, ${outboxJson} as json, ${mark} from outbox`;
  return `select id, version, value::text as json, ${mark} from rows`;
}

const toCell = (row: CellRow): Cell => new Cell(row.version, row.json, row.mark);

/** The rows of these ids that exist, by id. */
export async function cellsOf(db: Queries, table: string, ids: string[]): Promise<Map<string, Cell>> {
  const special = table === inbox.name || table === outbox.name;
  const where = special
    ? `where ${table === inbox.name ? 'key' : 'id'} = any($1)`
    : 'where collection = $2 and id = any($1)';
  const found = await db.query<CellRow>(
    `${selectFrom(table)} ${where}`,
    special ? [ids] : [ids, table],
  );
  return new Map(found.rows.map((row) => [row.id, toCell(row)]));
}

export async function cellsOfTable(db: Queries, table: string): Promise<Map<string, Cell>> {
  const found = await db.query<CellRow>(`${selectFrom(table)} where collection = $1`, [table]);
  return new Map(found.rows.map((row) => [row.id, toCell(row)]));
}

export async function cellsWhere(
  db: Queries,
  field: 'subject' | 'recipient',
  value: string,
): Promise<Map<string, Cell>> {
  const found = await db.query<CellRow>(`${selectFrom(outbox.name)} where ${field} = $1`, [value]);
  return new Map(found.rows.map((row) => [row.id, toCell(row)]));
}

const claimSql = `
  with due as (
    select id as due_id from outbox
    where state in ('waiting', 'sending') and coalesce(lease_until, not_before) <= $1
    order by coalesce(lease_until, not_before), id
    limit $2 for update skip locked
  )
  update outbox set state = 'sending', attempts = attempts + 1, claims = claims + 1,
    version = version + 1, interrupted = (state = 'sending'),
    lease_owner = $3, lease_until = $4, lease_fence = claims + 1
  from due where id = due_id
  returning id, version, ${outboxJson} as json, ${mark}`;

/** Takes rows that are due; rows that another transaction is changing are passed over. */
export async function claimRows(
  db: Queries,
  request: { owner: string; now: string; limit: number; until: string },
): Promise<Map<string, Cell>> {
  const { owner, now, limit, until } = request;
  const found = await db.query<CellRow>(claimSql, [now, limit, owner, until]);
  return new Map(found.rows.map((row) => [row.id, toCell(row)]));
}

/** Every row of the database, `$inbox` and `$outbox` included. */
export async function readTables(db: Queries): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches(db)) rows.push(...batch);
  return rows;
}

/** The same in batches, through a cursor: to be run in a transaction. */
export async function* batches(db: Queries): AsyncGenerator<RawRow[]> {
  await db.query(`declare everything cursor for
    select * from (
      select collection as "table", id, version, value::text as json from rows
      union all select '$inbox', key, version, ${inboxJson} from inbox
      union all select '$outbox', id, version, ${outboxJson} from outbox
    ) every order by 1, 2`);
  for (;;) {
    const { rows } = await db.query<{ table: string } & CellRow>('fetch 1000 from everything');
    if (rows.length === 0) break;
    yield rows.map(({ table, id, version, json }) => ({ table, id, version, value: JSON.parse(json) }));
  }
  await db.query('close everything');
}
