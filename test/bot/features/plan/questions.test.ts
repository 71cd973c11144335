/**
 * The bars of understanding, held by test on the sets that lent no phrasing; those that did are held by
 * `npm run bench -- ask`. `test/questions/README.md` says who wrote each, docs/comprehension-mesures.md the scores
 * as found. Sets are asked whole; the short form asks the one that has all kinds, and another, drawn.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { asked, type Floor, mark, shortfalls } from '../../../support/plan-score.ts';
import { drawn } from '../../../support/random.ts';

const floor = (set: string, answerable: number, wrong: number): Floor => ({
  set,
  shares: { answerable, credential: 1 },
  wrong,
});

const everyBar: Floor = {
  set: 'read/development',
  shares: {
    answerable: 0.97,
    followup: 0.93,
    unknown: 1,
    credential: 1,
    outofscope: 1,
    smalltalk: 1,
  },
  wrong: 0.006,
};

const others = [
  floor('read/layperson-everyday-words', 0.88, 0.0395),
  floor('read/newcomer-text-messages', 0.97, 0.02),
  floor('read/newcomer-plain-requests', 0.95, 0.032),
  floor('unread/newcomer-this-or-that', 0.92, 0.047),
  floor('unread/newcomer-checks-before-writing', 0.94, 0.039),
  floor('unread/newcomer-details', 0.94, 0.018),
];

const floors = [everyBar, ...drawn('sets of questions', others, 1)];

/** The same of what is read at once; what stands only below it is wrong there. */
const firstFloors = [
  floor('read/development', 0.96, 0.024),
  floor('unread/newcomer-this-or-that', 0.91, 0.053),
  floor('unread/newcomer-checks-before-writing', 0.9, 0.054),
  floor('unread/newcomer-details', 0.87, 0.041),
];

describe('the plan of Seine-Saint-Denis', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWithoutStore('seineSaintDenis');
  });

  it.each(floors)('keeps its score on the questions of $set', async ({ set, ...bar }) => {
    expect(shortfalls(await mark(bot, set, asked), bar)).toEqual([]);
  });

  const drawnFirst = firstFloors.filter(({ set }) => floors.some((one) => one.set === set));
  it.each(drawnFirst)('answers first what $set asks', async ({ set, ...bar }) => {
    expect(shortfalls(await mark(bot, set, asked, 'first'), bar)).toEqual([]);
  });
});

describe('an invented plan, understood with no line of code changed', () => {
  it('answers the questions of Val-de-Brume', async () => {
    const marks = await mark(
      await botWithoutStore('valDeBrume'),
      'read/invented-plan',
      new Date('2027-04-10T09:00:00Z'),
    );
    expect(
      shortfalls(marks, { shares: { answerable: 0.94, credential: 1 }, wrong: 0.052 }),
    ).toEqual([]);
  });

  const invented = [
    ['sante', 'plans/sante', 0.94, 0.025],
    ['sansAxes', 'plans/sans-axes', 0.9, 0.055],
    ['quatreAxes', 'plans/quatre-axes', 0.97, 0.025],
  ] as const;
  it.each(drawn('invented plans', invented, 1))(
    'answers first what is asked of the plan %s',
    async (plan, set, answerable, wrong) => {
      const marks = await mark(await botWithoutStore(plan), set, asked, 'first');
      expect(shortfalls(marks, { shares: { answerable }, wrong })).toEqual([]);
    },
  );
});
