import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import type { Store } from '../../../bot/contract/store.ts';
import type { LastingLedger } from '../../../src/store/lasting/ledger.ts';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { postgresDepot } from '../../../src/store/postgres/postgres-depot.ts';
import { claimDue } from '../../support/outbox-calls.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { newDirectory, openIn } from './places.ts';
import { hours, indexed, note, notes } from './samples.ts';

/** Data that release 0.1.0 wrote, in its file and in its tables; it knew no index. */
const release = path.join(import.meta.dirname, 'release-0.1.0');

type Opened = Store & { ledger: LastingLedger };

async function everythingIsThere(store: Opened): Promise<void> {
  await store.read(async (reader) => {
    expect(await reader.list(notes)).toHaveLength(12);
    expect(await reader.get(notes, 'n3')).toEqual({
      id: 'n3',
      version: 1,
      value: note('NUL \0 é 3'),
    });
    const under = (await reader.where(indexed, 'tag', 't2')).map(({ id }) => id);
    expect(under).toEqual(['n0', 'n2', 'n5', 'n8']);
    const page = await reader.page(indexed, { limit: 3 });
    expect(page.map(({ id, version }) => [id, version])).toEqual([
      ['n0', 2],
      ['n7', 1],
      ['n3', 1],
    ]);
    expect(await reader.inbox.get('vote')).toEqual({ ok: true });
    const states = (await reader.outbox.find('subject', 'meeting:1')).map(({ state }) => state);
    expect(states.sort()).toEqual(['sending', 'sent', 'waiting']);
    expect((await reader.quarantine.list()).map(({ collection, id }) => [collection, id])).toEqual([
      ['odd', 'x'],
    ]);
  });
  expect((await store.ledger.read()).size).toBe(1);
  await store.transact((tx) => tx.put(indexed, 'n2', { text: '2', tags: ['t1'] }));
  const under = await store.read((reader) => reader.where(indexed, 'tag', 't2'));
  expect(under.map(({ id }) => id)).toEqual(['n0', 'n5', 'n8']);
  const due = await claimDue(store, { owner: 'me', now: hours(1), limit: 9, leaseMs: 1_000 });
  expect(due.map(({ interrupted }) => interrupted).sort()).toEqual([false, true]);
}

describe('data of release 0.1.0', () => {
  /** Its row has not the shape of this, whatever migrations made of it. */
  const odd = { name: 'odd', schema: z.object({ other: z.string() }) };
  const collections = [notes, indexed, odd];

  it('are read from its file, whole, and found by what is declared since', async () => {
    const dir = await newDirectory();
    for (const name of ['fil-rouge.json', 'fil-rouge.ledger.jsonl'])
      await copyFile(path.join(release, name), path.join(dir, name));
    const store = await openIn(dir, { collections });
    await everythingIsThere(store);
    await store.close();
  });

  it('are read from its tables, whole, and its program writes there no more', async () => {
    const server = await ownDatabase();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create schema release; set search_path = release; set timezone = UTC');
    await client.query(await readFile(path.join(release, 'tables.sql'), 'utf8'));
    // A backup before the new version ever started has everything too.
    const depot = postgresDepot(server.url, silent, 'release');
    const rows = (await depot.read(() => {})) ?? [];
    await depot.close();
    const kept = (table: string) => rows.filter((row) => row.table === table).length;
    expect([kept('$inbox'), kept('$outbox'), kept('notes')]).toEqual([1, 3, 12]);
    const store = await openPostgres({
      databaseUrl: server.url,
      schema: 'release',
      log: silent,
      collections,
    });
    await everythingIsThere(store);
    // The keys of what it would write would be missing.
    const commit = "insert into commits (id, outcome) values (gen_random_uuid(), 'done')";
    await expect(client.query(commit)).rejects.toThrow('commits');
    await store.close();
    await client.end();
    await server.stop();
  });
});
