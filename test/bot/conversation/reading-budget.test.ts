/** A text is read within a budget of processor time, or the person is told what to do. */
import { expect, it, jest } from '@jest/globals';
import type { Feature, Reading } from '../../../bot/contract/feature.ts';
import { createBot } from '../../../bot/conversation/bot.ts';
import {
  READING_MS,
  readingBudget,
  TooLongToRead,
  tooLong,
} from '../../../bot/conversation/budget.ts';
import { typography } from '../../../cards/typography.ts';
import { botWithoutStore } from '../../support/bot.ts';
import { brokenStore } from '../../support/broken-store.ts';
import { costOf } from '../../support/cost.ts';
import { longestTexts } from '../../support/long-texts.ts';
import { camille, noon, openPartners } from '../../support/partners.ts';
import { drawn } from '../../support/random.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const turn = {
  id: 'a1',
  now: noon,
  locale: 'fr' as const,
  person: camille,
  conversation: { id: 'c1', type: 'personal' as const },
  reply: async () => {},
};
const said = (locale: 'fr' | 'en') => typography(tooLong[locale], locale);

/** A feature that takes so long to read a text, and would change something. */
function slow(name: string, ms: number, spend: (ms: number) => void, done: string[]): Feature {
  const answer: Reading['answer'] = async () => {
    done.push(`${name} answered`);
    return { outcome: 'command', locale: 'fr', message: { text: name }, sources: [] };
  };
  const understand = () => {
    done.push(name);
    spend(ms);
    return [
      {
        kind: 'other' as const,
        rank: 'order' as const,
        fields: {},
        words: [],
        changes: true,
        answer,
      },
    ];
  };
  return {
    name,
    start: () => ({ hear: { understand, heard: async () => void done.push('heard') } }),
  };
}

async function botOf(times: number[], elsewhere = { processor: 0, monotonic: 0 }) {
  const now = { processor: 0, monotonic: 0 };
  const done: string[] = [];
  const spend = (ms: number) => {
    now.processor += ms + elsewhere.processor;
    now.monotonic += ms + elsewhere.monotonic;
  };
  const knowledge = await knowledgeOf('seineSaintDenis');
  const bot = createBot(
    times.map((ms, at) => slow(`reader${at}`, ms, spend, done)),
    {
      reader: knowledge.reader,
      lexicon: knowledge.lexicon,
      clocks: { processor: () => now.processor, monotonic: () => now.monotonic },
      tools: { store: brokenStore, isAdmin: () => false },
    },
  );
  return { bot, done };
}

it('a reading that spends its budget is given up before the next reader: nothing is done', async () => {
  const { bot, done } = await botOf([READING_MS - 1, 2, 1]);
  const once = jest.fn(async (run: () => Promise<never>) => run());
  const answer = await bot.hear(turn, 'un texte', once as never);
  expect([answer.outcome, answer.message.text]).toEqual(['refused', said('fr')]);
  expect(done).toEqual(['reader0', 'reader1']);
  expect(once).not.toHaveBeenCalled();
  const english = await (await botOf([READING_MS + 1])).bot.hear({ ...turn, locale: 'en' }, 'x');
  expect(english.message.text).toBe(said('en'));
});

it('a reading within its budget is answered, and the next one has a budget of its own', async () => {
  const { bot, done } = await botOf([READING_MS - 1, 1]);
  for (let n = 0; n < 3; n++) expect((await bot.hear(turn, 'un texte')).outcome).toBe('command');
  expect(done.filter((what) => what === 'heard')).toHaveLength(6);
});

it('what runs elsewhere does not use it up: on the machine, or in another thread', async () => {
  for (const other of [
    { processor: 0, monotonic: 60_000 },
    { processor: 60_000, monotonic: 0 },
  ]) {
    const { bot } = await botOf([1, 1, 1], other);
    expect((await bot.hear(turn, 'un texte')).outcome).toBe('command');
  }
});

it('a budget without clocks never ends', () => {
  expect(() => readingBudget(undefined).check()).not.toThrow();
  const spent = readingBudget({
    processor: performance.now.bind(performance),
    monotonic: (() => {
      let at = 0;
      return () => (at += 2 * READING_MS);
    })(),
  });
  expect(() => spent.check()).not.toThrow(TooLongToRead);
});

it('a text of more than 4,000 units is refused with what to do; nothing is kept or remembered', async () => {
  const house = await openPartners();
  try {
    await house.meet(camille);
    const before = house.kept();
    const long = `rejoins le sous-groupe cartographie ${'et encore un mot '.repeat(300)}`;
    expect((await house.say(camille, long)).message.text).toBe(said('fr'));
    const edited = await house.bot.edited(turn, long);
    expect(edited?.message.text).toBe(said('fr'));
    expect(house.kept()).toBe(before);
  } finally {
    await house.close();
  }
});

it('a hostile text of 100 kB costs 20 ms of processor at most before it is refused', async () => {
  const bot = await botWithoutStore();
  const units = ['a', ' ', '\u0301', '\ufdfa', '<at>x</at>', '\ud800', '👨‍👩‍👧', '\n ', 'é1.'];
  for (const unit of units) {
    const text = unit.repeat(100_000 / unit.length);
    const refuse = async () => expect((await bot.hear(turn, text)).outcome).toBe('refused');
    expect([unit, (await costOf(refuse, 3, 20)) <= 20]).toEqual([unit, true]);
  }
});

it('the longest texts that are read stay within the budget on a quiet machine, in 119 shapes', async () => {
  const bot = await botWithoutStore();
  expect(longestTexts).toHaveLength(119);
  const over: string[] = [];
  for (const [at, text] of drawn('longest texts', longestTexts, 20).entries()) {
    const conversation = { id: `c${at}`, type: 'personal' as const };
    // What would change something finds no store: it was read, and that is what is asked here.
    const hear = () => bot.hear({ ...turn, conversation }, text).catch(() => undefined);
    // What something else on the machine took is not the text's.
    if ((await costOf(hear, 4, READING_MS)) > READING_MS) over.push(text.slice(0, 40));
  }
  expect(over).toEqual([]);
});
