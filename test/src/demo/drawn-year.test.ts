import { beforeAll, expect, it } from '@jest/globals';
import { updateSchema, updates } from '../../../bot/features/progress/model/schema.ts';
import type { Plan } from '../../../bot/knowledge/schema.ts';
import { fillWith, NotEmpty } from '../../../src/demo/fill.ts';
import { demoYear } from '../../support/drawn-year/year.ts';
import { seedFor } from '../../support/random.ts';
import { today, zone } from '../../support/restitution.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from '../store/places.ts';

const seed = seedFor('demo year');
let plan: Plan;
beforeAll(async () => {
  plan = (await knowledgeOf('seineSaintDenis')).plan;
});
const year = () => demoYear({ plan, now: today, zone, seed });

it('an invented partnership is alive: 25 updates and more a month, meetings with who came', () => {
  const { updates: rows, meetings, snapshots } = year();
  const months = new Map<string, number>();
  for (const { value } of rows)
    months.set(value.at.slice(0, 7), (months.get(value.at.slice(0, 7)) ?? 0) + 1);
  // The first month of the year is not whole.
  expect([...months.values()].slice(1, -1).filter((count) => count < 25)).toEqual([]);
  const held = [...meetings.values()].filter(({ when }) => when.date < '2026-12-01');
  expect(held.length).toBeGreaterThan(30);
  expect(held.filter(({ attendance }) => Object.keys(attendance).length === 0)).toEqual([]);
  expect(meetings.size).toBeGreaterThan(held.length);
  expect(snapshots.size).toBeGreaterThan(2);
});

it('is the same for the same seed and the same day, and holds what the store takes', () => {
  expect(year()).toEqual(year());
  for (const { value } of year().updates) expect(() => updateSchema.parse(value)).not.toThrow();
});

it('goes into an empty store only', async () => {
  const store = await openIn(await newDirectory());
  try {
    await fillWith(store, year());
    expect(await store.read((reader) => reader.list(updates))).toHaveLength(400);
    await expect(fillWith(store, year())).rejects.toThrow(NotEmpty);
  } finally {
    await store.close();
  }
});
