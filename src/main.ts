/** Starts the service. The only file that acts when imported, and the only reader of the environment. */

import { fileURLToPath } from 'node:url';
import { copiesOf } from '../bot/contract/copies.ts';
import { followed } from '../bot/contract/followed.ts';
import { createBot } from '../bot/conversation/bot.ts';
import { allPersonalData, features } from '../bot/features/index.ts';
import { inviteNewcomers } from '../bot/features/meetings/model/newcomers.ts';
import { createMeet } from '../bot/features/people/model/meet.ts';
import { createPurge } from '../bot/features/privacy/act/purge.ts';
import { privacyContext } from '../bot/features/privacy/context.ts';
import { PlanError } from '../bot/knowledge/parse.ts';
import { markOf } from '../bot/knowledge/succession.ts';
import { createApp } from './app.ts';
import { clocks } from './clocks.ts';
import { ConfigError, readConfig } from './config.ts';
import { takeConsole } from './console.ts';
import { daily } from './daily.ts';
import { untoldOf } from './http/about-page.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { createLog } from './log.ts';
import { personalLinkOf } from './mail/personal-link.ts';
import { lineInWords } from './mail/session.ts';
import { pageUrlOf } from './page-url.ts';
import { keep } from './store/lasting/keep.ts';
import { openStore } from './store/open-store.ts';
import { StoreRefusal } from './store/refusal.ts';
import { serve } from './store/served-plan.ts';

/** A platform kills after 10 s; what is not finished half a second before is given up. */
const STOP_MS = 9_500;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const now = () => new Date();
  const untold = untoldOf(config.publisher);
  if (config.production && untold.length > 0)
    log.warn({ variables: untold }, 'the page about personal data lacks what the law asks for');
  const knowledge = await loadKnowledge(config.planFile);
  const opened = await openStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    log,
    now,
    collections: allPersonalData(knowledge).map(({ collection }) => collection),
  });
  // Before anything reads the data: those of another plan are not touched.
  await serve(opened, markOf(knowledge.plan, now()));
  const context = privacyContext(knowledge, allPersonalData(knowledge));
  const kept = await keep({ store: opened, context, directory: config.dataDir, now, log });
  const store = followed(kept.store);
  const { admins } = config;
  const isAdmin = ({ id }: { id: string }) => admins === 'everybody' || admins.includes(id);
  const { publicUrl, timeZone: zone, reminders, sendRate } = config;
  const settings = {
    publicUrl,
    zone,
    reminders,
    sendRate,
    notice: config.notice,
    pageUrl: pageUrlOf(config),
    personalLink: personalLinkOf(config),
    sendsMail: config.door.smtpUrl !== undefined,
  };
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    likely: knowledge.likely,
    clocks,
    tools: { store, isAdmin, settings },
  });
  const checks = [
    { name: 'store', check: () => store.check() },
    { name: 'plan', check: async () => void knowledge.plan.plan.id },
  ];
  const { server, delivery, close } = createApp(config, {
    bot,
    plan: knowledge.plan.plan,
    meet: createMeet(store, inviteNewcomers),
    store,
    log,
    clock: now,
    checks,
    // Beside this file once it is compiled; from its source, in the build of the project.
    tabDirectory: fileURLToPath(
      new URL(import.meta.url.endsWith('.ts') ? '../dist/tab' : '../tab', import.meta.url),
    ),
  });

  // Nobody's first sentence waits for all that the partners told.
  await copiesOf(store).ready();

  const purge = createPurge({ store, context, retention: config.retention });
  const stopPurge = daily('purge', () => purge(now()), log);
  const stopUpkeep = daily(
    'upkeep',
    async () => ({ ...(await kept.uphold()), referred: await kept.refer() }),
    log,
  );

  const stopDaily = daily('features', () => bot.daily(now()), log);

  let stopping = false;
  const stop = async (code: 0 | 1): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await close();
    stopPurge();
    stopUpkeep();
    stopDaily();
    await bot.rest();
    await store.close();
    log.info('stopped');
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  // What is half done is not known any more: what was begun may end, and the platform starts anew.
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught exception');
    stop(1).catch(() => process.exit(1));
  });
  server.on('error', (err: Error) => {
    log.fatal({ err }, 'cannot listen');
    process.exit(1);
  });
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  // From here on nobody reads what is printed: until now a refusal to start was.
  takeConsole(log);
  server.listen(config.port, config.host, () => {
    log.info({ url: server.url, plan: knowledge.plan.plan.id }, 'listening');
    if (config.door.smtpUrl !== undefined) log.info(lineInWords(config.door.smtpUrl));
    delivery?.start();
  });
}

try {
  await start();
} catch (error) {
  const expected =
    error instanceof ConfigError || error instanceof PlanError || error instanceof StoreRefusal;
  console.error(expected ? error.message : error);
  process.exit(1);
}
