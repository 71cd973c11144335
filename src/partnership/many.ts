/** Service of several partnerships: one app, one bot, one pace; each has its own folder, data, links and people. */
import path from 'node:path';
import type { Logger } from 'pino';
import type { CreateTransport } from '../../bot/teams/transport.ts';
import type { Config } from '../config.ts';
import { addTab } from '../http/tab.ts';
import { createService, type Service } from '../service.ts';
import { openFile } from '../store/file/open-file.ts';
import { openAwake } from './awake.ts';
import { Desk } from './desk.ts';
import type { DoorsPorts } from './doors.ts';
import type { Variables } from './folders.ts';
import { loadNaming } from './naming.ts';
import { addOverview } from './overview.ts';
import { Partnerships } from './partnerships.ts';
import { createPrefix } from './prefix.ts';
import { choices, sleepers } from './register.ts';
import { addRoot } from './root.ts';

export interface ManyParts {
  /** Environment that `config` was read from. */
  env: Variables;
  /** `PARTNERSHIPS_DIR`. */
  directory: string;
  log: Logger;
  clock: () => Date;
  createTransport: CreateTransport;
  tabDirectory?: string | undefined;
  /** Tests only, like what follows: after how long without anybody one is closed, in ms. */
  idleMs?: number;
  delivery?: DoorsPorts['delivery'];
  graceMs?: number;
}

export interface Many {
  service: Service;
  partnerships: Partnerships;
  /** Begins to look after those that have something to send or to do; to be called once the service listens. */
  start: () => void;
  close: () => Promise<void>;
}

/** How often those that sleep are looked at, and the folders, in ms. */
const TEND_MS = 1_000;
const SCAN_MS = 30_000;

/**
 * Puts a service of several partnerships together. Starts nothing.
 * @throws StoreRefusal when another process holds the folder, or it cannot be used
 */
export async function openMany(config: Config, parts: ManyParts): Promise<Many> {
  const { env, log, clock, delivery, tabDirectory } = parts;
  const directory = path.resolve(parts.directory);
  const collections = [choices, sleepers];
  const register = await openFile({ dataDir: directory, now: clock, log, collections });
  const partnerships: Partnerships = new Partnerships({
    env,
    directory,
    register,
    open: (own, how) => openAwake(own, { service, ...how, delivery }),
    log,
    now: clock,
    steady: () => performance.now(),
    idleMs: parts.idleMs,
  });
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  const quarantined = async () => sum(await partnerships.ofAwake((one) => one.quarantined()));
  const service = createService(config, {
    ...parts,
    health: { checks: [{ name: 'store', check: () => register.check() }], quarantined },
    counted: {
      quarantined,
      backlog: async (now) => {
        const all = await partnerships.ofAwake((one) => one.backlog(now));
        const oldest = all.flatMap((one) => one.oldest ?? []).sort()[0];
        return { due: sum(all.map(({ due }) => due)), oldest };
      },
    },
    hand: createPrefix({ partnerships, log, tabDirectory }),
  });
  const { server } = service;
  if (tabDirectory) addTab(server, { directory: tabDirectory, production: config.production });
  addRoot(service, { partnerships, register });
  if (config.operatorToken)
    addOverview(server, {
      token: config.operatorToken,
      overseen: async () => [
        ...(await partnerships.summaries()).map(({ member: { id, name }, summary }) => ({
          id,
          name,
          summary,
        })),
        ...[...partnerships.faults].map(([id, fault]) => ({ id, name: id, summary: null, fault })),
      ],
    });
  const naming = await loadNaming();
  const reader = { appId: config.teams.appId, strangers: !config.production };
  const desk = new Desk({ partnerships, register, naming, reader, log, clock });
  service.listen((exchange) => desk.turn(exchange));
  await partnerships.scan();
  await partnerships.readWords();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let scannedAt = performance.now();
  /** One round after the other: a slow opening is not met by the next. */
  let round: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    if (performance.now() - scannedAt >= SCAN_MS) {
      scannedAt = performance.now();
      await partnerships.scan();
    }
    await partnerships.tend();
  };
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = look()
        .catch((error: unknown) => log.error({ err: error }, 'partnerships not looked after'))
        .then(next);
    }, TEND_MS);
    timer.unref();
  };
  return {
    service,
    partnerships,
    start: next,
    close: async () => {
      stopped = true;
      clearTimeout(timer);
      await service.close(() => partnerships.ofAwake((one) => one.stopSending()));
      await round;
      await partnerships.end();
      await register.close();
    },
  };
}
