/** A meeting and a poll of the same group that both wait: which of them is answered, and which is spoken of. */
import { beforeEach, expect, it } from '@jest/globals';
import { animator, camille, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { withLed } from '../../support/with-led.ts';

const say = sayIn(withLed('axe-1', [camille, zoe]));

beforeEach(async () => {
  await say(animator, `ajoute ${camille.name} et ${zoe.name} à l’axe 1`);
  await say(animator, 'réunion de l’axe 1 le 8 décembre à 10 h en mairie');
  await say(animator, 'oui');
  await say(animator, 'sondage axe 1 : mardi 12 janvier à 14 h, jeudi 14 janvier à 10 h');
  await say(animator, 'oui');
});

it.each([
  ['je viens le 8 et le 12 janvier me va aussi', /présent\./, /oui : mardi 12 janvier/],
  ['je peux pas le 8, mais le 14 oui', /excusé\./, /oui : jeudi 14 janvier/],
  ['le 12 ok, le 14 non, et le 8 je serai en visio', /à distance\./, /non : jeudi 14 janvier/],
  ['je viens le 8 et pour le sondage je préfère le 14', /présent\./, /oui : jeudi 14 janvier/],
  ['présente le 8 et dispo le 14', /présent\./, /oui : jeudi 14 janvier/],
  ['pour les dates de janvier : le 12 ok ; le 8 je ne viens pas', /excusé\./, /oui : mardi 12/],
])('each is noted where it belongs: « %s »', async (text, meeting, poll) => {
  const said = await say(camille, text);
  expect(said).toMatch(meeting);
  expect(said).toMatch(poll);
  expect(said).not.toContain('Pas dans ce sondage');
});

it.each([
  ['pour le sondage le 12 me va, pas le 14', /oui : mardi 12.*non : jeudi 14/],
  ['et au sondage : le 14 et le 12', /oui : mardi 12.*jeudi 14/],
  ['concernant le sondage je peux que le 14', /oui : jeudi 14.*non : mardi 12/],
  ['for the poll the 12th suits me, not the 14th', /yes: .*12.*no: .*14/i],
])('where one answers is no part of the answer: « %s »', async (text, poll) => {
  expect(await say(camille, text)).toMatch(poll);
});

it.each(['le 12 ça va, mais je ne viens pas avant 15h', 'le 12 oui, le 14 je serai en visio'])(
  'what is said of the days of the poll answers no meeting: « %s »',
  async (text) => {
    await say(camille, text);
    expect(await say(camille, 'tu as noté quoi ?')).not.toContain('8 déc.');
  },
);

it('those who are chased have not answered what was spoken of last', async () => {
  await say(animator, 'qui vient le 8 ?');
  expect(await say(animator, 'relance ceux qui n’ont pas répondu')).not.toContain('sondage');
  await say(animator, 'où en est le sondage ?');
  expect(await say(animator, 'relance ceux qui n’ont pas répondu')).toContain('pour le sondage');
});

it('« relance-les » is of those who were just listed', async () => {
  await say(animator, 'qui n’a pas répondu pour le 8 ?');
  expect(await say(animator, 'relance-les')).not.toContain('sondage');
});
