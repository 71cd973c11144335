import { expect, it } from '@jest/globals';
import type { Store } from '../../../bot/contract/store.ts';
import { silent } from '../../../src/store/log.ts';
import { upToDate } from '../../../src/store/migrations.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { newDirectory, openIn } from './places.ts';
import { note, notes } from './samples.ts';

const momentOf = (store: Store, known?: 'known') => store.read(async ({ moment }) => moment, known);

it('says which rows changed since an earlier moment, and none that changed after its own', async () => {
  const store = await openIn(await newDirectory());
  const put = (id: string) => store.transact((tx) => tx.put(notes, id, note(id)));
  const start = await momentOf(store);
  await put('a');
  const first = await momentOf(store);
  await put('b');
  await store.transact((tx) => tx.remove(notes, 'a'));
  const last = await momentOf(store);
  expect(first.since(notes, start)).toEqual(['a']);
  expect(last.since(notes, start)).toEqual(['b']);
  expect([...last.since(notes, first)].sort()).toEqual(['a', 'b']);
  expect(last.since({ name: 'others' }, start)).toEqual([]);
  expect([start.serial < first.serial, first.serial < last.serial]).toEqual([true, true]);
  await store.close();
});

it('tells them whatever their number, and a row that is the same again is none of them', async () => {
  const store = await openIn(await newDirectory());
  const putAll = (text: string, step: number) =>
    store.transact(async (tx) => {
      for (let i = 0; i < 1_000; i += step) await tx.put(notes, `n${i}`, note(text));
    });
  await putAll('', 1);
  const before = await momentOf(store);
  await putAll('again', 7);
  await store.transact((tx) => tx.put(notes, 'between', note('')));
  await store.transact((tx) => tx.remove(notes, 'between'));
  const changed = (await momentOf(store)).since(notes, before);
  expect(changed).toHaveLength(143);
  expect(changed.every((id) => Number(id.slice(1)) % 7 === 0)).toBe(true);
  await store.close();
});

it('says what another instance changed, once that one is asked', async () => {
  const server = await ownDatabase();
  const open = () => openPostgres({ databaseUrl: server.url, schema: 'moment', log: silent });
  const [mine, other] = [await open(), await open()];
  const [start, otherStart] = [await momentOf(mine), await momentOf(other)];
  const changed = async (known?: 'known') => (await momentOf(mine, known)).since(notes, start);
  await other.transact((tx) => tx.put(notes, 'a', note('a')));
  expect((await momentOf(other, 'known')).since(notes, otherStart)).toEqual(['a']);
  expect(await changed('known')).toEqual([]);
  expect(await changed()).toEqual(['a']);
  expect(await changed('known')).toEqual(['a']);
  await Promise.all([mine.close(), other.close()]);
  await server.stop();
});

it('what a version before counted in the data goes', () => {
  const counted = { table: 'copiedChanges', id: 'people', version: 2, value: { recent: [['p']] } };
  const kept = { table: 'notes', id: 'a', version: 1, value: note('a') };
  expect(upToDate({ schema: 2, rows: [counted, kept] }, 'here')).toEqual([kept]);
});
