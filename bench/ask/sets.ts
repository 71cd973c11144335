/**
 * Floors of the sets that lent their sentences to the phrasings: their score proves nothing, but that
 * nothing of them was forgotten. Sets that ask for no password hold no share of it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Floor } from '../../test/support/plan-score.ts';

const floor = (set: string, answerable: number, wrong: number): Floor => ({
  set: `lent/${set}`,
  shares: { answerable, credential: 1 },
  wrong,
});
const withoutPassword = (set: string, answerable: number, wrong: number): Floor => ({
  set: `lent/${set}`,
  shares: { answerable },
  wrong,
});

export const floors: Floor[] = [
  withoutPassword('author-mixed', 0.98, 0.005),
  floor('newcomer-letters-and-messages', 0.985, 0.004),
  floor('newcomer-what-the-plan-omits', 0.985, 0.008),
  floor('newcomer-short-requests', 0.985, 0.008),
  floor('newcomer-from-many-trades', 0.985, 0.005),
  floor('author-everyday-words', 0.98, 0.005),
  withoutPassword('author-periphrases', 0.98, 0.005),
  withoutPassword('author-direct', 0.97, 0.005),
  floor('newcomer-professional-letters', 0.985, 0.006),
  withoutPassword('newcomer-near-facts', 0.985, 0.01),
  withoutPassword('tuner-near-facts', 0.985, 0.004),
  floor('newcomer-spoken-requests', 0.98, 0.007),
  floor('newcomer-close-reading', 0.98, 0.012),
  floor('newcomer-own-case', 0.965, 0.006),
  floor('newcomer-confirmations', 0.97, 0.011),
  floor('newcomer-many-registers', 0.975, 0.008),
  floor('newcomer-long-sentences', 0.97, 0.006),
  floor('newcomer-purposes', 0.98, 0.006),
  floor('newcomer-other-words', 0.98, 0.012),
];

/** Sets of questions about the plan of Seine-Saint-Denis; the invented plan has its own. */
export const planSets = (): string[] =>
  ['unread', 'read', 'lent']
    .flatMap((folder) =>
      readdirSync(path.resolve('test/questions', folder)).map((file) => `${folder}/${file}`),
    )
    .map((file) => file.replace(/\.jsonl$/, ''))
    .filter((set) => set !== 'read/invented-plan');
