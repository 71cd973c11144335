/** What a meeting is for, said of the one that was just spoken of, or with the slot that is taken. */
import { expect, it } from '@jest/globals';
import { gather, noticed, schedule } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beginning(house, () => gather(house, [animator, camille, zoe]));

it.each([
  [
    'le titre est pas bon, mets validation de la carte avec les communes',
    'validation de la carte avec les communes',
  ],
  [
    'attends on va faire 10h-12h plutot, et le but c’est de valider la carte avec les communes',
    'valider la carte avec les communes',
  ],
  ['le but c’est valider la carte avec les communes', 'valider la carte avec les communes'],
  ['mauvais titre, c’est validation de la carte', 'validation de la carte'],
])('a title is all that is said of it, and a group is a word of it: %s', async (text, title) => {
  await schedule(house, {
    when: { date: '2026-12-08', start: '09:30', end: '12:30', zone: 'Europe/Paris' },
  });
  await noticed(house);
  await say(animator, 'décale la réunion du 8 à 11h');
  await say(animator, 'envoie');
  expect(await say(animator, text)).toContain(`Titre : ${title}\n`);
});

it('what it is for and when it ends are taken with the slot of a poll', async () => {
  await say(animator, 'sondage pour la carto le 8 ou le 10 décembre, de 9h à 12h');
  await say(animator, 'envoie');
  const asked = await say(
    animator,
    'on retient le 8 a 9h30 a la Caf de Bobigny salle 4, le but c’est valider la carte avec les communes',
  );
  expect(asked).toContain('mardi 8 décembre, 9 h 30 – 12 h');
  expect(asked).toContain('Titre : valider la carte avec les communes');
  await say(animator, 'non');
  expect(await say(animator, 'on retient le 8 de 9h30 à 11h30 à la Caf')).toContain(
    '9 h 30 – 11 h 30',
  );
  expect(await say(animator, 'oui')).toContain('9 h 30 – 11 h 30');
});

it.each([
  'bonjour, je commence par quoi',
  'et on commence par quoi ?',
  'l’ordre du jour c’est quoi',
])('what asks is no point of an agenda: %s', async (text) => {
  await schedule(house, {
    when: { date: '2026-12-08', start: '09:30', end: '12:30', zone: 'Europe/Paris' },
  });
  await noticed(house);
  expect(await say(animator, text)).not.toContain('Voici le changement que j’ai compris');
});
