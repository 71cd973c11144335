/** What is said behind a yes: an answer, then a message of its own, unless it limits or edits what was proposed. */
import { expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, readAll, zoe } from '../../support/partners.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = async (text: string, who = animator) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');
const propose = () => say('réunion carto mardi 12 janvier de 14h à 16h à la Caf, odj : bilan');

beginning(house, () => gather(house, [animator, camille, zoe]));

it.each(['oui, et qui pilote la fiche 1.1 ?', 'oui envoie et dis-moi qui pilote la fiche 1.1'])(
  'the proposal is sent, and what is asked is answered: « %s »',
  async (text) => {
    await propose();
    const read = await say(text);
    expect(read).toContain('C’est envoyé à 3 personnes');
    expect(read).toContain('La fiche 1.1');
  },
);

it.each(['ok, qui pilote la fiche 1.1 ?', 'oui mais je vérifie avec ma direction'])(
  'what only opens a sentence, or is limited in words that nobody reads, sends nothing: « %s »',
  async (text) => {
    await propose();
    expect(await say(text)).not.toContain('C’est envoyé');
    expect(await say('oui envoie')).toContain('C’est envoyé');
  },
);

it.each([
  ['oui, et ajoute un point sur le budget', 'budget'],
  ['oui mais à Bobigny', 'Où : Bobigny'],
])('an edit of the proposal is shown before anything is sent: « %s »', async (text, edited) => {
  await propose();
  const read = await say(text);
  expect(read).toContain(edited);
  expect(read).not.toContain('C’est envoyé');
});

it.each(['oui, et qui vient ?', 'oui et l’ordre du jour c’est quoi'])(
  'an invitation is answered, and what is asked of the meeting too: « %s »',
  async (text) => {
    await propose();
    await say('envoie');
    const read = await say(text, camille);
    expect(read).toContain('C’est noté : présent');
    expect(read).toMatch(/Camille Durand : présent|Ordre du jour :\s+bilan/);
  },
);

it('a yes to what was asked back is done, and what nobody reads behind it is quoted', async () => {
  await say('Camille pilote peut-être la fiche 5', admin);
  const read = await say('oui, elle me l’a dit hier', admin);
  expect(read).toContain('pilotage de la fiche 5');
  expect(read).toContain('elle me l’a dit hier');
});

it.each(['rappelle ce qu’on a décidé à la carto', 'dis ce qu’on a décidé à la carto'])(
  'what is to be told again is no minutes: « %s »',
  async (text) => {
    expect(await say(text)).not.toMatch(/noterai|noter/);
  },
);
