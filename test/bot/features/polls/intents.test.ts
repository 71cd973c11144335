import { beforeAll, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { pollIntents, saidBy } from '../../../../bot/features/polls/read/intents.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const now = new Date('2026-09-02T08:00:00Z');
/** An open poll, for what names none. */
const slots = ['08', '09', '10', '11'].map((day) => ({
  id: `s${day}`,
  date: `2026-09-${day}`,
  start: '14:00',
  end: '16:00',
}));

const { lexicon } = await knowledgeOf('seineSaintDenis');
const examples = pollIntents
  .of(lexicon)
  .map((one) => ({ ...saidBy(one), name: one.name, texts: one.examples }))
  // Said of what was spoken of just before: there is a conversation to it.
  .filter(({ isOfSpoken, does }) => !isOfSpoken && does !== 'choose')
  .flatMap(({ name, does, texts }) => texts.map((text) => [name, does, text] as const));

it.each(examples)('the intent « %s » does "%s" with its own example: « %s »', (_, does, text) => {
  const readings = bot.understand(text, { now, given: { slots } }, 'fr');
  expect(readings).toContainEqual(
    expect.objectContaining({ fields: expect.objectContaining({ intent: does }) }),
  );
});
