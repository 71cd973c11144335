/** Orders of people with a reason beside them: why is nobody’s order, and what bears upon it is still asked. */
import { expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { admin, animator, camille, readAll, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, camille]);
  await house.meet(zoe);
});
const say = async (text: string) => readAll(await house.say(admin, text));

it.each([
  'ajoute Zoé Petit au sous-groupe cartographie, elle a fini par céder',
  'ajoute Zoé Petit au sous-groupe cartographie, elle en rêvait depuis longtemps',
])('a reason told of whoever is added is passed over: « %s »', async (text) => {
  const read = await say(text);
  expect(read).toContain('Zoé Petit fait maintenant partie');
  expect(read).not.toMatch(/Dois-je|Je n’ai rien fait/);
});

it.each([
  'ajoute Zoé Petit au sous-groupe cartographie, mais seulement si elle est d’accord',
  'ajoute Zoé Petit au sous-groupe cartographie, je te confirmerai demain',
  'ajoute Zoé Petit au sous-groupe cartographie, enfin j’hésite',
])('what bears upon the order is no reason: « %s »', async (text) => {
  expect(await say(text)).not.toMatch(/^Zoé Petit fait maintenant partie[^\n]*$/);
});
