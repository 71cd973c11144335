/** When a partnership is open with a version of its plan that is over. */
import { afterAll, expect, it } from '@jest/globals';
import {
  publishNext,
  successionTo,
  versionOf,
} from '../../../bot/features/versions/model/publishing.ts';
import { versionsOf } from '../../../src/in-effect.ts';
import { outdatedCheck } from '../../../src/partnership/outdated.ts';
import { serve } from '../../../src/store/served-plan.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from '../store/places.ts';
import { noon } from '../store/samples.ts';

const stores: { close: () => Promise<void> }[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
});
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

it('is over once the day of the next one has come, or another instance has begun with it', async () => {
  const store = await openIn(await newDirectory());
  stores.push(store);
  const [{ plan: before }, { plan: after }] = [
    await knowledgeOf('seineSaintDenis'),
    await knowledgeOf('suite'),
  ];
  const source = { text: '' };
  const kept = await serve(store, versionOf(before, noon, source), noon);
  let now = noon;
  const isOver = outdatedCheck(store, { versions: versionsOf(kept) }, () => now);
  now = later(1);
  expect(await isOver()).toBe(false);
  const made = await store.read((reader) => successionTo(reader, after, source, later(10)));
  if (!made) throw new Error('A plan is served.');
  const { version: next } = made;
  await store.transact((tx) => publishNext(tx, made));
  now = later(5);
  expect(await isOver()).toBe(false);
  now = later(10);
  expect(await isOver()).toBe(true);
  await serve(store, next, now);
  now = later(11);
  expect(await isOver()).toBe(true);
});
