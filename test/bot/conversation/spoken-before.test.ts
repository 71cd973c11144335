import { expect, it } from '@jest/globals';
import { admin, camille } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);

it('of two questions of a message, the second is of what the first spoke of', async () => {
  await say(admin, 'je pilote la fiche 5');
  await say(camille, 'qui sont les acteurs de la fiche 1.1 ?');
  const both = await say(camille, 'qui pilote la fiche 5 et quels sont ses acteurs ?');
  expect(both).toMatch(/fiche 5/i);
  expect(both).not.toContain('Conseil départemental');
});
