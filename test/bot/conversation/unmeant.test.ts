/** What a rule finds to change in a long message that only tells something. */
import { expect, it } from '@jest/globals';
import { admin, holder, readAll } from '../../support/partners.ts';
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
