import { expect, it } from '@jest/globals';
import { typography } from '../../cards/typography.ts';

it.each([
  ["l'axe d'une fiche", 'l’axe d’une fiche'],
  ['Qui pilote ?', 'Qui pilote\u202f?'],
  ['Source : support', 'Source\u00a0: support'],
  ['« Titre »', '«\u00a0Titre\u00a0»'],
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
