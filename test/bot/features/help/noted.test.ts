/** What was noted of whoever asks: of all that they said, and nothing that still waits for their word. */
import { expect, it } from '@jest/globals';
import { admin, animator, camille, holder } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-1', [admin, camille, holder]);
const say = sayIn(house);

it.each([
  'tu as tout noté ?',
  't’as bien noté ?',
  'tu as noté quoi pour moi',
  'redis-moi mes dernières infos',
  'what did you note?',
])('is said to be nothing, where nothing was: « %s »', async (text) => {
  expect(await say(camille, text)).toMatch(/encore rien noté de vous|noted nothing of you/);
});

it('names the answers to a meeting and to a poll, the news of a fiche, and nothing of anybody else', async () => {
  await say(animator, `ajoute ${holder.name} à l’axe 1`);
  await say(animator, 'sondage axe 1 : mardi 12 janvier à 14 h ou jeudi 14 janvier à 10 h');
  await say(animator, 'oui');
  await say(animator, 'réunion de l’axe 1 le 15 décembre à 10 h en mairie');
  await say(animator, 'oui');
  await say(holder, 'je viens le 15, mais en visio');
  await say(holder, 'pour le sondage, le 12 oui, le 14 non');
  await say(holder, '1.1 : 48 %, 12 places de plus à Clichy');
  const noted = await say(holder, 'tu as noté quoi aujourd’hui ?');
  expect(noted).toMatch(/15 déc.*présent à distance/);
  expect(noted).toMatch(/oui : mardi 12 janvier.*non : jeudi 14 janvier/);
  expect(noted).toMatch(/Fiche 1\.1.*48 %.*12 places de plus à Clichy/);
  expect(await say(camille, 'tu as bien noté ?')).toContain('encore rien noté de vous');
});

it('says what waits for a « oui » before it is noted', async () => {
  await say(animator, 'réunion de l’axe 1 le 15 décembre à 10 h en mairie');
  expect(await say(animator, 'tu as noté quoi ?')).toContain('En attente :');
});

it('says in a channel that it is told in private, and never that nothing was noted', async () => {
  const channel = { id: '19:groupe@thread.tacv2', type: 'channel' } as const;
  const { message } = await house.say(camille, 'tu as noté quoi de moi ?', {
    conversation: channel,
  });
  expect(message.text).toMatch(/ne se dit qu’en privé/);
});
