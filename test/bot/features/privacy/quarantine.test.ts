import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Collection } from '../../../../bot/contract/store.ts';
import { groups } from '../../../../bot/features/people/model/groups.ts';
import { createPurge } from '../../../../bot/features/privacy/act/purge.ts';
import { retention } from '../../../support/canary.ts';
import { houseOf } from '../../../support/kept.ts';
import { camille, noon, partner, readAll, refOf, zoe } from '../../../support/partners.ts';
import { withPartnersOnDisk } from '../../../support/with-partners.ts';

const canary = partner('deadbeef', 'Canari Zyxwvut');
const day = 86_400_000;

/** Rows of groups that no version can read, as a hand or an older version may have left them. */
const anything: Collection<object> = { name: groups.name, schema: z.looseObject({}) };
const rows: Record<string, object> = {
  byId: { people: [refOf(canary)] },
  // No text, so nothing there refers to them: a hand wrote it.
  byName: { 'Vu avec CANARI\u00a0Zyxwvut hier': true },
  reversed: { 'ZYXWVUT Canari': true },
  byReference: { note: 'Vu avec Canari Zyxwvut hier' },
  ofOthers: { people: [refOf(zoe)], note: 'Un canari jaune' },
};

const house = withPartnersOnDisk();
beforeEach(async () => {
  for (const person of [canary, camille, zoe]) await house.meet(person);
  await house.store.transact(async (tx) => {
    for (const [id, row] of Object.entries(rows)) await tx.put(anything, id, row);
  });
  await house.store.read((reader) => reader.list(groups));
});

const left = () =>
  house.store.read(async ({ quarantine }) => (await quarantine.list()).map(({ id }) => id).sort());

it('somebody is told that a row about them cannot be read, and not what it says of others', async () => {
  expect(await left()).toEqual(['byId', 'byName', 'byReference', 'ofOthers', 'reversed']);
  const told =
    readAll(await house.say(canary, 'que sais-tu de moi ?')) + house.replies.map((r) => r.text);
  expect(told).toContain('Ce que je ne sais plus relire');
  expect(told).not.toContain(zoe.id);
});

it('whoever is forgotten is in no row of the quarantine, nor in any file', async () => {
  const { asks } = await house.say(canary, 'oublie-moi');
  if (!asks || !('verb' in asks.yes)) throw new Error('nothing is asked');
  await house.press(canary, asks.yes.verb, asks.yes.data);
  // What refers to them leads to nobody from then on.
  expect(await left()).toEqual(['byReference', 'ofOthers']);
  const files = readdirSync(house.directory).map((name) =>
    readFileSync(path.join(house.directory, name), 'utf8'),
  );
  expect(files.join('')).not.toMatch(/deadbeef|Zyxwvut/i);
});

it('goes after 30 days', async () => {
  const purge = createPurge({
    store: house.store,
    context: houseOf(house.knowledge),
    retention,
  });
  await purge(new Date(noon.getTime() + 29 * day));
  expect(await left()).toHaveLength(5);
  await purge(new Date(noon.getTime() + 31 * day));
  expect(await left()).toEqual([]);
});
