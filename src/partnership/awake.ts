/** One of several partnerships while it is awake: what its process neighbours share, and everything of its own. */
import path from 'node:path';
import type { Server } from 'restify';
import type { Exchange } from '../../bot/teams/transport.ts';
import { createRoutes } from '../http/server.ts';
import { countedIn, type StoreCounts } from '../metrics.ts';
import type { Service } from '../service.ts';
import { pathsIn } from '../store/file/durable-file.ts';
import { disk } from '../store/file/file-system.ts';
import { acquireLock } from '../store/file/lock.ts';
import { createDoors, type DoorsPorts } from './doors.ts';
import type { OwnConfig } from './folders.ts';
import { type DailyWork, type OpenParts, openPartnership } from './open.ts';
import type { Openable } from './resident.ts';
import { stampedTransport } from './stamp.ts';
import { type Summary, summaryOf } from './summary.ts';

export interface Awake extends Openable, StoreCounts {
  handle: (exchange: Exchange) => Promise<void>;
  /** Its pages, links and API. */
  routes: Server;
  daily: readonly DailyWork[];
  summary: () => Promise<Summary>;
  /** Sends nothing more; what has left is waited for. */
  stopSending: () => Promise<void>;
  /** Whether another version of its plan is in effect now. */
  isOutdated: () => Promise<boolean>;
}

/** How it was when it went to sleep. */
export interface Asleep {
  /** When a row is due next; undefined: none waits. */
  dueAt: string | undefined;
  summary: Summary;
}

export interface AwakeParts {
  service: Service;
  /** Said on what it sends by itself; absent: nobody could take it for another one's. */
  heading: string | undefined;
  /** Told once everything of it is closed. */
  asleep: (how: Asleep) => Promise<void>;
  delivery?: DoorsPorts['delivery'];
}

/** After any instant that a row may have. */
const END_OF_TIME = new Date('9999-12-31T00:00:00.000Z');
/** What is due sooner is waited for, in ms: to close and open again costs more. */
const SOON_MS = 5 * 60_000;

/**
 * Opens one of several partnerships, and starts what it sends by itself.
 * @throws what `openPartnership` does
 */
export async function openAwake(
  config: OwnConfig,
  { service: shared, heading, asleep, delivery: options }: AwakeParts,
): Promise<Awake> {
  const log = shared.log.child({ partnership: config.partnership });
  const service = { ...shared, log };
  const { clock: now } = service;
  // A database has no lock of its own: whoever erases a partnership must not find it in use.
  const lock = config.databaseUrl ? await lockOf(config.dataDir, { now, log }) : undefined;
  try {
    const { plan, store, bot, meet, daily, isOutdated, close } = await openPartnership(config, {
      now,
      log,
    });
    const transport = stampedTransport(service.transport, config.partnership, heading);
    const doors = createDoors(service, config, {
      bot,
      plan: plan.plan,
      meet,
      store,
      transport,
      delivery: options,
    });
    const routes = createRoutes(log);
    doors.addTo(routes);
    doors.delivery?.start();
    const counted = countedIn(store);
    const dueAt = async () => (await counted.backlog(END_OF_TIME)).oldest;
    const summary = () => summaryOf(plan, store, now());
    return {
      handle: doors.handle,
      routes,
      daily,
      summary,
      ...counted,
      stopSending: async () => doors.delivery?.stop(),
      isOutdated,
      isQuiet: async () => {
        const at = await dueAt();
        return at === undefined || Date.parse(at) > now().getTime() + SOON_MS;
      },
      close: async () => {
        await doors.delivery?.stop();
        const how = { dueAt: await dueAt(), summary: await summary() };
        await close();
        await lock?.release();
        await asleep(how);
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** The lock of a data folder, which `partnership -- erase` asks for too. */
export async function lockOf(dataDir: string, { now, log }: OpenParts) {
  const paths = pathsIn(path.resolve(dataDir));
  await disk.mkdir(paths.directory, { recursive: true });
  return acquireLock({ fs: disk, paths, now, log });
}
