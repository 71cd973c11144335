import { beforeAll, expect, it } from '@jest/globals';
import { readDays } from '../../../bot/language/dates.ts';
import type { Usages } from '../../../bot/language/vocabulary-schema.ts';
import { cut } from '../../../bot/language/words.ts';
import { projectVocabulary } from '../../support/vocabulary.ts';

let usages: Usages;
beforeAll(async () => {
  usages = (await projectVocabulary()).usages;
});

it.each([
  ['le 1er juillet 2025', { day: 1, month: 7, year: 2025 }],
  ['premier juillet', { day: 1, month: 7 }],
  ['2 juillet', { day: 2, month: 7 }],
  ['19 march', { day: 19, month: 3 }],
  ['March 19th, 2026', { day: 19, month: 3, year: 2026 }],
  ['5/11', { day: 5, month: 11 }],
  ['5/11/25', { day: 5, month: 11, year: 2025 }],
  ['12 février', { day: 12, month: 2 }],
])('reads "%s", day before month', (text, day) => {
  expect(readDays(cut(text), usages)).toMatchObject([day]);
});

it.each(['31/13', 'fiche 1/1 ?'.replace('1/1', '40/1'), 'mars', 'juillet'])(
  'sees no day in "%s"',
  (text) => {
    expect(readDays(cut(text), usages)).toEqual([]);
  },
);
