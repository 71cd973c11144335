/**
 * What `bench/ask.mjs` needs of Fil rouge, in a process of its own: answers to a question set, the
 * time they take, and what a large plan costs. Prints one JSON object.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createBot } from '../../bot/bot.ts';
import { features } from '../../bot/features/index.ts';
import { createKnowledge, type Knowledge } from '../../bot/knowledge/knowledge.ts';
import { readCard } from '../../cards/text.ts';
import { loadKnowledge, loadVocabulary } from '../../src/load-knowledge.ts';
import { brokenStore } from '../../test/support/broken-store.ts';
import { generatedPlan } from '../../test/support/generated-plan.ts';
import { readQuestions, turnsOf, verdictOf } from '../../test/support/score.ts';
import { turnAt } from '../../test/support/turns.ts';

const root = path.resolve(import.meta.dirname, '../..');
const now = new Date();
const botOf = (knowledge: Knowledge) =>
  createBot(features(knowledge), {
    reader: knowledge.reader,
    tools: { store: brokenStore, isAdmin: () => false },
  });

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Milliseconds of each text, asked of a new conversation each time, never the same text twice. */
async function time(knowledge: Knowledge, texts: readonly string[]): Promise<number[]> {
  const bot = botOf(knowledge);
  const times: number[] = [];
  for (const [i, text] of texts.entries()) {
    const turn = turnAt(now, { conversation: `t${i}` });
    const before = process.hrtime.bigint();
    await bot.hear(turn, text);
    times.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
  return times.sort((a, b) => a - b);
}

const hostile: Record<string, string> = {
  letters: 'a'.repeat(100_000),
  'combining marks': `e${'\u0301'.repeat(100_000)}`,
  'fiches over and over': 'fiche 1.1 '.repeat(10_000),
  'long words': `${'anticonstitutionnellement'.repeat(40)} `.repeat(100),
  digits: '1'.repeat(100_000),
  'dots and digits': '1.'.repeat(50_000),
  emoji: '👨‍👩‍👧‍👦'.repeat(9_000),
  brackets: '(['.repeat(50_000),
  spaces: ' '.repeat(100_000),
  'right to left': 'مرحبا '.repeat(16_000),
  'endings over and over': 'abc.e.e.e.e.e.'.repeat(7_000),
};

const heap = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};

const knowledge = await loadKnowledge(path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'));
const folder = path.join(root, 'test/questions');
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl') && !file.startsWith('val-'))
  .flatMap((file) => readQuestions(path.join(folder, file)).flatMap(turnsOf));
const unlike = [...new Set(texts)];

const bot = botOf(knowledge);
async function verdictsOn(set: string): Promise<{ lang: string; right: boolean }[]> {
  const verdicts = [];
  for (const question of readQuestions(path.join(folder, `${set}.jsonl`))) {
    if (question.kind !== 'answerable') continue;
    const turn = turnAt(now, { conversation: question.id });
    const { outcome, message } = await bot.hear(turn, turnsOf(question)[0] ?? '');
    const text = message.card ? readCard(message.card) : message.text;
    verdicts.push({
      lang: question.lang,
      right: verdictOf(question, { outcome, text }) === 'right',
    });
  }
  return verdicts;
}
const verdicts = { dev: await verdictsOn('dev'), third: await verdictsOn('third') };

// The first round warms the compiler up; what is read lately is pushed out by the others.
const rounds = [];
for (let round = 0; round < 4; round++) rounds.push(await time(knowledge, unlike));
const best = rounds.slice(1).sort((a, b) => percentile(a, 0.5) - percentile(b, 0.5))[0] ?? [];

const slowest: [string, number][] = [];
for (const [name, text] of Object.entries(hostile)) {
  const times = await time(knowledge, [text, `${text} `, `${text}  `, `${text}.`]);
  slowest.push([name, percentile(times, 0.5)]);
}
slowest.sort((a, b) => b[1] - a[1]);

const vocabulary = await loadVocabulary(path.join(root, 'plan/vocabulaire'));
const seed = Number(process.argv[2] ?? 1);
const plan = generatedPlan({ fiches: 1000, seed });
const before = heap();
const large = createKnowledge(plan, vocabulary);
const heapMb = (heap() - before) / 2 ** 20;
const about = plan.fiches.map((fiche, i) => {
  const asks = [
    'qui pilote la fiche',
    'quels sont les indicateurs de la fiche',
    'que dit la fiche',
  ];
  return i % 4 === 3
    ? `quelle fiche parle de ${fiche.titre.toLowerCase()} ?`
    : `${asks[i % 3]} ${fiche.numero} ?`;
});
await time(large, about.slice(0, 200));
const big = await time(large, about.slice(200));

console.log(
  JSON.stringify({
    verdicts,
    questions: unlike.length,
    p50: percentile(best, 0.5),
    p99: percentile(best, 0.99),
    max: best.at(-1),
    bigP50: percentile(big, 0.5),
    bigP99: percentile(big, 0.99),
    heapMb,
    hostile: slowest.slice(0, 3),
  }),
);
