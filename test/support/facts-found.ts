/** Facts of a plan that its bot answers with when it is asked for them. */
import { StoreError } from '../../bot/contract/store.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { readFirst } from '../../cards/text.ts';
import { factsOf, type PlanFact } from './plan-facts.ts';
import { asked } from './plan-score.ts';
import { plain } from './score.ts';
import { turnAt } from './turns.ts';

export interface FactsFound {
  held: number;
  found: number;
  /** Found of a hundred. */
  share: number;
  byKey: Record<string, { held: number; found: number }>;
  /** A line each: what was asked, and what was answered. */
  missed: string[];
}

async function answerTo(bot: Bot, { question }: PlanFact): Promise<string> {
  try {
    const { message } = await bot.hear(turnAt(asked, { conversation: question }), question);
    return message.card ? readFirst(message.card) : message.text;
  } catch (error) {
    // Taken for something to record.
    if (error instanceof StoreError) return '';
    throw error;
  }
}

/** Quotation marks are of the plan or of the sentence around it. */
const unquoted = (text: string): string => plain(text).replace(/\s*["«»“”]\s*/g, ' ');

/** Asks for every fact of a plan, each by itself. */
export async function lookUp(bot: Bot, plan: Plan): Promise<FactsFound> {
  const byKey: FactsFound['byKey'] = {};
  const missed: string[] = [];
  const facts = factsOf(plan);
  for (const fact of facts) {
    const answer = await answerTo(bot, fact);
    const read = unquoted(answer);
    const isFound = fact.said.some((one) => read.includes(unquoted(one)));
    byKey[fact.key] ??= { held: 0, found: 0 };
    const count = byKey[fact.key] as { held: number; found: number };
    count.held += 1;
    if (isFound) count.found += 1;
    else missed.push(`${fact.key} : ${fact.question}\n    ${answer.replace(/\s+/g, ' ')}`);
  }
  const found = facts.length - missed.length;
  return {
    held: facts.length,
    found,
    share: Math.round((1_000 * found) / facts.length) / 10,
    byKey,
    missed,
  };
}
