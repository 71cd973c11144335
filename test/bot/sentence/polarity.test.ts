/** What the words that govern another make of it. */
import { expect, it } from '@jest/globals';
import { polarityOf } from '../../../bot/sentence/polarity.ts';
import { conceptsOf, readSentence } from '../../../bot/sentence/sentence.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const { lexicon } = await knowledgeOf('seineSaintDenis');

/** Of the longest word that tells of coming. */
function polarityIn(text: string): string | undefined {
  const sentence = readSentence(text, lexicon);
  const [word] = [...conceptsOf(sentence, 'presence-venir')].sort((a, b) => b.length - a.length);
  return word && polarityOf(sentence, word).value;
}

it.each([
  ['je viens', 'yes'],
  ['je ne viens pas', 'no'],
  ['je viens pas', 'no'],
  ['je viens plus tard', 'yes'],
  ['je ne pense pas pouvoir venir', 'no'],
  ['je ne pense pas que je puisse venir', 'no'],
  ['je n’aurai malheureusement pas la possibilité de venir', 'no'],
  ['je suis dans l’impossibilité d’assister à la réunion', 'no'],
])('a denial goes through what carries it, and no further: « %s »', (text, value) => {
  expect(polarityIn(text)).toBe(value);
});

it.each([
  ['je crains de ne pouvoir participer', 'no'],
  ['je ne saurais être présent', 'no'],
  ['je ne pourrai y participer', 'no'],
])('« ne » denies by itself what one can or knows how to do: « %s »', (text, value) => {
  expect(polarityIn(text)).toBe(value);
});

it.each([
  ['je ne manquerai pas de venir', 'yes'],
  ['je n’ai pas renoncé à venir', 'yes'],
  ['je renonce à venir', 'no'],
])('what prevents, when it is denied, prevents nothing: « %s »', (text, value) => {
  expect(polarityIn(text)).toBe(value);
});

it.each([
  ['il me sera difficile d’être présent', 'maybe'],
  ['je doute de pouvoir venir', 'maybe'],
  ['je risque de ne pas pouvoir venir', 'maybe'],
])('what is doubted is neither: « %s »', (text, value) => {
  expect(polarityIn(text)).toBe(value);
});

it('a denial stays in its clause', () => {
  expect(polarityIn('la salle n’est pas libre, je viens')).toBe('yes');
  expect(polarityIn('ce n’est pas grave mais je viens')).toBe('yes');
  expect(polarityIn('le train ne part pas je viens en voiture')).toBe('yes');
});
