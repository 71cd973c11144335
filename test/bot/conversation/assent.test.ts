import { expect, it } from '@jest/globals';
import { assentIn } from '../../../bot/conversation/assent.ts';

it.each([
  ['oui', 'yes'],
  ['Oui !', 'yes'],
  ['ok, vas-y', 'yes'],
  ['oui merci', 'yes'],
  ['c’est bon, envoie', 'yes'],
  ['lance le sondage', 'yes'],
  ['go ahead', 'yes'],
  ['non', 'no'],
  ['non merci', 'no'],
  ['finalement non', 'no'],
  ['annule', 'drop'],
  ['cancel', 'drop'],
  ['pas maintenant', 'drop'],
  ['non, laisse tomber', 'no'],
])('"%s" says %s', (text, assent) => expect(assentIn(text)).toBe(assent));

it.each([
  'oui mais à 15h',
  'oui ou non',
  'ok pour le 8',
  'merci',
  'oui ?',
  'oui ❌',
  'ok 👎',
  'non, mardi plutôt',
  'annule la réunion',
])('"%s" says something else', (text) => expect(assentIn(text)).toBeUndefined());

it.each([
  ['oui', 'yes'],
  ['oui je confirme', 'yes'],
  ['non', 'no'],
  ['ok', undefined],
  ['annule', undefined],
  ['vas-y', undefined],
])('where it is not to be had back, "%s" says %s', (text, assent) =>
  expect(assentIn(text, true)).toBe(assent),
);
