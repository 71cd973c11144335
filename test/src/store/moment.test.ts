import { expect, it } from '@jest/globals';
import type { StoreMoment } from '../../../bot/contract/store.ts';
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
