import { expect, it } from '@jest/globals';
import { readCard } from '../../cards/text.ts';
import { heldTogether, typography } from '../../cards/typography.ts';

it.each([
  ["l'axe d'une fiche", 'l’axe d’une fiche'],
  ['Qui pilote ?', 'Qui pilote\u202f?'],
  ['Source : support', 'Source\u00a0: support'],
  ['« Titre »', '«\u00a0Titre\u00a0»'],
  ['« Des « passerelles » »', '«\u00a0Des “passerelles”\u00a0»'],
  ['44,9 %', '44,9\u00a0%'],
  ['25 912 enfants', '25\u202f912 enfants'],
  ['voir https://exemple.fr/a:b?c', 'voir https://exemple.fr/a:b?c'],
  ['écrire à x.y@exemple.fr !', 'écrire à x.y@exemple.fr\u202f!'],
])('writes "%s" the French way', (plain, nice) => {
  expect(typography(plain, 'fr')).toBe(nice);
});

it('puts no French space in English', () => {
  expect(typography('Who leads fiche 1.1?', 'en')).toBe('Who leads fiche 1.1?');
});

it('quotes in English as English does, what a French sentence says too', () => {
  expect(typography('Source: « Introduction », "page 3"', 'en')).toBe(
    'Source: “Introduction”, “page 3”',
  );
});

it.each([
  ['avant le 3 novembre 2026', 'avant le\u00a03\u00a0novembre 2026'],
  ['le 1er juillet', 'le\u00a01er\u00a0juillet'],
  ['jeu. 24 sept.', 'jeu.\u00a024\u00a0sept.'],
  ['3 marsouins', '3 marsouins'],
  ['la fiche 1.1', 'la fiche\u00a01.1'],
  ['mardi, à 18h', 'mardi, à\u00a018h'],
  ['7 réponses, 1 à distance', '7\u00a0réponses, 1\u00a0à\u00a0distance'],
  ['couvert, 56\u00a0%', 'couvert,\u00a056\u00a0%'],
  ['mardi 14h-16h', 'mardi\u00a014h\u2060-\u206016h'],
  ['14h–16h (en tête)', '14h\u2060–\u206016h (en\u00a0tête)'],
])(
  'lays out "%s" with no line end in a date or between two hours, nor between a number and its word',
  (plain, held) => {
    expect(heldTogether(plain)).toBe(held);
    expect(readCard({ type: 'TextBlock', text: held })).toBe(plain);
  },
);
