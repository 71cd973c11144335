/** What the partners know today stands beside what the document says: it is asked by the same queries. */
import { beforeEach, expect, it } from '@jest/globals';
import { admin, holder, readAll } from '../../../support/partners.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beforeEach(async () => {
  for (const person of [admin, holder]) await house.meet(person);
});

const say = async (text: string) =>
  readAll(await house.say(admin, text)).replace(/[\u00a0\u202f]/g, ' ');

it('counts a fiche as led once the partners have designated somebody', async () => {
  expect(await say('quelles fiches n’ont pas de pilote ?')).toContain('Fiche 5');
  await say('désigne Paul Pilote pilote de la fiche 5');
  expect(await say('quelles fiches n’ont pas de pilote ?')).toContain('Aucune');
  const led = await say('quelles fiches ont un pilote ?');
  expect(led).toContain('2 fiches');
  expect(led).toContain('ce que les partenaires ont noté');
});
