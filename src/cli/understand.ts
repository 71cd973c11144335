/**
 * `npm run understand -- "…"` prints what was recognised, from which words, and what was left over.
 * `npm run --silent understand -- --jsonl` reads `{"id","text","lang"?,"now"?,"context"?}` lines and writes
 * `{"id","kind","fields","acts"?}` lines: `acts` when a line does several things. What a context may suppose is in
 * `supposed.ts`; without `me` nobody is known to speak.
 */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Reading } from '../../bot/contract/feature.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { DEFAULT_PLAN, loadKnowledge } from '../load-knowledge.ts';
import { botOver } from './cli-bot.ts';
import { suppose, supposedSchema } from './supposed.ts';

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.enum(['fr', 'en']).default('fr'),
  /** ISO 8601; now when absent. */
  now: z.iso.datetime({ offset: true, local: true }).optional(),
  context: z.record(z.string(), z.unknown()).default({}),
});

const nothing: Reading = {
  kind: 'other',
  rank: 'nothing',
  fields: {},
  words: [],
  answer: () => Promise.reject(new Error('Nothing was understood')),
};

/** What a line does, in order. */
async function readLine(
  { text, lang, now: at, context }: z.infer<typeof line>,
  { knowledge, bot }: { knowledge: Knowledge; bot: Bot },
): Promise<Reading[]> {
  const now = at ? new Date(at) : new Date();
  if (context.me === undefined) return bot.acts(text, { now, given: context }, lang);
  const world = await suppose(knowledge, supposedSchema.parse(context), now);
  try {
    for (const lack of world.lacks) console.error(`Pas supposé : ${lack}`);
    return await world.reads(text, lang);
  } finally {
    await world.close();
  }
}

const shownReading = ({ kind, fields }: Reading) => ({ kind, fields });

function explain(bot: Bot, text: string): string {
  const situation = { now: new Date() };
  const readings = bot.understand(text, situation, 'fr');
  const { kind, rank, fields, words, left = [] } = readings[0] ?? nothing;
  const acts = bot.acts(text, situation, 'fr');
  return [
    `Compris comme : ${kind} (rang : ${rank})`,
    `Éléments      : ${JSON.stringify(fields, null, 2)}`,
    `D’après       : ${words.join(', ') || '(aucun mot)'}`,
    `Laissés       : ${left.join(', ') || '(rien)'}`,
    ...(readings.length > 1
      ? [
          `Autres lectures : ${readings
            .slice(1)
            .map((r) => `${r.kind} (${r.rank})`)
            .join(', ')}`,
        ]
      : []),
    ...(acts.length > 1
      ? ['En plusieurs actes :', ...acts.map((act) => `  ${JSON.stringify(shownReading(act))}`)]
      : []),
  ].join('\n');
}

async function main(args: string[]): Promise<number> {
  const knowledge = await loadKnowledge(process.env.PLAN_FILE || DEFAULT_PLAN);
  const bot = botOver(knowledge);
  if (args.includes('--jsonl')) {
    for await (const raw of createInterface({ input: process.stdin })) {
      if (!raw.trim()) continue;
      const asked = line.parse(JSON.parse(raw));
      const readings = await readLine(asked, { knowledge, bot });
      const acts = readings.length > 1 ? { acts: readings.map(shownReading) } : {};
      console.log(
        JSON.stringify({ id: asked.id, ...shownReading(readings[0] ?? nothing), ...acts }),
      );
    }
    return 0;
  }
  const text = args.join(' ').trim();
  if (!text) {
    console.error('Écrivez une phrase : npm run understand -- "qui pilote la fiche 1.1 ?"');
    return 2;
  }
  console.log(explain(bot, text));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
