/**
 * `npm run understand -- "…"` prints what was recognised, from which words, and what was left over.
 * `npm run --silent understand -- --jsonl` reads `{"id","text","now"?,"context"?}` lines and writes
 * `{"id","kind","fields"}` lines.
 */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Reading } from '../../bot/contract/feature.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import { createCliBot } from './cli-bot.ts';

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  /** ISO 8601; now when absent. */
  now: z.iso.datetime({ offset: true, local: true }).optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});

const nothing: Reading = {
  kind: 'other',
  rank: 'nothing',
  fields: {},
  words: [],
  answer: () => Promise.reject(new Error('Nothing was understood')),
};

const best = (bot: Bot, text: string, now: Date, given: Record<string, unknown> = {}): Reading =>
  bot.understand(text, { now, given }, 'fr')[0] ?? nothing;

function explain(bot: Bot, text: string): string {
  const readings = bot.understand(text, { now: new Date() }, 'fr');
  const { kind, rank, fields, words, left = [] } = readings[0] ?? nothing;
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
  ].join('\n');
}

async function main(args: string[]): Promise<number> {
  const bot = await createCliBot();
  if (args.includes('--jsonl')) {
    for await (const raw of createInterface({ input: process.stdin })) {
      if (!raw.trim()) continue;
      const { id, text, now, context } = line.parse(JSON.parse(raw));
      const { kind, fields } = best(bot, text, now ? new Date(now) : new Date(), context);
      console.log(JSON.stringify({ id, kind, fields }));
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
