import { expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Collection, Store } from '../../../bot/contract/store.ts';
import type { Migration } from '../../../src/store/migrations.ts';
import { StoreRefusal } from '../../../src/store/refusal.ts';
import { draft, noon, note, notes } from './samples.ts';

type Open = (migrations: readonly Migration[]) => Promise<Store>;

/** The shape of version 3: `text` became `title`, and every title got a length. */
const titles: Collection<{ title: string; length: number }> = {
  name: 'titles',
  schema: z.object({ title: z.string(), length: z.int() }),
};

let runs = 0;
const toTwo: Migration = (rows) => {
  runs += 1;
  return rows.map((row) => {
    if (row.table !== 'notes') return row;
    const { text } = row.value as { text: string };
    return { ...row, table: 'titles', value: { title: text } };
  });
};
const toThree: Migration = (rows) =>
  rows.map((row) => {
    if (row.table !== 'titles') return row;
    const { title } = row.value as { title: string };
    return { ...row, value: { title, length: title.length } };
  });
const failing: Migration = (rows) => {
  throw new Error(`half-way through ${rows.length} rows`);
};

/** What the tests look at; the store is closed after it. */
async function contents(store: Store) {
  const found = await store.read(async (reader) => ({
    row: await reader.get(titles, 'a'),
    answer: await reader.inbox.get('request'),
    sent: (await reader.outbox.get('k'))?.payload,
  }));
  await store.close();
  return found;
}

/** What both stores do with data of another version. `fresh` gives one place, opened many times. */
export function migrationContract(fresh: () => Promise<Open>): void {
  const old = async (): Promise<Open> => {
    const open = await fresh();
    const store = await open([]);
    await store.transact(async (tx) => {
      await tx.put(notes, 'a', note('NUL \0'));
      await tx.put(notes, 'a', note('NUL \0'));
      await tx.inbox.remember('request', { ok: 1 }, noon);
      await tx.outbox.add(draft('k'));
    });
    await store.close();
    return open;
  };
  const migrated = {
    row: { id: 'a', version: 2, value: { title: 'NUL \0', length: 5 } },
    answer: { ok: 1 },
    sent: draft('k').payload,
  };

  it('opens data of the first version, through every migration', async () => {
    const open = await old();
    expect(await contents(await open([toTwo, toThree]))).toEqual(migrated);
  });

  it('opens data of the version between', async () => {
    const open = await old();
    await (await open([toTwo])).close();
    expect(await contents(await open([toTwo, toThree]))).toEqual(migrated);
  });

  it('runs each migration once, however often it is opened', async () => {
    const open = await old();
    runs = 0;
    for (let i = 0; i < 3; i += 1) await (await open([toTwo, toThree])).close();
    expect(runs).toBe(1);
  });

  it('refuses to go back to an older version, in French, and keeps the newer data', async () => {
    const open = await old();
    await (await open([toTwo, toThree])).close();
    await expect(open([])).rejects.toThrow(StoreRefusal);
    await expect(open([toTwo])).rejects.toThrow(/schéma 3/);
    expect(await contents(await open([toTwo, toThree]))).toEqual(migrated);
  });

  it('leaves the old data whole when a migration stops half-way, and resumes at the next start', async () => {
    const open = await old();
    await expect(open([toTwo, failing])).rejects.toThrow();
    const store = await open([]);
    expect(await store.read((reader) => reader.get(notes, 'a'))).toMatchObject({ version: 2 });
    await store.close();
    expect(await contents(await open([toTwo, toThree]))).toEqual(migrated);
  });
}

/** Several instances that start at the same moment. */
export async function startTogether(open: Open, count: number): Promise<number> {
  runs = 0;
  const stores = await Promise.all(Array.from({ length: count }, () => open([toTwo, toThree])));
  for (const store of stores.slice(1)) await store.close();
  expect((await contents(stores[0] as Store)).row?.value).toEqual({ title: 'x', length: 1 });
  return runs;
}
