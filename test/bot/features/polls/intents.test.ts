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
  // Said of what was spoken of just before, or by whoever gathers a group: there is a conversation to it.
  .filter(({ isOfSpoken, isOffered, does }) => !isOfSpoken && !isOffered && does !== 'choose')
  .flatMap(({ name, does, texts }) => texts.map((text) => [name, does, text] as const));

it.each(examples)('the intent « %s » does "%s" with its own example: « %s »', (_, does, text) => {
  const readings = bot.understand(text, { now, given: { slots } }, 'fr');
  expect(readings).toContainEqual(
    expect.objectContaining({ fields: expect.objectContaining({ intent: does }) }),
  );
});

it.each([
  ['le 8 ok, le 10 zglorp', { s08: 'yes' }, 'le 10 zglorp'],
  ['oui pour le 8 et le 9, le 11 grv', { s08: 'yes', s09: 'yes' }, 'le 11 grv'],
  ['pas le 8, le 10 xxl', { s08: 'no' }, 'le 10 xxl'],
])(
  'of a slot said with words that nobody knows nothing is recorded: « %s »',
  (text, answers, left) => {
    const [reading] = bot.understand(text, { now, given: { slots } }, 'fr');
    expect(reading).toMatchObject({ kind: 'vote', left: [left], fields: { answers, asks: true } });
  },
);

it.each([
  ['le 8 ok, le 10 aussi', { s08: 'yes', s10: 'yes' }],
  ['ok le 8, le 10 et le 11', { s08: 'yes', s10: 'yes', s11: 'yes' }],
  ['le 8 ok, le 10 plutôt non', { s08: 'yes', s10: 'no' }],
])('what is said of a slot goes on to the next where nothing else is: « %s »', (text, answers) => {
  const [reading] = bot.understand(text, { now, given: { slots } }, 'fr');
  expect(reading).toMatchObject({ kind: 'vote', fields: { answers } });
});

it.each([
  ['mardi 8 nn, jeudi oui mais après 15h, ven oui', { s08: 'no', s10: 'yes', s11: 'yes' }],
  ['mar oui, mer non', { s08: 'yes', s09: 'no' }],
  ['j’ai vu avec ma cheffe donc vendredi cest sur', { s11: 'yes' }],
])('the short name of a day that the poll has is that day: « %s »', (text, answers) => {
  const [reading] = bot.understand(text, { now, given: { slots } }, 'fr');
  expect(reading).toMatchObject({ kind: 'vote', fields: { answers } });
});

it('one’s own answer is one’s own, and that of a colleague is theirs', () => {
  const of = (text: string) => bot.understand(text, { now, given: { slots } }, 'fr')[0];
  const theirs = 'ma collègue Fatou Sow qui a pas teams peut mardi et vendredi';
  expect(of(`moi tout sauf le jeudi, et ${theirs}`)).toMatchObject({
    fields: { answers: { s08: 'yes', s09: 'yes', s10: 'no', s11: 'yes' } },
    left: [theirs],
  });
  expect(of('et Fatou Sow du CD, pas de teams, peut mardi et vendredi')).toMatchObject({
    fields: { answers: { s08: 'yes', s11: 'yes' }, onBehalfOf: 'Fatou Sow' },
  });
});
