/** SQL of rows: those that changed, all of them, and how they are written. */
import pg, { type ClientBase, type QueryResult, type QueryResultRow } from 'pg';
import { jsonOrText } from '../quarantine/quarantine.ts';
import type { RawRow } from '../raw-row.ts';
import type { Change } from '../rows.ts';

/** A connection or the pool: whatever runs a query. */
export type Queries = Pick<ClientBase, 'query'>;

/** A row at its newest version; its numbers come as texts. */
export interface RowThere extends QueryResultRow {
  seq: string;
  /** Number of the row: one that went is known by nothing else, for ids may name people. */
  number: string;
  table: string;
  id: string;
  version: number;
  json: string;
}

/** Something that changed: a row; one that went (`table` and `id` are null), or all of them (`number` too). */
export type RowMoment = Omit<RowThere, 'number' | 'table' | 'id'> &
  Record<'number' | 'table' | 'id', string | null>;

const changed = (seq: number): string =>
  `select seq, number, collection as "table", id, version, value::text as json from rows where seq > ${seq}`;

/** What changed after a moment, oldest first; `limit`: a part of it. */
export const momentsAfter = (seq: number, limit?: number): string =>
  `${changed(seq)}
   union all select seq, number, null, null, null, null from gone where seq > ${seq}
   order by seq ${limit === undefined ? '' : `limit ${limit}`}`;

/** All rows, and the last moment at which anything changed. */
export const everything = [
  changed(0),
  `select greatest(forgotten, (select max(seq) from gone), (select max(seq) from rows)) as seq
   from meta`,
];

/** Refuses to go on when anything changed after a moment, as the server refuses what is not serializable. */
export const unlessAfter = (seq: number): string =>
  `do $$ begin
     if exists (select from rows where seq > ${seq}) or exists (select from gone where seq > ${seq})
       or exists (select from meta where forgotten > ${seq})
     then raise exception 'overtaken' using errcode = '40001'; end if;
   end $$`;

/** Time for which it is known what went and what became of a commit; far above any inquiry. */
const kept = "interval '1 hour'";

/** Moment up to which it is no longer known what went: asked after the moments, which are whole if they are later. */
export const forgottenUpTo = 'select forgotten from meta';

/** Forgets what went long ago: whoever has not looked since reads everything. */
export const forgetMoments: readonly string[] = [
  `delete from outcomes where at < now() - ${kept}`,
  `with old as (delete from gone where at < now() - ${kept} returning seq)
   update meta set forgotten = greatest(forgotten, (select max(seq) from old))`,
];

type Written = Pick<RowThere, 'table' | 'id' | 'version' | 'json'>;

/** Rows in a statement, so that several can travel in one message; `json` as text, which keeps it as it was written. */
const given = (rows: readonly object[]): string =>
  `json_to_recordset(${pg.escapeLiteral(JSON.stringify(rows))})
     as given ("table" text, id text, version int, json text)`;

const puts = (rows: readonly Written[]): string =>
  `insert into rows (collection, id, version, value)
     select "table", id, version, json::json from ${given(rows)}
   on conflict (collection, id) do update set version = excluded.version, value = excluded.value`;

/** Statements that make changes. */
export function writesOf(changes: readonly Change[]): string[] {
  const put = changes.flatMap(({ table, id, after }) =>
    after ? [{ table, id, version: after.version, json: after.json }] : [],
  );
  const gone = changes.flatMap(({ table, id, after }) => (after ? [] : [{ table, id }]));
  const removal = `delete from rows where (collection, id) in (select "table", id from ${given(gone)})`;
  return [...(gone.length > 0 ? [removal] : []), ...(put.length > 0 ? [puts(put)] : [])];
}

/** Rows written at once. */
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
    await db.query(
      puts(part.map(({ value, ...row }) => ({ ...row, json: JSON.stringify(value) }))),
    );
    tick(from + part.length, rows.length);
  }
}

/** Every row of the database, whatever its version; `more`: and others. */
export const everyRow = (more = ''): string =>
  `select collection as "table", id, version, value::text as json
   from (select collection, id, version, value from rows ${more}) every`;

export const rawRows = ({ rows }: QueryResult): RawRow[] =>
  rows.map(({ json, ...row }) => ({ ...row, value: jsonOrText(json) }));
