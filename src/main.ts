/** Starts the service. The only file that acts when imported, and the only reader of the environment. */

import { fileURLToPath } from 'node:url';
import { PlanError } from '../bot/knowledge/parse.ts';
import { createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { takeConsole } from './console.ts';
import { daily } from './daily.ts';
import { untoldOf } from './http/about-page.ts';
import { createLog } from './log.ts';
import { lineInWords } from './mail/session.ts';
import { openPartnership } from './partnership/open.ts';
import { StoreRefusal } from './store/refusal.ts';

/** A platform kills after 10 s; what is not finished half a second before is given up. */
const STOP_MS = 9_500;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const now = () => new Date();
  const untold = untoldOf(config.publisher);
  if (config.production && untold.length > 0)
    log.warn({ variables: untold }, 'the page about personal data lacks what the law asks for');
  const { plan, store, bot, meet, ...partnership } = await openPartnership(config, { now, log });
  const checks = [
    { name: 'store', check: () => store.check() },
    { name: 'plan', check: async () => void plan.plan.id },
  ];
  const { server, delivery, close } = createApp(config, {
    bot,
    plan: plan.plan,
    meet,
    store,
    log,
    clock: now,
    checks,
    // Beside this file once it is compiled; from its source, in the build of the project.
    tabDirectory: fileURLToPath(
      new URL(import.meta.url.endsWith('.ts') ? '../dist/tab' : '../tab', import.meta.url),
    ),
  });
  const everyDay = partnership.daily.map(({ name, run }) => daily(name, run, log));

  let stopping = false;
  const stop = async (code: 0 | 1): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await close();
    for (const rest of everyDay) rest();
    await partnership.close();
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
    log.info({ url: server.url, plan: plan.plan.id }, 'listening');
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
