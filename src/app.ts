import type { Logger } from 'pino';
import type { Server } from 'restify';
import { createTransport } from '../bot/teams/botbuilder/adapter.ts';
import type { CreateTransport, TeamsTransport } from '../bot/teams/transport.ts';
import type { Config } from './config.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Check } from './http/health.ts';
import { countedIn } from './metrics.ts';
import { createDoors, type DoorsPorts } from './partnership/doors.ts';
import { type Many, type ManyParts, openMany } from './partnership/many.ts';
import { addOverview } from './partnership/overview.ts';
import type { Summary } from './partnership/summary.ts';
import { createService, type ServicePorts } from './service.ts';

export interface AppPorts
  extends Omit<DoorsPorts, 'transport'>,
    Pick<ServicePorts, 'deadlineMs' | 'graceMs'> {
  log: Logger;
  /** The time of a turn. */
  clock: () => Date;
  /** What `GET /readyz` asks. */
  checks: Check[];
  /** The way to Teams; botbuilder when absent. */
  createTransport?: CreateTransport;
  /** What an operator may know of the partnership; absent: there is no overview. */
  summary?: (() => Promise<Summary>) | undefined;
}

export interface App {
  server: Server;
  transport: TeamsTransport;
  /** What is sent later; to be started once the service listens. Absent without a store. */
  delivery: Delivery | undefined;
  /** Refuses what is new, waits for turns and sendings in flight, then closes every connection. */
  close: () => Promise<void>;
}

/** Puts together a service of one partnership. Starts nothing. */
export function createApp(config: Config, ports: AppPorts): App {
  const counted = ports.store && countedIn(ports.store);
  const service = createService(config, {
    ...ports,
    createTransport: ports.createTransport ?? createTransport,
    health: { checks: ports.checks, quarantined: counted?.quarantined },
    counted,
  });
  const { server, transport } = service;
  const doors = createDoors(service, config, { ...ports, transport });
  doors.addTo(server);
  service.listen(doors.handle);
  const { summary } = ports;
  if (config.operatorToken && summary)
    addOverview(server, {
      token: config.operatorToken,
      overseen: async () => {
        const made = await summary();
        return [{ id: '', name: config.called.name ?? made.territoire, summary: made }];
      },
    });
  const { delivery } = doors;
  return { server, transport, delivery, close: () => service.close(() => delivery?.stop()) };
}

/** Puts together a service of several partnerships. Starts nothing. */
export const openSeveral = (
  config: Config,
  parts: Omit<ManyParts, 'createTransport'> & { createTransport?: CreateTransport },
): Promise<Many> => openMany(config, { createTransport, ...parts });
