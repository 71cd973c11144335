/**
 * No question made of a value that a plan states is answered that the plan does not say. A few hundred of the
 * questions, chosen by a seed that a failure prints; `npm run test:denials` asks them all.
 */
import { expect, it } from '@jest/globals';
import { botWithoutStore } from '../../../support/bot.ts';
import { isDenied, statedQuestions } from '../../../support/stated-questions.ts';
import { knowledgeOf, plans } from '../../../support/vocabulary.ts';

const SAMPLE = 150;
const seed = Number(process.env.DENIALS_SEED ?? Date.now() % 100_000);

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it.each(Object.keys(plans) as (keyof typeof plans)[])(
  'what the plan states is not denied: %s',
  async (plan) => {
    const random = randomOf(seed);
    const bot = await botWithoutStore(plan);
    const questions = statedQuestions(await knowledgeOf(plan));
    const denied = [];
    for (let i = 0; i < SAMPLE; i++) {
      const question = questions[Math.floor(random() * questions.length)];
      if (question && (await isDenied(bot, question, new Date('2026-09-01T09:00:00Z'))))
        denied.push(question.text);
    }
    const most = SAMPLE * MOST_DENIED;
    expect({ seed, denied: denied.length > most ? denied : [] }).toEqual({ seed, denied: [] });
  },
);

/** Share of the sample that may still be denied: a little above what all of them came to when last asked. */
const MOST_DENIED = 0.06;
