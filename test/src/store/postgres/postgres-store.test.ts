import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { LastingEntry } from '../../../../bot/contract/lasting.ts';
import { silent } from '../../../../src/store/log.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import { ownDatabase } from '../../../support/shared/database.ts';
import { storeContract } from '../contract.ts';
import { draft, indexed, note } from '../samples.ts';

/**
 * `TEST_DATABASE_URL`: another server to run the contract on, of another version for instance. The
 * role must be allowed to create schemas; those of the test are gone afterwards.
 */
const given = process.env.TEST_DATABASE_URL;

let server: Awaited<ReturnType<typeof ownDatabase>>;
let count = 0;
const schemaOf = (number: number) => `place_${process.pid}_${number}`;

async function dropSchemas(): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (let number = 1; number <= count; number += 1)
    await client.query(`drop schema if exists ${schemaOf(number)} cascade`);
  await client.end();
}

beforeAll(async () => {
  server = given ? { url: given, stop: dropSchemas } : await ownDatabase();
});
afterAll(() => server.stop());

describe('the store in PostgreSQL', () => {
  storeContract(async () => {
    count += 1;
    const schema = schemaOf(count);
    return {
      open: (options) => openPostgres({ databaseUrl: server.url, schema, log: silent, ...options }),
    };
  });
});

it('a transaction asks for all rows of one moment together, and writes all it changes in one message', async () => {
  count += 1;
  const schema = schemaOf(count);
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  const ids = Array.from({ length: 30 }, (_, i) => `n${i}`);
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  await store.transact(async (tx) => {
    await Promise.all(ids.map((id) => tx.get(indexed, id)));
    for (const id of ids) await tx.put(indexed, id, note(id));
    await tx.outbox.add(draft('k'));
  });
  // The rows, the line to send, everything written.
  expect(asked.mock.calls).toHaveLength(3);
  asked.mockRestore();
  const found = await store.read((reader) => reader.where(indexed, 'tag', 'test'));
  expect(found).toHaveLength(30);
  await store.close();
});

it('a ledger in the database that is compacted says the same, with one line for each thing', async () => {
  count += 1;
  const schema = schemaOf(count);
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  const { ledger } = store;
  const at = '2026-01-01T00:00:00.000Z';
  const mail = (blocked: boolean): LastingEntry => ['mail|m', { kind: 'mail', blocked, at }];
  await ledger.append([['salt', { kind: 'salt', salt: 'one', at }], mail(true)]);
  await ledger.append([mail(false), ['erased|x', { kind: 'erased', at }]]);
  await ledger.append([mail(true), ['erased|x', { kind: 'erased', at }]]);
  const before = await ledger.read();
  expect(await ledger.compact()).toBe(3);
  expect(await ledger.read()).toEqual(before);
  expect(await ledger.compact()).toBe(0);
  await store.close();
});
