import { expect, it } from '@jest/globals';
import { assentIn } from '../../../bot/conversation/assent.ts';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const assent = (text: string) => assentIn(readSentence(text, lexicon));

it.each([
  ['oui', 'yes'],
  ['Oui !', 'yes'],
  ['ok, vas-y', 'yes'],
  ['oui merci', 'yes'],
  ['c’est bon, envoie', 'yes'],
  ['lance le sondage', 'yes'],
  ['oui envoie la réunion', 'yes'],
  ['oui supprime-la', 'yes'],
  ['parfait envoie', 'yes'],
  ['go ahead', 'yes'],
  ['non', 'no'],
  ['non merci', 'no'],
  ['finalement non', 'no'],
  ['annule', 'drop'],
  ['cancel', 'drop'],
  ['pas maintenant', 'drop'],
  ['non, laisse tomber', 'no'],
])('"%s" says %s', (text, says) => expect(assent(text)?.says).toBe(says));

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
])('"%s" says something else', (text) => expect(assent(text)).toBeUndefined());

it.each([
  ['oui', true],
  ['oui je confirme', true],
  ['non', true],
  ['ok', false],
  ['vas-y', false],
])('"%s" can mean nothing else: %s', (text, isPlain) =>
  expect(assent(text)?.isPlain).toBe(isPlain),
);
