/** The service with its pages and an invented year, over real HTTP. */
import { once } from 'node:events';
import path from 'node:path';
import type { Store } from '../../bot/contract/store.ts';
import { createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { DemoYear } from '../../src/demo/fill.ts';
import { fillWith } from '../../src/demo/fill.ts';
import { readStory } from '../../src/demo/story.ts';
import { toldYear } from '../../src/demo/told-year.ts';
import { createLog } from '../../src/log.ts';
import { personalLinkOf } from '../../src/mail/personal-link.ts';
import { demoYear } from './drawn-year/year.ts';
import { openKept } from './kept.ts';
import { freePort } from './listening.ts';
import { shared } from './shared/ask.ts';
import { knowledgeOf, plans } from './vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** 10 o'clock in Paris, a Tuesday. */
export const morning = new Date('2026-11-24T09:00:00.000Z');

export interface TabService {
  origin: string;
  store: Store;
  knowledge: Knowledge;
  year: DemoYear;
  app: App;
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[];
  close: () => Promise<void>;
}

export interface TabOptions {
  /** Besides those of a developer's machine: no app id, test people. */
  env?: Record<string, string>;
  /** AAD ids. */
  admins?: readonly string[];
  /** The year of `--demo` instead of a drawn one. */
  told?: boolean;
  /** The plan served over that year; absent: its own. */
  served?: Knowledge;
}

async function yearOf(knowledge: Knowledge, told: boolean): Promise<DemoYear> {
  const common = { now: morning, zone: 'Europe/Paris' };
  const story = told ? await readStory(plans.seineSaintDenis) : undefined;
  return story
    ? toldYear({ story, knowledge, ...common })
    : demoYear({ plan: knowledge.plan, seed: 93, ...common });
}

export async function startTab({
  env = {},
  admins = [],
  told = false,
  served,
}: TabOptions = {}): Promise<TabService> {
  const now = () => morning;
  const own = await knowledgeOf('seineSaintDenis');
  const knowledge = served ?? own;
  const { store } = await openKept(knowledge, { now });
  const year = await yearOf(own, told);
  await fillWith(store, year);
  const log: Record<string, unknown>[] = [];
  // What the bot gives as links must lead back here.
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = readConfig({ PORT: String(port), ...env });
  const bot = createBot(features(knowledge), {
    ...knowledge,
    tools: {
      store,
      isAdmin: ({ id }) => admins.includes(id),
      settings: { publicUrl: origin, personalLink: personalLinkOf(config) },
    },
  });
  const app = createApp(config, {
    bot,
    store,
    log: createLog('info', { write: (line) => void log.push(JSON.parse(line)) }),
    clock: now,
    checks: [],
    tabDirectory: path.join(root, 'dist', 'tab'),
  });
  app.server.listen(port, '127.0.0.1');
  await once(app.server.server, 'listening');
  return {
    origin,
    store,
    knowledge,
    year,
    app,
    log,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

/** Builds what the service serves, if it is not built as the sources are; once for all test files. */
export async function buildPages(): Promise<void> {
  await shared('built');
}

/** What a page sends to be that person, on a developer's machine. */
export const asTestPerson = (recipient: string): string => {
  const [, tenantId, id] = recipient.split(':');
  return `Test ${Buffer.from(JSON.stringify({ tenantId, id })).toString('base64url')}`;
};
