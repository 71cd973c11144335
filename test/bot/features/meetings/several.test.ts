/** Several meetings said at once: each is seen, one after the other, and none is lost. */
import { expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { admin, animator, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, zoe]));
const say = sayIn(house);

it('two meetings of one sentence are shown one after the other, each with its day, hour and place', async () => {
  const said = 'réunion carto le 8 décembre à 14h et une autre le 12 janvier à 10h à Bobigny';
  const first = await say(animator, said);
  expect(first).toContain('mardi 8 décembre 2026, de 14 h à 16 h');
  expect(first).toContain('Ensuite, je vous montrerai celle du 12 janvier 2027.');
  expect(first).not.toContain('Bobigny');
  expect(first).not.toContain('Je n’ai rien fait');
  const second = await say(animator, 'envoie');
  expect(second).toContain('Réunion planifiée');
  expect(second).toContain('mardi 12 janvier 2027, de 10 h à 12 h');
  expect(second).toContain('Bobigny');
  await say(animator, 'oui');
  const coming = await say(animator, 'mes prochaines réunions');
  expect(coming).toMatch(/8 déc.*12 janv/s);
});

it('each meeting is of its own group, in two sentences or in one', async () => {
  await say(admin, 'crée un sous-groupe cafés des parents');
  for (const joint of ['. Réunion', ' et réunion']) {
    const said = `réunion carto le 8 décembre à 14h${joint} cafés des parents le 10 décembre à 9h30`;
    expect(await say(admin, said)).toContain('10 décembre 2026 (Sous-groupe cafés des parents)');
    const second = await say(admin, 'laisse tomber');
    expect(second).toContain('Sous-groupe cafés des parents');
    expect(second).toContain('jeudi 10 décembre 2026, de 9 h 30');
    await say(admin, 'laisse tomber');
  }
});

it('days in a row share the hour that is said once', async () => {
  const first = await say(animator, 'réunions carto les 8 décembre, 12 janvier et 9 février à 14h');
  expect(first).toContain('celle du 12 janvier 2027, 9 février 2027');
  expect(await say(animator, 'envoie')).toContain('mardi 12 janvier 2027, de 14 h');
  expect(await say(animator, 'envoie')).toContain('mardi 9 février 2027, de 14 h');
});

it('what is changed of the one that is shown leaves the next as it was', async () => {
  await say(animator, 'on fait deux réunions carto, le 8 décembre à 14h et le 15 à 10h');
  expect(await say(animator, 'plutôt à 15h')).toContain('mardi 8 décembre 2026, de 15 h à 17 h');
  expect(await say(animator, 'envoie')).toContain('mardi 15 décembre 2026, de 10 h');
});

it('a day on which somebody comes back is no meeting, and who comes back no place', async () => {
  const shown = await say(animator, 'réunion carto le 8 décembre à 14h, Camille revient le 12');
  expect(shown).toContain('autres jours : 12 décembre 2026');
  expect(shown).not.toContain('Où :');
  expect(shown).not.toContain('Ensuite');
});
