import { type Bot, createBot } from '../../bot/bot.ts';
import { type Store, StoreError } from '../../bot/contract.ts';
import { features } from '../../bot/features/index.ts';
import { loadKnowledge } from '../load-knowledge.ts';

/** The plan read when `PLAN_FILE` is not set. */
export const DEFAULT_PLAN = 'plan/seine-saint-denis-2024-2026.yaml';

const nowhere = () => Promise.reject(new StoreError('The command line keeps nothing'));

/** What is said on the command line is not kept: every change is refused, as by a full disk. */
const noStore: Store = {
  read: nowhere,
  transact: nowhere,
  claim: nowhere,
  settle: nowhere,
  backlog: nowhere,
  prune: nowhere,
  check: nowhere,
  close: async () => {},
};

/** The same bot as in Teams, without a store: what it hears is not kept. */
export async function createCliBot(planFile = process.env.PLAN_FILE ?? DEFAULT_PLAN): Promise<Bot> {
  const knowledge = await loadKnowledge(planFile);
  return createBot(features(knowledge), {
    reader: knowledge.reader,
    tools: { store: noStore, isAdmin: () => false },
  });
}
