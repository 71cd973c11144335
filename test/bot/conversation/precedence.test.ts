/** Who answers when several features understand the same sentence. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Bot, createBot } from '../../../bot/conversation/bot.ts';
import { inOrder, precedence } from '../../../bot/conversation/precedence.ts';
import { features } from '../../../bot/features/index.ts';
import type { Utterance } from '../../../bot/language/utterance.ts';
import { botWithoutStore } from '../../support/bot.ts';
import { brokenStore } from '../../support/broken-store.ts';
import { readLines } from '../../support/planning-score.ts';
import { drawn, paired } from '../../support/random.ts';
import { readQuestions, turnsOf } from '../../support/score.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const now = new Date('2026-12-01T09:00:00Z');
const slots = [
  { id: 's1', date: '2027-01-05', start: '10:00', end: '12:00' },
  { id: 's2', date: '2027-01-07', start: '14:00', end: '16:00' },
];
const invitation = 'meeting-1';
const prompt = { subjects: ['fiche:1.1'], fiche: '1.1' };

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const best = (asked: Bot, text: string, given: Record<string, unknown>) => {
  const [reading] = asked.understand(text, { now, given }, 'fr');
  return reading && { kind: reading.kind, rank: reading.rank, fields: reading.fields };
};

describe('an order goes before an answer to an open poll', () => {
  it.each([
    ['finalement pas de réunion EPT jeudi, annule stp', 'meeting', 'cancel'],
    [
      'on fixe la réunion EPT au jeudi 17 septembre 2026, 9h30-11h30, en visio',
      'meeting',
      'create',
    ],
    ['bon pour restitution fiche 1.1', 'command', 'validate'],
    ['entrée libre pour le GT 5', 'people', 'entry'],
  ])('%s', (text, kind, intent) =>
    expect(best(bot, text, { slots })).toMatchObject({ kind, fields: { intent } }),
  );
});

describe('an answer goes before what is only polite', () => {
  it.each([
    ['oui merci', 'meeting'],
    ['non merci', 'command'],
    ['parfait', 'meeting'],
    ['très bien', 'meeting'],
  ])('« %s » answers the invitation that waits, and thanks when none does', (text, kind) => {
    const fields = { intent: 'answer' };
    expect(best(bot, text, { invitation })).toMatchObject({ kind, rank: 'answer', fields });
    expect(best(bot, text, {})).toMatchObject({ kind: 'smalltalk' });
  });
});

describe('news that is awaited takes nothing for news that says another thing', () => {
  it.each([
    ['ok pour le 8', {}, 'vote'],
    ['je peux pas le 10 ; le reste c’est bon', {}, 'vote'],
    ['c’est bon', { invitation }, 'meeting'],
    ['GT axe 5 mardi 6 octobre 14h-17h salle 204\nODJ\n1. Introduction\n2. Suivi', {}, 'meeting'],
  ])('%s', (text, given, kind) => expect(best(bot, text, { prompt, ...given })?.kind).toBe(kind));
});

it('the order of the list of features decides nothing', async () => {
  const knowledge = await knowledgeOf('seineSaintDenis');
  const turned = createBot(features(knowledge).toReversed(), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    likely: knowledge.likely,
    tools: { store: brokenStore, isAdmin: () => false },
  });
  const file = (name: string) => path.resolve('test/questions', `${name}.jsonl`);
  const texts = [
    ...['read/development', 'read/layperson-everyday-words'].flatMap((name) =>
      readQuestions(name).flatMap(turnsOf),
    ),
    ...['meetings', 'polls', 'votes'].flatMap((name) =>
      readLines(file(`commands/newcomer-${name}`)).map(({ text }) => text),
    ),
  ];
  const worlds = [{}, { slots }, { invitation, prompt, openPolls: ['poll-1'] }];
  const differing = paired('worlds', drawn('texts', texts, 120), worlds).filter(([text, given]) => {
    const both = [bot, turned].map((one) => JSON.stringify(best(one, text, given)));
    return both[0] !== both[1];
  });
  expect(texts.length).toBeGreaterThan(700);
  expect(differing).toEqual([]);
});

describe('the table', () => {
  it('has each rank once, and a place in it for a feature that it does not name', () => {
    const ranks = [...new Set(precedence.map(({ rank }) => rank))];
    const grouped = ranks.flatMap((rank) => precedence.filter((line) => line.rank === rank));
    expect(precedence).toEqual(grouped);
    expect(ranks).toHaveLength(8);
    for (const rank of ranks) {
      const lines = precedence.filter((line) => line.rank === rank);
      expect(lines.filter(({ who }) => who === undefined)).toEqual([lines.at(-1)]);
    }
  });

  it('names features that there are', async () => {
    const names = features(await knowledgeOf('seineSaintDenis')).map(({ name }) => name);
    const named = precedence.flatMap(({ who }) => (who ? [who.split('/')[0]] : []));
    expect(named.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });

  it('is followed line by line, whoever claims first', () => {
    const claims = precedence.map(({ rank, who }) => {
      const [feature = 'zz', kind = 'other'] = who?.split('/') ?? [];
      const reading = { rank, kind, fields: {}, words: [], answer: () => Promise.reject() };
      return { feature, reading: reading as never };
    });
    const utterance = { asks: false } as Utterance;
    const all = claims.map(({ reading }) => reading);
    expect(inOrder(claims, utterance).map(({ reading }) => reading)).toEqual(all);
    expect(inOrder([...claims].reverse(), utterance).map(({ reading }) => reading)).toEqual(all);
  });
});
