/** Orders that stand beside others in a message: each is done or said back, and none takes the words of another. */
import { beforeEach, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { animator, camille, readAll, zoe } from '../../support/partners.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = async (text: string, who = animator) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');

beforeEach(async () => {
  await gather(house, [animator, camille, zoe]);
  await say('réunion carto mardi 12 janvier de 14h à 16h à la Caf, odj : carte ; bilan');
});

it('what nobody can do is said back beside what is answered', async () => {
  await say('envoie');
  const read = await say('annule tout et dis-moi qui pilote la fiche 1.1');
  expect(read).toContain('La fiche 1.1');
  expect(read).toContain('« annule tout »');
});

it('the verb of one part does not take the object of another: the meeting is called off, and no poll', async () => {
  await say('envoie');
  const read = await say('annule le 12 et refais un sondage pour la semaine d’après');
  expect(read).toContain('Annuler cette réunion ?');
  expect(read).toContain('« refais un sondage pour la semaine d’après »');
});

it.each(['draft', 'sent'])(
  'a point goes by its words, and others beside it change (%s)',
  async (state) => {
    if (state === 'sent') await say('envoie');
    const read = await say('ajoute un point budget, retire la carte et passe la fin à 17h');
    expect(read).toMatch(/bilan\s+budget/);
    expect(read).not.toMatch(/^carte$/m);
    expect(read).toContain('de 14 h à 17 h');
  },
);
