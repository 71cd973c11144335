/** Who stands in for a pilote for a time: nobody is unseated, and nothing is noted before it is asked. */
import { beforeEach, expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator, camille, holder, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beforeEach(async () => {
  for (const person of [admin, animator, camille, holder, zoe]) await house.meet(person);
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
});

const say = sayIn(house);
const names = async () => {
  const found = await house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};

it.each([
  'Paul Pilote est absent du 7 au 18 janvier, Zoé Petit prend la 1.1',
  'Zoé Petit remplace Paul Pilote sur la 1.1 du 7 au 18 janvier, il est en congés',
  'Zoé Petit pilote la 1.1 du 7 au 18 janvier',
])('who leads for a stretch stands in, and unseats nobody: « %s »', async (said) => {
  const asked = await say(admin, said);
  expect(asked).toContain('suppléan');
  expect(await names()).toEqual(['Paul Pilote', undefined]);
  await say(admin, 'dès aujourd’hui');
  expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
});

it('a pilote’s colleague who says they stand in asks for exactly that', async () => {
  const asked = await say(
    zoe,
    'je remplace Paul Pilote sur la 1.1 du 7 au 18 janvier, il est en congés',
  );
  expect(asked).not.toContain('Paul Pilote pilote');
  expect(await names()).toEqual(['Paul Pilote', undefined]);
});
