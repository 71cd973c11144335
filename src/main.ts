/** Starts the service. The only file that acts when imported, and the only reader of the environment. */

import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { PlanError } from '../bot/knowledge/parse.ts';
import { createApp, openSeveral } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { daily } from './daily.ts';
import { untoldOf } from './http/about-page.ts';
import { createLog, takeConsole } from './log.ts';
import { lineInWords } from './mail/session.ts';
import { openPartnership } from './partnership/open.ts';
import { summaryOf } from './partnership/summary.ts';
import { StoreRefusal } from './store/refusal.ts';

/** A platform kills after 10 s; what is not finished half a second before is given up. */
const STOP_MS = 9_500;
/** How often it is looked whether another version of the plan is in effect, in ms. */
const LOOK_MS = 20_000;

/** A service that was put together, of one partnership or of several. */
interface Running {
  server: Server;
  /** What the log says once it listens. */
  told: object;
  listening: () => void;
  /** Whether it is to be put together anew: its plan has another version now. */
  isOutdated?: () => Promise<boolean>;
  /** Ends everything, the data last. */
  close: () => Promise<void>;
}

/** Beside this file once it is compiled; from its source, in the build of the project. */
const tabDirectory = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/tab' : '../tab', import.meta.url),
);
const now = () => new Date();

async function serveOne(config: Config, log: Logger): Promise<Running> {
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
    tabDirectory,
    summary: () => summaryOf(plan, store, now()),
  });
  const everyDay = partnership.daily.map(({ name, run }) => daily(name, run, log));
  return {
    server,
    told: { plan: plan.plan.id },
    listening: () => delivery?.start(),
    isOutdated: partnership.isOutdated,
    close: async () => {
      await close();
      for (const rest of everyDay) rest();
      await partnership.close();
    },
  };
}

async function serveSeveral(config: Config, directory: string, log: Logger): Promise<Running> {
  const parts = { env: process.env, directory, log, clock: now, tabDirectory };
  const { service, partnerships, start, close } = await openSeveral(config, parts);
  const told = { partnerships: partnerships.all.length, away: partnerships.faults.size };
  return { server: service.server, told, listening: start, close };
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const untold = untoldOf(config.publisher);
  if (config.production && untold.length > 0)
    log.warn({ variables: untold }, 'the page about personal data lacks what the law asks for');
  const { partnershipsDir } = config;
  const open = (): Promise<Running> =>
    partnershipsDir ? serveSeveral(config, partnershipsDir, log) : serveOne(config, log);
  let running = await open();
  const listen = ({ server, told, listening }: Running): void => {
    server.on('error', (err: Error) => {
      log.fatal({ err }, 'cannot listen');
      process.exit(1);
    });
    server.listen(config.port, config.host, () => {
      log.info({ url: server.url, ...told }, 'listening');
      listening();
    });
  };

  let renewing: Promise<void> = Promise.resolve();
  let stopping = false;
  const stop = async (code: 0 | 1): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await renewing;
    await running.close();
    log.info('stopped');
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  // What is half done is not known any more: what was begun may end, and the platform starts anew.
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught exception');
    stop(1).catch(() => process.exit(1));
  });
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  // From here on nobody reads what is printed: until now a refusal to start was.
  takeConsole(log);
  listen(running);
  if (config.door.smtpUrl !== undefined) log.info(lineInWords(config.door.smtpUrl));

  const renew = async (): Promise<void> => {
    // A store that fails now is asked again.
    if (stopping || !(await running.isOutdated?.().catch(() => false))) return;
    log.info('another version of the plan takes effect');
    await running.close();
    running = await open();
    listen(running);
  };
  setInterval(() => {
    renewing = renewing.then(renew).catch((err: unknown) => {
      log.fatal({ err }, 'the next version of the plan cannot be served');
      process.exit(1);
    });
  }, LOOK_MS).unref();
}

try {
  await start();
} catch (error) {
  const expected =
    error instanceof ConfigError || error instanceof PlanError || error instanceof StoreRefusal;
  console.error(expected ? error.message : error);
  process.exit(1);
}
