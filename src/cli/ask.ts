/**
 * `npm run ask -- "qui pilote la fiche 1.1 ?"` prints the answer as a person would read it.
 * `npm run --silent ask -- --jsonl` reads `{"id","turns":["…"]}` lines and writes
 * `{"id","answers":[{"outcome","lang","first","text","sources":[…]}]}` lines, `first` being what is read at once: the turns of a line share a
 * conversation, lines do not.
 */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Answer, Turn } from '../../bot/contract/turn.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import { readCard, readFirst } from '../../cards/text.ts';
import { DEFAULT_PLAN, loadKnowledge } from '../load-knowledge.ts';
import { botOver } from './cli-bot.ts';

const line = z.object({ id: z.union([z.string(), z.number()]), turns: z.array(z.string()).min(1) });

const turnIn = (conversation: string): Turn => ({
  id: 'cli',
  now: new Date(),
  locale: 'fr',
  person: { tenantId: 'cli', id: 'cli', teamsId: 'cli', name: 'CLI' },
  conversation: { id: conversation, type: 'personal' },
  reply: async () => {},
});

/** All a person would read, in reading order, button titles last. */
const readAll = ({ message }: Answer): string =>
  message.card ? readCard(message.card) : message.text;

async function answerLine(bot: Bot, raw: string): Promise<string> {
  const { id, turns } = line.parse(JSON.parse(raw));
  const answers = [];
  for (const text of turns) {
    const answer = await bot.hear(turnIn(`jsonl:${id}`), text);
    answers.push({
      outcome: answer.outcome,
      lang: answer.locale,
      first: answer.message.card ? readFirst(answer.message.card) : answer.message.text,
      text: readAll(answer),
      sources: answer.sources,
    });
  }
  return JSON.stringify({ id, answers });
}

async function main(args: string[]): Promise<number> {
  const bot = botOver(await loadKnowledge(process.env.PLAN_FILE || DEFAULT_PLAN));
  if (args.includes('--jsonl')) {
    for await (const raw of createInterface({ input: process.stdin }))
      if (raw.trim()) console.log(await answerLine(bot, raw));
    return 0;
  }
  const question = args.join(' ').trim();
  if (!question) {
    console.error('Écrivez une question : npm run ask -- "qui pilote la fiche 1.1 ?"');
    return 2;
  }
  console.log(readAll(await bot.hear(turnIn('cli'), question)));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
