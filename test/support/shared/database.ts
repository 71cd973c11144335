import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../../src/store/postgres-server.ts';
import { shared } from './ask.ts';

/** Database of its own in the PostgreSQL of the run, or in one started for it outside a run. */
export async function ownDatabase(): Promise<Pick<PostgresServer, 'url' | 'stop'>> {
  const server = await shared('postgres');
  if (!server) return startPostgres();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => run(server, `drop database ${name} with (force)`) };
}

async function run(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
