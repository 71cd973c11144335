/**
 * What `bench/ask.mjs` needs of Fil rouge, in a process of its own, started at the root of the
 * project: its answers, the time they take, and what a large plan costs. Prints one JSON object.
 */
import path from 'node:path';
import { StoreError } from '../../bot/contract/store.ts';
import { createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import { createKnowledge, type Knowledge } from '../../bot/knowledge/knowledge.ts';
import { readCard } from '../../cards/text.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { loadVocabulary } from '../../src/shared-words.ts';
import { emptyStore } from '../../src/store/row-reader.ts';
import { generatedPlan } from '../../test/support/generated-plan.ts';
import { readQuestions, turnsOf } from '../../test/support/score.ts';
import { turnAt } from '../../test/support/turns.ts';
import { planSets } from './sets.ts';

const [seed = 1, rounds = 5] = process.argv.slice(2).map(Number);
const now = new Date();
const planFile = path.resolve('plan/seine-saint-denis-2024-2026.yaml');

const botOf = (knowledge: Knowledge) =>
  createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools: { store: emptyStore, isAdmin: () => false },
  });

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Milliseconds of each text, asked in a conversation of its own. */
async function time(knowledge: Knowledge, texts: readonly string[]): Promise<number[]> {
  const bot = botOf(knowledge);
  const times: number[] = [];
  for (const [i, text] of texts.entries()) {
    const turn = turnAt(now, { conversation: `t${i}` });
    const before = performance.now();
    // A question that is taken for something to record costs its time all the same.
    await bot.hear(turn, text).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
    });
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b);
}

/**
 * Several rounds over the same texts, the first to warm up: the quietest of the others, for what
 * else the machine does only ever adds. Texts are more than what the bot keeps of what it read.
 */
async function quietest(knowledge: Knowledge, texts: readonly string[]): Promise<number[]> {
  const found: number[][] = [];
  for (let round = 0; round <= rounds; round++) found.push(await time(knowledge, texts));
  return found.slice(1).sort((a, b) => percentile(a, 0.5) - percentile(b, 0.5))[0] ?? [];
}

const hostile: Record<string, string> = {
  letters: 'a'.repeat(100_000),
  'combining marks': `e${'\u0301'.repeat(100_000)}`,
  'letters that unfold': '\ufdfa'.repeat(33_000),
  'one reference over and over': 'fiche 1.1 '.repeat(10_000),
  'long words': `${'anticonstitutionnellement'.repeat(40)} `.repeat(100),
  'words nearly known': 'anticipaton structuraton '.repeat(4_000),
  digits: '1'.repeat(100_000),
  'digits in threes': '123 '.repeat(25_000),
  'dots and digits': '1.'.repeat(50_000),
  'endings over and over': 'abc.e.e.e.e.e.'.repeat(7_000),
  'addresses nearly': `${'a@'.repeat(50_000)}!`,
  'passwords nearly': 'mot de passe : '.repeat(7_000),
  emoji: '👨‍👩‍👧‍👦'.repeat(9_000),
  brackets: '(['.repeat(50_000),
  tags: '<at>'.repeat(25_000),
  holes: '$'.concat('{').repeat(50_000),
  spaces: ' '.repeat(100_000),
  lines: '\n'.repeat(100_000),
  'right to left': 'مرحبا '.repeat(16_000),
};

/** The slowest first; each in variants, so that none is known already. The machine's own pauses left out. */
async function hostileTimes(knowledge: Knowledge): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for (const [name, text] of Object.entries(hostile)) {
    const times = await time(
      knowledge,
      [1, 2, 3, 4, 5].map((i) => `${'?'.repeat(i)}${text}`),
    );
    found.push([name, rounded(percentile(times, 0.5))]);
  }
  return found.sort((a, b) => b[1] - a[1]);
}

const usedMb = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const knowledge = await loadKnowledge(planFile);
const bot = botOf(knowledge);
async function answersTo(set: string): Promise<{ outcome: string; text: string }[]> {
  const answers = [];
  for (const question of readQuestions(set)) {
    if (question.kind !== 'answerable') continue;
    const turn = turnAt(now, { conversation: question.id });
    const { outcome, message } = await bot.hear(turn, turnsOf(question)[0] ?? '');
    answers.push({ outcome, text: message.card ? readCard(message.card) : message.text });
  }
  return answers;
}
const answers = {
  dev: await answersTo('read/development'),
  layperson: await answersTo('read/layperson-everyday-words'),
};

const texts = [...new Set(planSets().flatMap((set) => readQuestions(set).flatMap(turnsOf)))];
const here = await quietest(knowledge, texts);
const slowest = await hostileTimes(knowledge);

const vocabulary = await loadVocabulary(path.resolve('plan/vocabulaire'));
// Anything that is loaded once, whatever the plan, is there before.
createKnowledge(generatedPlan({ fiches: 1, seed }), vocabulary);
const before = usedMb();
const large = createKnowledge(generatedPlan({ fiches: 1000, seed }), vocabulary);
const bigMb = usedMb() - before;
const about = large.plan.fiches.map(({ numero, titre }, i) => {
  const asks = ['qui pilote', 'quels sont les indicateurs de', 'que dit'];
  return i % 4 === 3
    ? `quelle fiche parle de ${titre.toLowerCase()} ?`
    : `${asks[i % 4]} la fiche ${numero} ?`;
});
const there = await quietest(large, [...texts, ...about]);

console.log(
  JSON.stringify({
    answers,
    hostile: slowest,
    speed: {
      questions: texts.length,
      p50: rounded(percentile(here, 0.5)),
      p99: rounded(percentile(here, 0.99)),
      max: rounded(here.at(-1) ?? Number.NaN),
      bigQuestions: there.length,
      bigEntries: large.index.entries.length,
      bigP50: rounded(percentile(there, 0.5)),
      bigP99: rounded(percentile(there, 0.99)),
      bigMax: rounded(there.at(-1) ?? Number.NaN),
      bigMb: Math.round(bigMb * 10) / 10,
    },
  }),
);
