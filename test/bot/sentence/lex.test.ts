import { expect, it } from '@jest/globals';
import { lex, readSentence, typedOver } from '../../../bot/sentence/sentence.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const words = (text: string) => lex(text).map(({ folded }) => folded);

it.each([
  ['Réunion de l’axe 5', ['reunion', 'de', 'l', 'axe', '5']],
  ['fiche 1.1 à 44,9 %', ['fiche', '1.1', 'a', '44,9', '%']],
  ['le 5/11 à 14 h 30', ['le', '5/11', 'a', '14h30']],
  ['9h30-11h30', ['9h30', '11h30']],
  ['mardi 14:30 ?', ['mardi', '14:30', '?']],
  ['c’est bon 👍', ['c', 'est', 'bon', '👍']],
  ['3 heures', ['3', 'heures']],
  ['visio https://a.test/join/x demain', ['visio', 'https://a.test/join/x', 'demain']],
])('words, numbers and signs of « %s »', (text, expected) => expect(words(text)).toEqual(expected));

it('every token knows its place in the text as typed', () => {
  const text = '  Nomme Inès\u00a0Haddad, co-animatrice ! ';
  for (const { folded, start, end } of lex(text))
    expect(text.slice(start, end).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()).toBe(
      folded,
    );
});

it('a slip is corrected towards a word of the lexicon, in the same place', () => {
  const { tokens, typed } = readSentence('peux tu confirmr la réuinon', lexicon);
  expect(tokens).toHaveLength(typed.length);
  expect(tokens.map(({ folded }) => folded)).toContain('reunion');
  expect(typed.map(({ folded }) => folded)).toContain('reuinon');
});

it('words are given back as typed, and open no template', () => {
  const sentence = readSentence('note que $' + '{x} coûte 3 €', lexicon);
  expect(typedOver(sentence, 0, sentence.typed.length)).toBe('note que {x} coûte 3 €');
  expect(typedOver(sentence, 99, 2)).toBe('');
});

it('a text is read up to 4,000 units, and no further', () => {
  expect(lex('mot '.repeat(2_000)).length).toBeLessThanOrEqual(1_000);
});
