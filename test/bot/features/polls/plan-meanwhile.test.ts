/** A poll stays open for weeks: what is asked of the plan meanwhile is no answer to it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadingKind } from '../../../../bot/contract/feature.ts';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { drawn } from '../../../support/random.ts';
import { readQuestions, turnsOf } from '../../../support/score.ts';

const now = new Date('2026-12-01T09:00:00Z');
const slots = [
  { id: 's1', date: '2027-01-05', start: '10:00', end: '12:00' },
  { id: 's2', date: '2027-01-07', start: '14:00', end: '16:00' },
  { id: 's3', date: '2027-01-14', start: '09:30', end: '11:30' },
];

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

/** What is best understood; `open` puts a poll before the reader. */
const kindOf = (text: string, open = true): ReadingKind | undefined =>
  bot.understand(text, { now, given: { slots: open ? slots : [] } }, 'fr')[0]?.kind;

describe('while a poll is open', () => {
  const sets = [
    'read/development',
    'read/layperson-everyday-words',
    'read/newcomer-text-messages',
    'read/newcomer-plain-requests',
  ];
  it.each(drawn('sets read', sets, 1))('the questions of %s are read as before', (set) => {
    const texts = readQuestions(set).flatMap((question) => turnsOf(question));
    const taken = texts.filter((text) => kindOf(text) !== kindOf(text, false));
    expect(taken.length / texts.length).toBeLessThan(0.01);
  });

  it.each([
    'fiche 1.1',
    '1.1',
    'axe 5',
    'combien d’axes dans le schéma ?',
    'fiche 1.1 : c’est piloté par la Caf, non ?',
    'où en est l’inventaire des ressources ?',
    'qu’est-ce qu’on risque si la mairie ne fait pas son schéma ?',
    'how many nurseries are there in Saint-Denis?',
    'which towns must adopt a scheme? Many thanks, good morning',
  ])('« %s » asks the plan', (text) => {
    expect(kindOf(text)).toBe('question');
  });

  it.each(['good morning', 'good afternoon!'])('« %s » greets', (text) => {
    expect(kindOf(text)).toBe('smalltalk');
  });

  it.each([
    'combien de réponses ?',
    'combien ont répondu ?',
    'combien de gens peuvent le 7 ?',
    'où en est-on ?',
    'ça donne quoi ?',
    'qui manque ?',
  ])('« %s » asks for its answers', (text) => {
    expect(kindOf(text)).toBe('poll');
  });

  it.each(['ok pour le 7, pas le 14', 'le 5', 'la deuxième', 'aucun des trois', 'tout sauf le 7'])(
    '« %s » answers it',
    (text) => {
      expect(kindOf(text)).toBe('vote');
    },
  );
});
