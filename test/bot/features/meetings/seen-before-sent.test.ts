/** What is sent was seen, and what is kept beside who comes is what was said as such. */
import { beforeEach, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beforeEach(async () => {
  await gather(house, [animator, zoe, camille]);
  await say(animator, 'réunion carto mardi 12/1/2027 10h-12h à la Caf, salle 204');
  await say(animator, 'envoie');
});

const say = sayIn(house);

it('words that nobody knows beside « envoie » send nothing', async () => {
  await say(
    animator,
    'ordre du jour de la réunion du 12 janvier : calendrier 2027 / qui fait quoi sur les rpe',
  );
  const shown = await say(animator, 'en deux points separes stp et envoie');
  expect(shown).not.toContain('Réunion modifiée');
  expect(await say(animator, 'c’est bon, envoie')).toContain('Réunion modifiée');
});

it('somebody who may come instead is nobody who does: the word is kept, and nobody is counted', async () => {
  const said = 'je serai pas la mardi mais quelqu un de la pmi me remplacera peut etre';
  const shown = await say(zoe, said);
  expect(shown).not.toContain('représenté par');
  expect(shown).toContain('1 excusé');
  expect(await say(animator, 'qui vient mardi 12')).toContain('me remplacera peut etre');
});

it('what is said of oneself beside an answer is shown to nobody', async () => {
  await say(zoe, 'attends ca me va pas 10h je depose ma fille, je me connecterai a 10h30');
  const shown = await say(animator, 'qui vient mardi 12');
  expect(shown).toContain('je me connecterai a 10 h 30');
  expect(shown).not.toContain('fille');
});

it.each([
  ['Camille Durand ne viendra pas le 12', 'pour Camille Durand : excusé'],
  ['moi je ne serai pas là le 12', 'C’est noté : excusé'],
])(
  'who comes to one meeting, said while another waits to be sent, changes nothing of that one: « %s »',
  async (text, noted) => {
    await say(animator, 'réunion carto le mardi 26/1/2027 10h-12h à Pantin');
    expect(await say(animator, text)).toContain(noted);
    const sent = await say(animator, 'oui');
    expect(sent).toContain('Réunion planifiée');
    expect(sent).toContain('mardi 26 janvier 2027, de 10 h à 12 h');
  },
);
