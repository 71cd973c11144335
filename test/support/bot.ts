import { type Bot, createBot } from '../../bot/conversation/bot.ts';
import type { Clocks } from '../../bot/conversation/budget.ts';
import { features } from '../../bot/features/index.ts';
import { brokenStore } from './broken-store.ts';
import { knowledgeOf, type plans } from './vocabulary.ts';

/** The bot with all its features and nothing behind it: whatever needs the store throws `StoreError`. */
export async function botWithoutStore(
  plan: keyof typeof plans = 'seineSaintDenis',
  clocks?: Clocks,
): Promise<Bot> {
  const knowledge = await knowledgeOf(plan);
  return createBot(features(knowledge), {
    ...knowledge,
    clocks,
    tools: { store: brokenStore, isAdmin: () => false },
  });
}
