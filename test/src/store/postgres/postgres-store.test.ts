import { setTimeout as sleep } from 'node:timers/promises';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import pg from 'pg';
import type { LastingEntry } from '../../../../bot/contract/lasting.ts';
import type { Store } from '../../../../bot/contract/store.ts';
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

it('a transaction looks once, and writes all it changes in one message', async () => {
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
  // What came since, everything written.
  expect(asked.mock.calls).toHaveLength(2);
  asked.mockRestore();
  const found = await store.read((reader) => reader.where(indexed, 'tag', 'test'));
  expect(found).toHaveLength(30);
  await store.close();
});

it('a ledger in the database has one line for each thing, the one that was said last', async () => {
  count += 1;
  const schema = schemaOf(count);
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  const { ledger } = store;
  const at = '2026-01-01T00:00:00.000Z';
  const mail = (blocked: boolean): LastingEntry => ['mail|m', { kind: 'mail', blocked, at }];
  await ledger.append([['salt', { kind: 'salt', salt: 'one', at }], mail(true)]);
  await ledger.append([mail(false), ['erased|x', { kind: 'erased', at }]]);
  await ledger.append([mail(true), ['erased|x', { kind: 'erased', at }]]);
  const erased = ['erased|x', { kind: 'erased', at }];
  expect([...(await ledger.read())].slice(1)).toEqual([mail(true), erased]);
  await store.close();
  const client = new pg.Client(server.url);
  await client.connect();
  const { rows } = await client.query(`select id from ${schema}.ledger order by seq`);
  await client.end();
  expect(rows.map(({ id }) => id)).toEqual(['salt', 'mail|m', 'erased|x']);
});

it('the answers kept of a person never pass their limit, whichever instance gives them', async () => {
  count += 1;
  const schema = schemaOf(count);
  const open = () => openPostgres({ databaseUrl: server.url, schema, log: silent });
  const instances = [await open(), await open()];
  const at = new Date('2026-01-01T00:00:00Z');
  await instances[0]?.transact(async (tx) => {
    for (let i = 0; i < 200; i += 1) await tx.inbox.remember(`old${i}`, i, at, 'person:t:1');
  });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const kept = async () => {
    const sql = `select count(*)::int as kept from ${schema}.rows where collection = '$inbox'`;
    return (await client.query<{ kept: number }>(sql)).rows[0]?.kept;
  };
  for (let i = 0; i < 5; i += 1) {
    const later = new Date(at.getTime() + 1_000 * (i + 1));
    await Promise.all(
      instances.map((store, which) =>
        store.transact((tx) => tx.inbox.remember(`new${which}-${i}`, i, later, 'person:t:1')),
      ),
    );
    expect(await kept()).toBe(200);
  }
  await client.end();
  for (const store of instances) await store.close();
});

it('a reading travels once, whatever collections and indexes it asks', async () => {
  count += 1;
  const schema = schemaOf(count);
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  const others = { ...indexed, name: 'others' };
  await store.transact(async (tx) => {
    for (const id of ['a', 'b']) await tx.put(indexed, id, note(id));
    await tx.put(others, 'c', note('c'));
  });
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  const found = await store.read((reader) =>
    Promise.all([
      reader.get(indexed, 'a'),
      reader.get(others, 'c'),
      reader.where(indexed, 'tag', 'test'),
      reader.where(indexed, 'text', 'b'),
      reader.where(others, 'tag', 'test'),
    ]),
  );
  expect(asked.mock.calls).toHaveLength(1);
  asked.mockRestore();
  expect(found.flat().map((row) => row?.id)).toEqual(['a', 'c', 'a', 'b', 'b', 'c']);
  await store.close();
});

it('a reading sees one moment, whatever is written while it goes on', async () => {
  count += 1;
  const schema = schemaOf(count);
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  const both = (text: string) =>
    store.transact(async (tx) => {
      for (const id of ['a', 'b']) await tx.put(indexed, id, note(text));
    });
  await both('1');
  const seen = await store.read(async (reader) => {
    const a = await reader.get(indexed, 'a');
    await both('2');
    const b = await reader.get(indexed, 'b');
    return [a?.value.text, b?.value.text];
  });
  expect(seen).toEqual(['1', '1']);
  await store.close();
});

describe('an instance', () => {
  const texts = (store: Store) =>
    store.read(async (reader) => (await reader.list(indexed)).map(({ id }) => id));
  let stores: Store[];
  let client: pg.Client;
  beforeEach(async () => {
    count += 1;
    const schema = schemaOf(count);
    const open = () => openPostgres({ databaseUrl: server.url, schema, log: silent });
    stores = [await open(), await open()];
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`set search_path = ${schema}`);
    await stores[0]?.transact(async (tx) => {
      for (const id of ['a', 'b', 'c']) await tx.put(indexed, id, note(id));
    });
  });
  afterEach(async () => {
    await client.end();
    for (const store of stores) await store.close();
  });

  it('follows what another one writes and erases, and what is done at a console', async () => {
    const [mine, other] = stores as [Store, Store];
    expect(await texts(other)).toEqual(['a', 'b', 'c']);
    await mine.transact((tx) => tx.remove(indexed, 'a'));
    expect(await texts(other)).toEqual(['b', 'c']);
    await client.query("delete from rows where id = 'b'");
    for (const store of stores) expect(await texts(store)).toEqual(['c']);
    await other.transact((tx) => tx.put(indexed, 'b', note('again')));
    expect(await texts(mine)).toEqual(['b', 'c']);
    const found = await mine.read((reader) => reader.where(indexed, 'text', 'again'));
    expect(found.map(({ id }) => id)).toEqual(['b']);
    await client.query('truncate rows');
    for (const store of stores) expect(await texts(store)).toEqual([]);
  });

  it('that is overtaken again and again does its work in turn', async () => {
    const [mine, other] = stores as [Store, Store];
    let isDone = false;
    const hurry = async () => {
      for (let i = 0; !isDone; i += 1)
        await other.transact((tx) => tx.put(indexed, 'b', note(`${i}`)));
      return other.read((reader) => reader.get(indexed, 'b'));
    };
    const hurrying = hurry();
    let runs = 0;
    const seen = await mine.transact(async (tx) => {
      runs += 1;
      const before = await tx.get(indexed, 'b');
      await sleep(30);
      await tx.put(indexed, 'c', note('slow'));
      return before?.version ?? 0;
    });
    isDone = true;
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThanOrEqual(6);
    expect((await hurrying)?.version).toBeGreaterThanOrEqual(seen);
    expect(await texts(other)).toEqual(['a', 'b', 'c']);
  });

  it('that is far behind reads everything again', async () => {
    const [mine, other] = stores as [Store, Store];
    const many = Array.from({ length: 6_000 }, (_, n) => `n${n}`);
    await mine.transact(async (tx) => {
      for (const id of many) await tx.put(indexed, id, note(''));
      await tx.remove(indexed, 'a');
    });
    expect(await texts(other)).toEqual(['b', 'c', ...many].sort());
  });

  it('that slept for longer than it is known what went reads everything again', async () => {
    const [mine, other] = stores as [Store, Store];
    await texts(other);
    await mine.transact((tx) => tx.remove(indexed, 'a'));
    await client.query('update meta set forgotten = (select max(seq) from gone)');
    await client.query('delete from gone');
    await other.transact((tx) => tx.put(indexed, 'd', note('d')));
    expect(await texts(other)).toEqual(['b', 'c', 'd']);
    await client.query('update meta set forgotten = (select max(seq) from rows) + 1');
    for (const store of stores) expect(await texts(store)).toEqual(['b', 'c', 'd']);
  });
});
