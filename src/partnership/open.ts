/** Opening of one partnership: its plan, its data, its bot and its daily work. Knows neither HTTP nor Teams. */
import { copiesOf } from '../../bot/contract/copies.ts';
import { followed } from '../../bot/contract/followed.ts';
import type { Store } from '../../bot/contract/store.ts';
import { type Bot, createBot } from '../../bot/conversation/bot.ts';
import type { Clocks } from '../../bot/conversation/budget.ts';
import { allPersonalData, features, newcomers } from '../../bot/features/index.ts';
import { createMeet, type Meet } from '../../bot/features/people/model/meet.ts';
import { createPurge } from '../../bot/features/privacy/act/purge.ts';
import { privacyContext } from '../../bot/features/privacy/context.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { Config } from '../config.ts';
import { knowledgeInEffect } from '../in-effect.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { personalLinkOf } from '../mail/personal-link.ts';
import { pageUrlOf } from '../page-url.ts';
import { keep } from '../store/lasting/keep.ts';
import type { StoreLog } from '../store/log.ts';
import { openStore } from '../store/open-store.ts';
import { outdatedCheck } from './outdated.ts';

/** Piece of daily work; resolves to counts, for the log. */
export interface DailyWork {
  name: string;
  run: () => Promise<Record<string, number>>;
}

/** Partnership with everything it needs to answer. */
export interface OpenPartnership {
  /** The version of its plan in effect when it was opened. */
  plan: Knowledge['plan'];
  store: Store;
  bot: Bot;
  meet: Meet;
  /** What is due once a day, in this order. */
  daily: readonly DailyWork[];
  /** Whether another version of its plan is in effect now. */
  isOutdated: () => Promise<boolean>;
  /** Writes down what is in memory only, and closes the data; to be called once nobody asks any more. */
  close: () => Promise<void>;
}

export interface OpenParts {
  now: () => Date;
  log: StoreLog;
}

/** What features are told of the installation. */
const settingsOf = (config: Config) => ({
  publicUrl: config.publicUrl,
  zone: config.timeZone,
  reminders: config.reminders,
  sendRate: config.sendRate,
  notice: config.notice,
  pageUrl: pageUrlOf(config),
  personalLink: personalLinkOf(config),
  sendsMail: config.door.smtpUrl !== undefined,
});

/**
 * Opens the partnership that a configuration describes.
 * @throws PlanError when its plan has faults
 * @throws StoreRefusal when its data cannot be used, or are those of another plan
 */
export async function openPartnership(
  config: Config,
  { now, log }: OpenParts,
): Promise<OpenPartnership> {
  const atHand = await loadKnowledge(config.planFile);
  const opened = await openStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    schema: config.databaseSchema,
    log,
    now,
    collections: allPersonalData(atHand).map(({ collection }) => collection),
  });
  try {
    const knowledge = await knowledgeInEffect(opened, config.planFile, atHand, now());
    const personal = allPersonalData(knowledge);
    const context = privacyContext(knowledge, personal);
    const kept = await keep({ store: opened, context, directory: config.dataDir, now, log });
    const store = followed(kept.store);
    const { admins } = config;
    const bot = createBot(features(knowledge), {
      ...knowledge,
      clocks,
      tools: {
        store,
        isAdmin: ({ id }) => admins === 'everybody' || admins.includes(id),
        settings: settingsOf(config),
      },
    });
    // Nobody's first sentence waits for all that the partners told, nor for what every sentence is read against.
    await copiesOf(store).ready();
    bot.understand('qui pilote quoi ?', { now: now() }, 'fr');
    const purge = createPurge({ store, context, retention: config.retention });
    return {
      plan: knowledge.plan,
      store,
      bot,
      meet: createMeet(store, newcomers),
      daily: [
        { name: 'purge', run: () => purge(now()) },
        {
          name: 'upkeep',
          run: async () => ({ ...(await kept.uphold()), referred: await kept.refer() }),
        },
        { name: 'features', run: () => bot.daily(now()) },
      ],
      isOutdated: outdatedCheck(store, knowledge.plan, now),
      close: async () => {
        await bot.rest();
        await store.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A processor time is good for this long, in ms: asking for it locks every thread, and a message asks again and again. */
const GOOD_MS = 50;
let last = { at: Number.NEGATIVE_INFINITY, processor: 0 };

function processorAt(at: number): number {
  if (at - last.at > GOOD_MS) {
    const { user, system } = process.cpuUsage();
    last = { at, processor: (user + system) / 1_000 };
  }
  return last.processor;
}

/** The clocks of this process. */
export const clocks: Clocks = {
  processor: () => processorAt(performance.now()),
  monotonic: () => performance.now(),
};
