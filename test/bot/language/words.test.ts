import { expect, it } from '@jest/globals';
import { cut, cutSentences } from '../../../bot/language/words.ts';

const folded = (text: string) => cut(text).map((word) => word.folded);

it.each([
  ['l’axe d’une fiche', ['l', 'axe', 'd', 'une', 'fiche']],
  ['F1.1 et fiche5', ['f', '1.1', 'et', 'fiche', '5']],
  ['25 912 enfants', ['25912', 'enfants']],
  ['1\u202f264 gardes', ['1264', 'gardes']],
  ['25,912 children', ['25912', 'children']],
  ['44,9 %', ['44,9', '%']],
  ['de 9h30 à 14 h', ['de', '9h30', 'a', '14h']],
  ['le 1er juillet, 19th March', ['le', '1er', 'juillet', '19th', 'march']],
  ['le 5/11', ['le', '5/11']],
])('cuts "%s" into words and whole numbers', (text, words) => {
  expect(folded(text)).toEqual(words);
});

it('knows which sentence asks', () => {
  const { words, asking } = cutSentences('Je suis maire. Qui pilote la fiche 1.1 ?');
  expect(words.find((w) => w.folded === 'maire')?.sentence).toBe(0);
  expect([...asking]).toEqual([words.find((w) => w.folded === 'pilote')?.sentence]);
  expect(words.map((w) => w.folded)).toContain('1.1');
});

const askedIn = (text: string): string[] => {
  const { words, asking } = cutSentences(text);
  return words.filter(({ sentence = 0 }) => asking.has(sentence)).map((word) => word.folded);
};

it.each([
  ['Je rédige une note pour mon élue : qui pilote la fiche 1.1 ?', 'note', 'pilote'],
  ['As I am new in my service, who leads the sheet?', 'service', 'leads'],
])('parts what a person says of herself from what she asks: "%s"', (text, said, asked) => {
  expect(askedIn(text)).not.toContain(said);
  expect(askedIn(text)).toContain(asked);
});

it.each([
  ['De quelle formation parle-t-on dans le diagnostic : la formation de base ?', 'diagnostic'],
  ['dans la fiche 1.1, qui pilote ?', 'fiche'],
])('leaves a question whole that says nothing of who asks: "%s"', (text, word) => {
  expect(askedIn(text)).toContain(word);
});
