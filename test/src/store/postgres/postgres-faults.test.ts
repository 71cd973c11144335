import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../../../bot/contract/store.ts';
import type { Migration } from '../../../../src/store/migrations.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import { StoreRefusal } from '../../../../src/store/refusal.ts';
import { claimDue } from '../../../support/outbox-calls.ts';
import { randomFrom, seedFor } from '../../../support/random.ts';
import { type CuttingProxy, cuttingProxy, type Fate } from '../cutting-proxy.ts';
import { migrationContract, startTogether } from '../migration-contract.ts';
import { listeningLog } from '../places.ts';
import { addOne, crashServer } from '../postgres-crashes.ts';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { threeWorkers } from '../postgres-workers.ts';
import { draft, noon, note, notes } from '../samples.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const { log } = listeningLog();
const open = (schema: string, more: { migrations?: readonly Migration[]; url?: string } = {}) =>
  openPostgres({ databaseUrl: more.url ?? server.url, schema, log, migrations: more.migrations });

let count = 0;
describe('the store in PostgreSQL', () => {
  migrationContract(async () => {
    count += 1;
    const schema = `migrated_${count}`;
    return (migrations) => open(schema, { migrations });
  });

  it('migrates once when four instances start together', async () => {
    const store = await open('together', { migrations: [] });
    await store.transact((tx) => tx.put(notes, 'a', note('x')));
    await store.close();
    expect(await startTogether((migrations) => open('together', { migrations }), 4)).toBe(1);
  });

  it('makes its tables once when four instances start on an empty database', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open('empty')));
    await Promise.all(stores.map((store) => addOne(store, 'a')));
    const row = await stores[0]?.read((reader) => reader.get(notes, 'a'));
    expect(row?.value.text).toBe('4');
    for (const store of stores) await store.close();
  });

  it('loses no change when three instances change one row at once', async () => {
    const stores = await Promise.all(Array.from({ length: 3 }, () => open('shared')));
    const all = stores.flatMap((store) => Array.from({ length: 20 }, () => addOne(store, 'a')));
    await Promise.all(all);
    expect(await stores[0]?.read((reader) => reader.get(notes, 'a'))).toMatchObject({
      version: 60,
    });
    for (const store of stores) await store.close();
  });
});

describe('a connection that breaks', () => {
  let proxy: CuttingProxy;
  beforeAll(async () => {
    proxy = await cuttingProxy(server.url);
  });
  afterAll(() => proxy.close());

  it.each<Fate>(['cut before', 'cut after'])(
    'during a commit (%s) is never a guess',
    async (fate) => {
      const random = randomFrom(seedFor(`connection ${fate}`));
      const schema = fate.replace(' ', '_');
      const store = await open(schema, { url: proxy.url });
      proxy.cuts = 0;
      // Never twice running: five failures in a row would rightly be a StoreError.
      let cut = false;
      proxy.fate = () => {
        cut = !cut && random() < 0.6;
        return cut ? fate : 'pass';
      };
      for (let i = 0; i < 12; i += 1) {
        await addOne(store, 'a');
        await store.transact((tx) => tx.outbox.add(draft(`k${i}`)));
      }
      const claimed = await claimDue(store, { owner: 'me', now: noon, limit: 99, leaseMs: 60_000 });
      proxy.fate = () => 'pass';
      expect(proxy.cuts).toBeGreaterThan(2);
      expect(await store.read((reader) => reader.get(notes, 'a'))).toMatchObject({ version: 12 });
      expect(claimed.map(({ claims }) => claims)).toEqual(Array(12).fill(1));
      await store.close();
    },
    30_000,
  );

  it('for good is a StoreError, and a server that comes back is used again', async () => {
    const store = await open('away');
    await addOne(store, 'a');
    await server.crash();
    await expect(addOne(store, 'a')).rejects.toThrow(StoreError);
    await expect(store.check()).rejects.toThrow(StoreError);
    await server.start();
    await store.check();
    await addOne(store, 'a');
    expect(await store.read((reader) => reader.get(notes, 'a'))).toMatchObject({ version: 2 });
    await store.close();
  });

  it('at the start is a French sentence', async () => {
    const nowhere = openPostgres({ databaseUrl: 'postgres://a:b@127.0.0.1:1/x', log });
    await expect(nowhere).rejects.toThrow(StoreRefusal);
    await expect(nowhere).rejects.toThrow(/DATABASE_URL/);
  });
});

it('loses nothing acknowledged, and keeps nothing refused, when the server stops hard', async () => {
  const report = await crashServer(server, 'crashes', 3, seedFor('server crashes'));
  process.stderr.write(`server crashes: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ crashes: 3, lost: 0, ghosts: 0 });
  expect(report.acknowledged).toBeGreaterThan(20);
});

it('sends everything once when one of three instances is killed and one is frozen', async () => {
  const report = await threeWorkers(server.url, 'workers', {
    count: 90,
    leaseMs: 1_000,
    frozenMs: 2_500,
  });
  process.stderr.write(`three instances: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ lost: 0, settledTwice: 0 });
  // At most the row in flight of the one killed, and that of the one frozen.
  expect(report.duplicates).toBeLessThanOrEqual(2);
});
