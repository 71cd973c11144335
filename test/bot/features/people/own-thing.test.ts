/** Each of several people of one sentence takes their own thing, and nothing of another’s. */
import { expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, holder, partner, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const hugo = partner('hugo', 'Hugo Essai');
beginning(house, async () => {
  for (const person of [admin, camille, zoe, hugo, holder]) await house.meet(person);
});

const say = sayIn(house);
const led = (id: string) =>
  house.store.read(async (r) => {
    const row = (await r.get(pilots, `fiche:${id}`))?.value;
    return [row?.holder?.name, row?.substitute?.name];
  });

it.each([
  'paul pilote pilote la 1.1, hugo essai la 5, et zoe petit suppleante de paul sur la 1.1',
  'paul pilote pilote la 1.1, hugo essai la 5, et zoe petit suppleante de paul',
  'Paul Pilote pilote la 1.1, Hugo Essai la 5, Zoé Petit est la suppléante de Paul',
  'paul pilote la 1.1 avec zoe en suppleante, hugo la 5',
])(
  'the verb goes on behind a comma with the thing of each, and who stands in for somebody does so of what he leads: « %s »',
  async (said) => {
    await say(admin, said);
    expect(await led('1.1')).toEqual(['Paul Pilote', 'Zoé Petit']);
    expect(await led('5')).toEqual(['Hugo Essai', undefined]);
  },
);

it.each([
  'non hugo c’est pour la 5 pas la 1.1',
  'non hugo c’est pour la fiche 5 pas la 1.1',
  'Hugo c’est la 5, pas la 1.1',
])(
  'who leads another thing than was noted is taken off what he is said not to lead: « %s »',
  async (said) => {
    await say(admin, 'Paul Pilote et Hugo Essai copilotent la 1.1');
    await say(admin, said);
    expect(await led('1.1')).toEqual(['Paul Pilote', undefined]);
    expect(await led('5')).toEqual(['Hugo Essai', undefined]);
  },
);
