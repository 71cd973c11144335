import { expect, it } from '@jest/globals';
import { KnownWords, Speller } from '../../../bot/language/spelling.ts';

const speller = new Speller([
  new KnownWords(['pilote', 'fiche', 'indicateurs', 'avancement', 'axe', 'priorites', 'seminaire']),
]);

it.each([
  ['piltoe', 'pilote'],
  ['pilotte', 'pilote'],
  ['ficeh', 'fiche'],
  ['fihe', 'fiche'],
  ['indicaturs', 'indicateurs'],
  ['avncement', 'avancement'],
  ['prioritees', 'priorites'],
  ['seminnaire', 'seminaire'],
])('corrects "%s" to "%s"', (typed, meant) => {
  expect(speller.correct(typed)).toBe(meant);
});

it.each(['axa', 'qui', '1.1', 'recette', 'x'.repeat(5000)])('leaves "%s" alone', (typed) => {
  expect(speller.correct(typed)).toBeUndefined();
});

it('takes a sigle of four letters for no function word', () => {
  const words = ['peut', 'avec', 'depuis'];
  const strict = new Speller([new KnownWords(words)], new Set(words));
  expect(strict.correct('pedt')).toBeUndefined();
  expect(strict.correct('depuus')).toBe('depuis');
});
