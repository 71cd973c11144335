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
  ['mardi 9h30–11h30', 'mardi 9\u00a0h\u00a030\u00a0–\u00a011\u00a0h\u00a030'],
  ['14h-16h, à 18h', '14\u00a0h\u00a0–\u00a016\u00a0h, à 18\u00a0h'],
  ['le 1er juillet', 'le 1ᵉʳ juillet'],
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
  ['avant le 3 novembre 2026', 'avant le 3\u00a0novembre 2026'],
  ['5 s’améliorent, 4 se dégradent', '5 s’améliorent, 4 se dégradent'],
  ['jeu. 24 sept.', 'jeu. 24\u00a0sept.'],
  ['depuis 2026', 'depuis 2026'],
  ['en mars 2026', 'en mars 2026'],
  ['3 marsouins', '3 marsouins'],
  ['le GT Axe 5', 'le GT\u00a0Axe\u00a05'],
  ['êtes-vous là', 'êtes-\u2060vous là'],
  ['y a-t-il', 'y a-\u2060t-\u2060il'],
  ['Seine-Saint-Denis', 'Seine-Saint-Denis'],
  ['la fiche 1.1', 'la fiche\u00a01.1'],
  ['mardi, à 18:00', 'mardi, à\u00a018:00'],
  ['7 réponses, 1 à distance', '7\u00a0réponses, 1\u00a0à\u00a0distance'],
  ['couvert, 56\u00a0%', 'couvert,\u00a056\u00a0%'],
  ['Tuesday 14:00–16:00', 'Tuesday 14:00–\u206016:00'],
  ['14:00–16:00 (en tête)', '14:00–\u206016:00 (en\u00a0tête)'],
  ['Développer l’offre · bloquée', 'Développer l’offre\u00a0· bloquée'],
])(
  'lays out "%s" with no line end in a day and its month, a name or an inversion or between two hours, nor between a number or a middle dot and its word',
  (plain, held) => {
    expect(heldTogether(plain)).toBe(held);
    expect(readCard({ type: 'TextBlock', text: held })).toBe(plain);
  },
);

it('gives back in words alone the hours and the first of a month', () => {
  const shown = heldTogether(typography('le 1er juillet, 9h30–11h30', 'fr'));
  expect(shown).toBe('le 1ᵉʳ\u00a0juillet, 9\u00a0h\u00a030\u00a0–\u2060\u00a011\u00a0h\u00a030');
  expect(readCard({ type: 'TextBlock', text: shown })).toBe('le 1er juillet, 9 h 30 – 11 h 30');
});
