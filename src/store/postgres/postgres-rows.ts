/** SQL of rows: those that changed, all of them, and how they are written. */
import pg, { type ClientBase, type QueryResultRow } from 'pg';
import type { Cell } from '../cell.ts';
import { jsonOrText } from '../quarantine/quarantine.ts';
import type { RawRow } from '../raw-row.ts';

/** A connection or the pool: whatever runs a query. */
export type Queries = Pick<ClientBase, 'query'>;

/**
 * Something that changed: a row, at its newest version; one that went (`id` is null), or all of them (`number` too).
 * Both numbers come as texts.
 */
export interface RowMoment extends QueryResultRow {
  seq: string;
  /** Number of the row: one that went is known by nothing else, for ids may name people. */
  number: string | null;
  table: string | null;
  id: string | null;
  version: number;
  json: string;
}

const changed = (seq: number): string =>
  `select seq, number, collection as "table", id, version, value::text as json from rows where seq > ${seq}`;

/** What changed after a moment, oldest first; `limit`: a part of it. */
export const momentsAfter = (seq: number, limit?: number): string =>
  `${changed(seq)}
   union all select seq, number, null, null, null, null from gone where seq > ${seq}
   order by seq ${limit === undefined ? '' : `limit ${limit}`}`;

/** Rows of after a moment, oldest first: a part of all there are. */
export const rowsAfter = (seq: number, limit: number): string =>
  `${changed(seq)} order by seq limit ${limit}`;

/** The last moment at which something went. */
export const lastGone = 'select greatest(forgotten, (select max(seq) from gone)) as seq from meta';

/** Refuses to go on when anything changed after a moment, as the server refuses what is not serializable. */
export const unlessAfter = (seq: number): string =>
  `do $$ begin
     if exists (select from rows where seq > ${seq}) or exists (select from gone where seq > ${seq})
       or exists (select from meta where forgotten > ${seq})
     then raise exception 'overtaken' using errcode = '40001'; end if;
   end $$`;

/** Time for which it is known what went and what became of a commit; far above any inquiry. */
const kept = "interval '1 hour'";

/** RowMoment up to which it is no longer known what went: asked after the moments, which are whole if they are later. */
export const forgottenUpTo = 'select forgotten from meta';

/** Forgets what went long ago: whoever has not looked since reads everything. */
export const forgetMoments: readonly string[] = [
  `delete from outcomes where at < now() - ${kept}`,
  `with old as (delete from gone where at < now() - ${kept} returning seq)
   update meta set forgotten = greatest(forgotten, (select max(seq) from old))`,
];

/** A statement with its values in it, so that several can travel in one message. */
const statement = (sql: string, values: readonly unknown[]): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]));

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return pg.escapeLiteral(Array.isArray(value) ? arrayOf(value) : String(value));
}

const arrayOf = (values: readonly unknown[]): string =>
  `{${values
    .map((value) =>
      value === null || value === undefined
        ? 'null'
        : `"${String(value).replace(/["\\]/g, '\\$&')}"`,
    )
    .join(',')}}`;

interface Written {
  table: string;
  id: string;
  version: number;
  json: string;
}

/** `json` travels as text: an array of it would be read by the server before it is a value. */
const puts = (rows: readonly Written[]): string =>
  statement(
    `insert into rows (collection, id, version, value)
       select collection, id, version, value::json
       from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as t (collection, id, version, value)
     on conflict (collection, id) do update set version = excluded.version, value = excluded.value`,
    [
      rows.map(({ table }) => table),
      rows.map(({ id }) => id),
      rows.map(({ version }) => version),
      rows.map(({ json }) => json),
    ],
  );

/** Statements that make changes. */
export function writesOf(
  changes: readonly { table: string; id: string; after: Cell | undefined }[],
): string[] {
  const put = changes.flatMap(({ table, id, after }) =>
    after ? [{ table, id, version: after.version, json: after.json }] : [],
  );
  const gone = changes.filter(({ after }) => !after);
  const removal = statement(
    'delete from rows where (collection, id) in (select * from unnest($1::text[], $2::text[]))',
    [gone.map(({ table }) => table), gone.map(({ id }) => id)],
  );
  return [...(gone.length > 0 ? [removal] : []), ...(put.length > 0 ? [puts(put)] : [])];
}

/** Rows read or written at once. */
const PAGE = 1_000;

/** Rows in the place of all others. */
export async function replaceRows(
  db: Queries,
  rows: readonly RawRow[],
  tick: (done: number, total: number) => void = () => {},
): Promise<void> {
  await db.query('truncate rows');
  for (let from = 0; from < rows.length; from += PAGE) {
    const part = rows.slice(from, from + PAGE);
    await db.query(puts(part.map((row) => ({ ...row, json: JSON.stringify(row.value) }))));
    tick(from + part.length, rows.length);
  }
}

/** Every row of the database, whatever its version. */
export async function allRows(
  db: Queries,
  tick: (done: number) => void = () => {},
): Promise<RawRow[]> {
  const all: RawRow[] = [];
  for (let from = ['', '']; ; ) {
    const { rows } = await db.query<Written>(
      `select collection as "table", id, version, value::text as json from rows
       where (collection, id) > ($1, $2) order by collection, id limit ${PAGE}`,
      from,
    );
    const last = rows.at(-1);
    if (!last) return all;
    from = [last.table, last.id];
    for (const { table, id, version, json } of rows)
      all.push({ table, id, version, value: jsonOrText(json) });
    tick(all.length);
  }
}
