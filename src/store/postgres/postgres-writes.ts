import { Cell } from '../cell.ts';
import type { Change } from '../overlay.ts';
import { inbox, outbox } from '../own-collections.ts';
import { schemasOf, withQuarantine } from '../quarantine/quarantine.ts';
import type { RawRow } from '../raw-row.ts';
import { keyWrites } from './postgres-keys.ts';
import { type Queries, serverTime } from './postgres-rows.ts';
import { statement } from './postgres-statement.ts';

/** A column: its name, its SQL type, and its value in a row. */
type Column = readonly [name: string, type: string, value: (row: Written) => unknown];

/** A change whose row exists after it. */
type Written = Change & { after: Cell };

const json = (value: unknown): string => JSON.stringify(value);
const inOutbox = (row: Written) => row.after.read(outbox, row.id).value;

const rowColumns: Column[] = [
  ['collection', 'text', (row) => row.table],
  ['id', 'text', (row) => row.id],
  ['version', 'int', (row) => row.after.version],
  ['value', 'json', (row) => row.after.json],
];

const inboxColumns: Column[] = [
  ['key', 'text', (row) => row.id],
  ['version', 'int', (row) => row.after.version],
  ['at', 'timestamptz', (row) => row.after.read(inbox, row.id).value.at],
  ['answer', 'json', (row) => json(row.after.read(inbox, row.id).value.answer)],
  ['person', 'text', (row) => row.after.read(inbox, row.id).value.of ?? null],
];

const outboxColumns: Column[] = [
  ['id', 'text', (row) => row.id],
  ['version', 'int', (row) => row.after.version],
  ['key', 'text', (row) => inOutbox(row).key],
  ['kind', 'text', (row) => inOutbox(row).kind],
  ['subject', 'text', (row) => inOutbox(row).subject],
  ['recipient', 'text', (row) => inOutbox(row).recipient],
  ['payload', 'json', (row) => json(inOutbox(row).payload)],
  ['not_before', 'timestamptz', (row) => inOutbox(row).notBefore],
  ['expires_at', 'timestamptz', (row) => inOutbox(row).expiresAt],
  ['state', 'text', (row) => inOutbox(row).state],
  ['attempts', 'int', (row) => inOutbox(row).attempts],
  ['claims', 'int', (row) => inOutbox(row).claims],
  ['lease_owner', 'text', (row) => inOutbox(row).lease?.owner ?? null],
  ['lease_until', 'timestamptz', (row) => inOutbox(row).lease?.until ?? null],
  ['lease_fence', 'int', (row) => inOutbox(row).lease?.fence ?? null],
  ['interrupted', 'boolean', (row) => inOutbox(row).interrupted],
  ['result', 'json', (row) => json(inOutbox(row).result)],
  ['activity_id', 'text', (row) => inOutbox(row).activityId],
];

interface Target {
  name: string;
  keys: string[];
  columns: Column[];
}

const targets: Record<'rows' | '$inbox' | '$outbox', Target> = {
  rows: { name: 'rows', keys: ['collection', 'id'], columns: rowColumns },
  $inbox: { name: 'inbox', keys: ['key'], columns: inboxColumns },
  $outbox: { name: 'outbox', keys: ['id'], columns: outboxColumns },
};

const targetOf = (table: string): Target =>
  table === inbox.name || table === outbox.name
    ? targets[table as '$inbox' | '$outbox']
    : targets.rows;

/** Statements that make changes: at most two a table, and one for the keys of the rows. */
export function writesOf(changes: readonly Change[]): string[] {
  const all = Object.values(targets).flatMap((target) => {
    const mine = changes.filter(({ table }) => targetOf(table) === target);
    const removed = mine.filter(({ before, after }) => before && !after);
    const written = mine.filter((change): change is Written => change.after !== undefined);
    return [...remove(target, removed), ...put(target, written)];
  });
  return [...all, ...keyWrites(changes)];
}

const shapes = schemasOf([inbox, outbox]);

/**
 * Rows of a file into empty tables, a thousand at a time. Those that have no place in the columns of
 * theirs go into quarantine. Their keys are written when the store opens.
 */
export async function insertRaw(db: Queries, all: RawRow[]): Promise<void> {
  const rows = withQuarantine(all, shapes, await serverTime(db));
  for (let from = 0; from < rows.length; from += 1_000) {
    const changes = rows.slice(from, from + 1_000).map(({ table, id, version, value }) => {
      const after = new Cell(version, JSON.stringify(value));
      return { table, id, before: undefined, after };
    });
    await db.query(writesOf(changes).join('; '));
  }
}

function put(target: Target, rows: Written[]): string[] {
  if (rows.length === 0) return [];
  const { name, keys, columns } = target;
  const names = columns.map(([column]) => column);
  const set = names
    .filter((column) => !keys.includes(column))
    .map((column) => `${column} = excluded.${column}`);
  return [
    statement(
      `insert into ${name} (${names.join(', ')}) ${unnest(columns)}
       on conflict (${keys.join(', ')}) do update set ${set.join(', ')}`,
      columns.map(([, , value]) => rows.map(value)),
    ),
  ];
}

function remove({ name, keys }: Target, rows: Change[]): string[] {
  if (rows.length === 0) return [];
  const [tables, ids] = [rows.map(({ table }) => table), rows.map(({ id }) => id)];
  const isOfOne = keys.length === 1;
  return [
    isOfOne
      ? statement(`delete from ${name} where ${keys[0]} = any($1)`, [ids])
      : statement(
          `delete from ${name} where (collection, id) in
             (select * from unnest($1::text[], $2::text[]))`,
          [tables, ids],
        ),
  ];
}

/** `json` travels as text: an array of it would be read by the server before it is a value. */
function unnest(columns: Column[]): string {
  const names = columns.map(([name]) => name).join(', ');
  const select = columns.map(([name, type]) => `${name}::${type}`).join(', ');
  const parts = columns.map(([, type], i) => `$${i + 1}::${type === 'json' ? 'text' : type}[]`);
  return `select ${select} from unnest(${parts.join(', ')}) as t (${names})`;
}
