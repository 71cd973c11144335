/** What nobody read, offered in sentences that are sure to be read. */
import { expect, it } from '@jest/globals';
import type { Turn } from '../../../bot/contract/turn.ts';
import { offered } from '../../../bot/conversation/offers.ts';
import type { Claim } from '../../../bot/conversation/precedence.ts';
import { features } from '../../../bot/features/index.ts';
import type { Utterance } from '../../../bot/language/utterance.ts';
import { readIntentions } from '../../../src/shared-words.ts';
import { readAll } from '../../support/partners.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const claimOf = (feature: string, intent: string): Claim => ({
  feature,
  reading: {
    kind: 'other',
    rank: feature === 'help' ? 'nothing' : 'order',
    fields: { intent },
    words: [],
    changes: feature !== 'help',
    answer: () => Promise.reject(new Error('It was done at once')),
  },
});
const saying = (name: string, said: string) => ({
  name,
  says: { fr: [said], en: [] },
  reads: [`people.${name}`],
  open: [],
  lines: [],
});
const close = saying('close', 'clos le groupe');
const rename = saying('rename', 'renomme le groupe');
const utterance = { text: 'le groupe là, stop', locale: 'fr' } as unknown as Utterance;

const offer = (likely: readonly (readonly [typeof close, number])[]) =>
  offered(utterance, {
    claim: claimOf('help', ''),
    likeness: {
      text: utterance.text,
      ranking: {
        chanceOf: () => undefined,
        from: (least) =>
          likely
            .map(([examples, chance]) => ({ examples, chance }))
            .filter((o) => o.chance >= least),
      },
      named: [],
    },
    read: (said) => [claimOf('people', said.startsWith('clos') ? 'close' : 'rename')],
  });

it('an order that nobody read is offered as its likeliest sentences, and nothing is done', async () => {
  const answer = await offer([
    [close, 0.4],
    [rename, 0.3],
  ])?.reading.answer({} as Turn);
  const text = JSON.stringify(answer?.message);
  expect(text).toContain('clos le groupe');
  expect(text).toContain('renomme le groupe');
  expect(answer?.outcome).toBe('clarify');
});

it('one likely order alone is asked with a yes and a no', async () => {
  const answer = await offer([[close, 0.45]])?.reading.answer({} as Turn);
  expect(answer?.asks).toMatchObject({ yes: { hear: 'clos le groupe' } });
  expect(answer && readAll(answer)).toContain('Dois-je comprendre');
});

it('nothing is offered that is only a guess', () => {
  expect(
    offer([
      [close, 0.2],
      [rename, 0.1],
    ]),
  ).toBeUndefined();
});

it('what tells how an intent is said is a how-to that there is', async () => {
  const known = features(await knowledgeOf('seineSaintDenis')).flatMap(({ howTo = [] }) => howTo);
  const names = new Set(known.map(({ name }) => name));
  const told = ((await readIntentions('plan/vocabulaire')) ?? []).flatMap(
    ({ howTo }) => howTo ?? [],
  );
  expect(told.filter((name) => !names.has(name))).toEqual([]);
});
