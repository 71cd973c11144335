/**
 * The sets of questions that lent their sentences to the phrasings: their score proves nothing, but that
 * nothing of them was forgotten. `npm run questions`, after a change to the words, the phrasings or the search.
 */
import { beforeAll, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { type Floor, keepsItsScore } from '../../../support/plan-score.ts';

const floors: Floor[] = [
  { name: 'fresh-g', answerable: 0.98, wrong: 0.005 },
  { name: 'tuning-b', answerable: 0.985, wrong: 0.004 },
  { name: 'tuning-c', answerable: 0.985, wrong: 0.008 },
  { name: 'tuning-d', answerable: 0.985, wrong: 0.008 },
  { name: 'tuning-e', answerable: 0.985, wrong: 0.005 },
  { name: 'tuning-f', answerable: 0.98, wrong: 0.005 },
  { name: 'tuning-h', answerable: 0.98, wrong: 0.005 },
  { name: 'tuning-i', answerable: 0.97, wrong: 0.005 },
  { name: 'tuning-j', answerable: 0.985, wrong: 0.006 },
  { name: 'tuning-l', answerable: 0.985, wrong: 0.01 },
  { name: 'tuning-m', answerable: 0.985, wrong: 0.004 },
  { name: 'tuning-n', answerable: 0.98, wrong: 0.007 },
  { name: 'tuning-s', answerable: 0.98, wrong: 0.012 },
  { name: 'tuning-t', answerable: 0.965, wrong: 0.006 },
  { name: 'tuning-u', answerable: 0.97, wrong: 0.011 },
  { name: 'tuning-v', answerable: 0.975, wrong: 0.008 },
  { name: 'tuning-w', answerable: 0.97, wrong: 0.006 },
  { name: 'tuning-x', answerable: 0.98, wrong: 0.006 },
  { name: 'tuning-y', answerable: 0.98, wrong: 0.012 },
];

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore('seineSaintDenis');
});

it.each(floors)('keeps its score on the questions of $name', (floor) => keepsItsScore(bot, floor));
