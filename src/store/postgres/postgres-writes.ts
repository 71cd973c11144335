import { Cell } from '../cell.ts';
import type { Change } from '../overlay.ts';
import type { RawRow } from '../raw-row.ts';
import { keyWrites } from './postgres-keys.ts';
import { statement } from './postgres-statement.ts';
import type { Queries } from './transaction-queries.ts';

/** A change whose row exists after it. */
type Written = Change & { after: Cell };

/** Statements that make changes: of the rows that are written, of those that go, of the keys of all. */
export function writesOf(changes: readonly Change[]): string[] {
  const removed = changes.filter(({ before, after }) => before && !after);
  const written = changes.filter((change): change is Written => change.after !== undefined);
  return [...removal(removed), ...put(written), ...keyWrites(changes)];
}

/** Rows of a file into empty tables, a thousand at a time. Their keys are written when the store opens. */
export async function insertRaw(
  db: Queries,
  rows: readonly RawRow[],
  tick: (done: number, total: number) => void = () => {},
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_000) {
    const changes = rows.slice(from, from + 1_000).map(({ table, id, version, value }) => {
      const after = new Cell(version, JSON.stringify(value));
      return { table, id, before: undefined, after };
    });
    await db.query(writesOf(changes).join('; '));
    tick(from + changes.length, rows.length);
  }
}

/** `json` travels as text: an array of it would be read by the server before it is a value. */
const put = (rows: readonly Written[]): string[] =>
  rows.length === 0
    ? []
    : [
        statement(
          `insert into rows (collection, id, version, value)
             select collection, id, version, value::json
             from unnest($1::text[], $2::text[], $3::int[], $4::text[])
               as t (collection, id, version, value)
           on conflict (collection, id) do update set version = excluded.version, value = excluded.value`,
          [
            rows.map(({ table }) => table),
            rows.map(({ id }) => id),
            rows.map(({ after }) => after.version),
            rows.map(({ after }) => after.json),
          ],
        ),
      ];

const removal = (rows: readonly Change[]): string[] =>
  rows.length === 0
    ? []
    : [
        statement(
          `delete from rows where (collection, id) in
             (select * from unnest($1::text[], $2::text[]))`,
          [rows.map(({ table }) => table), rows.map(({ id }) => id)],
        ),
      ];
