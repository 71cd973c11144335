import { expect, it } from '@jest/globals';
import { slotInShort } from '../../../../bot/features/polls/show/slot-words.ts';

const short = (date: string, locale: 'fr' | 'en') =>
  slotInShort({ date, start: '14:00', end: '16:00' }, locale).replace(/[\u00a0\u202f]/g, ' ');

it('a slot in short says the first of a month as French does, and counts the other days', () => {
  expect(short('2027-02-01', 'fr')).toBe('lun. 1er févr. 14h');
  expect(short('2027-02-11', 'fr')).toBe('jeu. 11 févr. 14h');
});

it('a slot in short is said the English way in English', () => {
  expect(short('2027-02-01', 'en')).toMatch(/^Mon 1 Feb /);
});
