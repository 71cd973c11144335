/**
 * What it costs to understand a text, in a process of its own, started at the root of the project: what people write
 * to the bot, each line in the situation that it supposes, and every question of the plan. Prints one JSON object.
 */
import path from 'node:path';
import { suppose, type World } from '../../src/cli/supposed.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { readMessages } from '../../test/support/messages/lines.ts';
import { readQuestions, turnsOf } from '../../test/support/score.ts';
import { planSets } from './sets.ts';

const rounds = Number(process.argv[2] ?? 5);
const knowledge = await loadKnowledge(path.resolve('plan/seine-saint-denis-2024-2026.yaml'));
const now = new Date();

type Read = () => Promise<unknown>;

/** Processor of each text in ms, the least of several rounds: what else the process does only ever adds. */
async function times(reads: readonly Read[]): Promise<number[]> {
  const least: number[] = reads.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++)
    for (const [at, read] of reads.entries()) {
      const before = process.cpuUsage();
      await read();
      const { user, system } = process.cpuUsage(before);
      least[at] = Math.min(least[at] ?? 0, (user + system) / 1_000);
    }
  return least.sort((a, b) => a - b);
}

const of = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 1000) / 1000;
const summed = (sorted: readonly number[]) => ({
  texts: sorted.length,
  p50: of(sorted, 0.5),
  p99: of(sorted, 0.99),
});

const worlds = new Map<string, World>();
const messages: Read[] = [];
for (const line of readMessages(path.resolve('test/questions/commands/newcomer-messages.jsonl'))) {
  const { slots, prompt, ...supposed } = line.context;
  const key = JSON.stringify([supposed, line.now]);
  const world = worlds.get(key) ?? (await suppose(knowledge, supposed, new Date(line.now)));
  worlds.set(key, world);
  const given = { ...(slots !== undefined && { slots }), ...(prompt !== undefined && { prompt }) };
  messages.push(() => world.reads(line.text, line.lang === 'en' ? 'en' : 'fr', given));
}

const me = { name: 'Claire Moreau', admin: true, pilote: ['1.1'], coAnimates: [], memberOf: [] };
const plain = await suppose(knowledge, { me }, now);
const texts = [...new Set(planSets().flatMap((set) => readQuestions(set).flatMap(turnsOf)))];
const questions = texts.map(
  (text): Read =>
    () =>
      plain.reads(text, 'fr'),
);

const result = {
  messages: summed(await times(messages)),
  questions: summed(await times(questions)),
};
for (const world of [...worlds.values(), plain]) await world.close();
console.log(JSON.stringify(result));
