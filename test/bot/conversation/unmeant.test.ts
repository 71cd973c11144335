/** What a rule finds to change in a long message that only tells something. */
import { expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, readAll } from '../../support/partners.ts';
import { withPartners } from '../../support/with-partners.ts';

const partners = withPartners();

it('nobody is asked to stop leading by a long message that only tells of a barbecue', async () => {
  await partners.meet(admin);
  await partners.meet(holder);
  await partners.say(admin, 'Paul Pilote est pilote de la fiche 1.1');
  const tale =
    'Paul Pilote a pris la barre du barbecue samedi et il a tout laissé brûler, on en rit encore au service avec les collègues';
  expect(readAll(await partners.say(admin, tale))).not.toMatch(/Dois-je noter|C’est noté/);
  expect(readAll(await partners.say(admin, 'qui pilote la 1.1 ?'))).toContain('Paul Pilote');
});

it('nothing is given to do to who only tells, in a long message, how the day goes', async () => {
  await gather(partners, [animator, camille]);
  const tale =
    'Vous savez quoi, je trie mes boutons par couleur, mon chat dort dessus et la vie est belle comme un dimanche';
  const read = readAll(await partners.say(animator, tale));
  expect(read).not.toMatch(/À faire|C’est noté|Dois-je noter/);
});
