import { beforeAll, describe, expect, it } from '@jest/globals';
import { readDays } from '../../../bot/language/dates.ts';
import { readReferences } from '../../../bot/language/references.ts';
import type { Usages } from '../../../bot/language/vocabulary-schema.ts';
import { cut } from '../../../bot/language/words.ts';
import { projectVocabulary } from '../../support/vocabulary.ts';

const thing = (kind: string, number: string) => `${kind}:${number}`;
const numbering = { fiches: ['1.1', '5', 'A.1', '25'], axes: ['1', '2', '3', '4', '5'], thing };
let usages: Usages;
beforeAll(async () => {
  usages = (await projectVocabulary()).usages;
});
const read = (text: string) => readReferences(cut(text), numbering, usages);

it.each([
  'fiche 1.1',
  'Fiche n°1.1',
  'fiche n° 1.1',
  'fiche no 1.1',
  'fiche num 1.1',
  'F1.1',
  'f 1.1',
  'fiche 1-1',
  'fiche 1/1',
  'fiche 1,1',
  'fiche 1 1',
  'fiche-action 1.1',
  'FA 1.1',
  'fiche un point un',
  'fiche un un',
  'la 1.1',
  'c ki ki s’occupe de la 1-1',
  'ficeh 1.1',
  'fich 1.1',
  'action one-point-one',
])('reads "%s" as fiche 1.1', (text) => {
  expect(read(text).fiches).toEqual(['1.1']);
});

it.each([
  ['fiche 5', '5'],
  ['F5', '5'],
  ['fiche cinq', '5'],
  ['fiche V', '5'],
  ['fiche action n°25', '25'],
  ['fiche A.1', 'A.1'],
  ['fiche A-1', 'A.1'],
  ['fiche A1', 'A.1'],
])('reads "%s" as fiche %s', (text, numero) => {
  expect(read(text).fiches).toEqual([numero]);
});

it.each([
  'axe 5',
  'axe V',
  'axe cinq',
  'l’axe5',
  'ax 5',
  'GT 5',
  'groupe 5',
  'groupe de l’axe 5',
  'axis 5',
])('reads "%s" as axe 5, not as fiche 5', (text) => {
  expect(read(text)).toMatchObject({ axes: ['5'], fiches: [] });
});

describe('in a plan whose axes are letters', () => {
  const lettered = { fiches: ['A.1', 'C.2', '4', '19'], axes: ['A', 'B', 'C'], thing };
  const readLettered = (text: string) => readReferences(cut(text), lettered, usages);

  it.each([
    ['fiche C2', { fiches: ['C.2'], axes: [] }],
    ['budget de la C.2', { fiches: ['C.2'], axes: [] }],
    ['les fiches de l’axe B', { fiches: [], axes: ['B'] }],
    ['pilote de la 4', { fiches: ['4'], axes: [] }],
    ['fiche dix-neuf', { fiches: ['19'], axes: [] }],
    ['quel axe a le plus de fiches', { fiches: [], axes: [] }],
    ['la 4 places', { fiches: [], axes: [] }],
  ])('reads "%s" as the plan prints it', (text, found) => {
    expect(readLettered(text)).toMatchObject(found);
  });
});

it('takes the number of a day for no axe', () => {
  const words = cut('the group of 1 July');
  expect(readReferences(words, numbering, usages, readDays(words, usages)).axes).toEqual([]);
});

it('reads several numbers after one word', () => {
  expect(read('compare les fiches 1.1 et 5').fiches).toEqual(['1.1', '5']);
  expect(read('axes 1, 2 et 3').axes).toEqual(['1', '2', '3']);
});

it('keeps a number that the plan lacks, so that it can be said to be missing', () => {
  expect(read('fiche 2.1').fiches).toEqual(['2.1']);
  expect(read('la Caf pilote la 2.1').fiches).toEqual(['2.1']);
});

it.each(['44,9 % des enfants', 'la 44.9', 'le 5/11', '3 actions', 'les 5 axes', 'à 11 heures'])(
  'sees no fiche in "%s"',
  (text) => {
    expect(read(text).fiches).toEqual([]);
  },
);

it.each(['le troisième axe', '3e axe', 'the third axis'])('reads "%s" as axe 3', (text) => {
  expect(read(text)).toMatchObject({ axes: ['3'], fiches: [] });
});

it('sees no axis in the rank of something else', () => {
  expect(read('la troisième action de l’axe 2').axes).toEqual(['2']);
});

it.each([
  'le dernier axe',
  'the last axis',
  'le cinquième gros morceau du plan',
  'the fifth part of the plan',
  'le cinquième groupe',
])('reads "%s" as the last of the five axes', (text) => {
  expect(read(text)).toMatchObject({ axes: ['5'], fiches: [] });
});

it('takes the English pronoun for no roman figure', () => {
  expect(read('sheet 1.1, the key actions I mean').fiches).toEqual(['1.1']);
});

it('sees no axis in the part of anything but the plan', () => {
  expect(read('la deuxième partie de la réunion').axes).toEqual([]);
});
