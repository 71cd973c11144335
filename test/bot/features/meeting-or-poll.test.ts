/** An answer that may be to a meeting or to a poll: it is asked which, and the reply says it in a word. */
import { beforeEach, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { animator, camille, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beforeEach(async () => {
  await gather(house, [animator, camille, zoe]);
  await say(animator, 'réunion cartographie mardi 12 janvier de 14h à 16h, Caf de Bobigny');
  await say(animator, 'oui');
  await say(animator, 'sondage cartographie : mardi 19/1 14h-16h ; jeudi 21/1 9h30-11h');
  await say(animator, 'oui');
});

it.each(['oui pour mardi', 'mardi ok pour moi', 'pas mardi'])(
  'a weekday of both is of neither before it is asked: « %s »',
  async (text) => {
    expect(await say(camille, text)).toMatch(/^À quoi répondez-vous/);
    expect(await say(camille, 'tu as noté quoi ?')).toContain('encore rien noté de vous');
  },
);

it.each([
  ['oui pour mardi', 'la réunion', 'C’est noté : présent.'],
  ['mardi ok pour moi', 'le sondage', 'oui : mardi 19 janvier'],
  ['pas mardi', 'la réunion', 'C’est noté : excusé.'],
  ['pas mardi', 'le sondage', 'non : mardi 19 janvier'],
])('« %s », then « %s » is the one that is named', async (text, which, noted) => {
  await say(camille, text);
  expect(await say(camille, which)).toContain(noted);
});

it.each([
  ['jeudi ça me va', 'oui : jeudi 21 janvier'],
  ['ok pour mardi, si besoin jeudi', 'si besoin : jeudi 21 janvier'],
  ['oui pour le mardi 19', 'oui : mardi 19 janvier'],
  ['je viens mardi', 'C’est noté : présent.'],
])('what only one of them can mean is noted: « %s »', async (text, noted) => {
  expect(await say(camille, text)).toContain(noted);
});
