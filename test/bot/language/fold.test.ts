import { expect, it } from '@jest/globals';
import { fold, foldInclusive, MAX_TEXT, stem } from '../../../bot/language/fold.ts';

it('forgets case, accents, curly apostrophes and long dashes', () => {
  expect(fold('L’ÉVÈNEMENT — Où ?')).toBe("l'evenement - ou ?");
  expect(fold('cœur')).toBe('coeur');
});

it('reads composed and decomposed letters alike', () => {
  expect(fold('e\u0301tat')).toBe(fold('état'));
});

it.each([
  ['assistant.e maternel.le', 'assistant maternel'],
  ['les professionnel·le·s', 'les professionnel'],
  ['directeur(trice)', 'directeur'],
  ['coordinateur/trice', 'coordinateur'],
  ['un.e', 'un.e'],
  ['fiche 1.1', 'fiche 1.1'],
])('takes the inclusive ending off "%s"', (text, folded) => {
  expect(foldInclusive(text)).toBe(folded);
});

it('reads no more than a bounded length, however the text is made', () => {
  expect(fold(`e${'\u0301'.repeat(100_000)}`).length).toBeLessThanOrEqual(MAX_TEXT);
  expect(fold('a'.repeat(100_000))).toHaveLength(MAX_TEXT);
});

it.each([
  ['pilote', 'piloter'],
  ['pilotage', 'pilotes'],
  ['financement', 'financeurs'],
  ['municipal', 'municipaux'],
  ['parents', 'parentalite'],
  ['evaluer', 'evaluation'],
  ['territoires', 'territoriale'],
])('gives "%s" and "%s" the same stem', (a, b) => {
  expect(stem(a)).toBe(stem(b));
});

it.each([
  ['fiche', 'fichier'],
  ['commune', 'communication'],
  ['acteur', 'action'],
  ['mission', 'mise'],
  ['formation', 'forme'],
  ['planning', 'plan'],
  ['partage', 'partie'],
  ['dates', 'data'],
  ['prix', 'pris'],
])('keeps "%s" and "%s" apart', (a, b) => {
  expect(stem(a)).not.toBe(stem(b));
});
