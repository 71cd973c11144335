/** A "oui" that comes late: what is not to be had back is asked again, once. */
import { beforeEach, expect, it } from '@jest/globals';
import { groups } from '../../../bot/features/people/model/groups.ts';
import { admin, readAll } from '../../support/partners.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = async (text: string) => readAll(await house.say(admin, text));
const isThere = async () =>
  (await house.store.read((reader) => reader.list(groups))).some(
    ({ value }) => value.name === 'Alternance',
  );

beforeEach(async () => {
  await house.meet(admin);
  await say('crée le sous-groupe Alternance');
  await say('supprime le sous-groupe Alternance');
});

it('is done when it comes at once', async () => {
  await say('oui');
  expect(await isThere()).toBe(false);
});

it('is asked again when something else was answered since, and a second one does it', async () => {
  await say('qui pilote la 1.1 ?');
  expect(await say('oui')).toMatch(/oui.*non.*à ceci/);
  expect(await isThere()).toBe(true);
  await say('oui');
  expect(await isThere()).toBe(false);
});

it('calls nothing back when it is a “non”', async () => {
  await say('qui pilote la 1.1 ?');
  await say('non');
  expect(await isThere()).toBe(true);
});
