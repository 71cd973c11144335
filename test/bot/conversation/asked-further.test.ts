/** A bare name, or "alors ?": asked of what the answer just before was of. */
import { beforeEach, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { animator, camille, type Partners, zoe } from '../../support/partners.ts';
import { plainly } from '../../support/say-in.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
let minute = 0;
const say = async (person: Parameters<Partners['say']>[0], text: string): Promise<string> => {
  const at = new Date(Date.parse('2026-11-24T09:00:00Z') + minute++ * 60_000);
  return plainly(await house.say(person, text, { at }));
};
beforeEach(async () => {
  minute = 0;
  await gather(house, [animator, camille, zoe]);
  await say(animator, 'réunion cartographie mardi 12 janvier de 14h à 16h, Caf de Bobigny');
  await say(animator, 'oui');
  await say(animator, 'sondage cartographie : mardi 19/1 14h-16h ; jeudi 21/1 9h30-11h');
});

it('is of the meeting whose answers were just read', async () => {
  await say(animator, 'oui');
  await say(camille, 'je viens le 12');
  await say(animator, 'qui vient le 12 ?');
  expect(await say(animator, 'et Zoé ?')).toContain('Zoé Petit n’a pas encore répondu');
  expect(await say(animator, 'et camille')).toContain('Camille Durand : présent');
  await say(zoe, 'je ne viens pas le 12');
  expect(await say(animator, 'alors ?')).toContain('1 excusé');
});

it('is of the poll whose answers were just read', async () => {
  await say(animator, 'oui');
  await say(camille, 'oui pour le 19');
  await say(animator, 'qui a répondu au sondage ?');
  expect(await say(animator, 'et Zoé ?')).toMatch(/^Non : Zoé Petit/);
  await say(zoe, 'non pour le 19');
  expect(await say(animator, 'du coup ?')).toContain('2 réponses sur 3');
});

it('is of what waits for a « oui », where that was asked last', async () => {
  expect(await say(animator, 'alors ?')).toMatch(/Répondez par « oui » ou « non »/);
});

it('is of nothing that was spoken of before another answer', async () => {
  await say(animator, 'oui');
  await say(animator, 'qui pilote la fiche 1.1 ?');
  expect(await say(animator, 'et Zoé ?')).not.toMatch(/répondu|présent/);
});
