import { expect, it } from '@jest/globals';
import type { Store, StoreMoment } from '../../../bot/contract/store.ts';
import { silent } from '../../../src/store/log.ts';
import { upToDate } from '../../../src/store/migrations.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { newDirectory, openIn } from './places.ts';
import { note, notes } from './samples.ts';

it('says which rows changed since an earlier moment, and none that changed after its own', async () => {
  const store = await openIn(await newDirectory());
  const put = (id: string) => store.transact((tx) => tx.put(notes, id, note(id)));
  const momentNow = () => store.read(async ({ moment }) => moment);
  const sinceStart = (moment: StoreMoment) => moment.since(notes, 0);
  await put('a');
  const first = await momentNow();
  await put('b');
  await store.transact((tx) => tx.remove(notes, 'a'));
  const last = await momentNow();
  expect(sinceStart(first)).toEqual(['a']);
  expect(sinceStart(last)).toEqual(['a', 'b', 'a']);
  expect(last.since(notes, first.count(notes))).toEqual(['b', 'a']);
  expect(last.count({ name: 'others' })).toBe(0);
  await store.close();
});

it('cannot say what changed when too much did', async () => {
  const store = await openIn(await newDirectory());
  await store.transact(async (tx) => {
    for (let i = 0; i < 10_001; i += 1) await tx.put(notes, `n${i}`, note(''));
  });
  const moment = await store.read(async (reader) => reader.moment);
  expect(moment.since(notes, 0)).toBeUndefined();
  expect(moment.since(notes, 10_000)).toEqual(['n10000']);
  await store.close();
});

it('says what another instance changed, once that one is asked', async () => {
  const server = await ownDatabase();
  const open = () => openPostgres({ databaseUrl: server.url, schema: 'moment', log: silent });
  const [mine, other] = [await open(), await open()];
  const changed = (store: Store, known?: 'known') =>
    store.read(async ({ moment }) => moment.since(notes, 0), known);
  await other.transact((tx) => tx.put(notes, 'a', note('a')));
  expect(await changed(other, 'known')).toEqual(['a']);
  expect(await changed(mine, 'known')).toEqual([]);
  expect(await changed(mine)).toEqual(['a']);
  expect(await changed(mine, 'known')).toEqual(['a']);
  await Promise.all([mine.close(), other.close()]);
  await server.stop();
});

it('what a version before counted in the data goes', () => {
  const counted = { table: 'copiedChanges', id: 'people', version: 2, value: { recent: [['p']] } };
  const kept = { table: 'notes', id: 'a', version: 1, value: note('a') };
  expect(upToDate({ schema: 2, rows: [counted, kept] }, 'here')).toEqual([kept]);
});
