/**
 * Scores of Fil rouge on every set of questions about the plan, as docs/comprehension-mesures.md has them, and the
 * floors that are not held, in a process of its own, started at the root of the project. Prints one JSON object.
 */
import path from 'node:path';
import { createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { brokenStore } from '../../test/support/broken-store.ts';
import { asked, type Marks, mark, shortfalls } from '../../test/support/plan-score.ts';
import { floors, planSets } from './sets.ts';

const knowledge = await loadKnowledge(path.resolve('plan/seine-saint-denis-2024-2026.yaml'));
const bot = createBot(features(knowledge), {
  reader: knowledge.reader,
  lexicon: knowledge.lexicon,
  tools: { store: brokenStore, isAdmin: () => false },
});

/** Right answers out of all of a kind. */
const outOf = ({ scores }: Marks, kind: string): string => {
  const { right, total } = scores.get(kind) ?? { right: 0, total: 0 };
  return `${right}/${total}`;
};
const rows: Record<string, string>[] = [];
const unmet: Record<string, string[]> = {};
for (const set of planSets()) {
  const marks = await mark(bot, set, asked);
  rows.push({
    set,
    'of fact': outOf(marks, 'answerable'),
    'follow-ups': outOf(marks, 'followup'),
    unknown: outOf(marks, 'unknown'),
    'out of scope': outOf(marks, 'outofscope'),
    passwords: outOf(marks, 'credential'),
    'wrong %': String(Math.round(marks.wrong * 1000) / 10),
  });
  const floor = floors.find((candidate) => candidate.set === set);
  const short = floor ? shortfalls(marks, floor) : [];
  if (short.length > 0) unmet[set] = short;
}
console.log(JSON.stringify({ rows, unmet }));
