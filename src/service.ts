/** What a process has one of, however many partnerships it serves: the HTTP server, the way to Teams, the pace. */
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { askToWait } from '../bot/teams/apology.ts';
import type { CreateTransport, Exchange, TeamsTransport } from '../bot/teams/transport.ts';
import type { Config } from './config.ts';
import { type Clock, realClock } from './delivery/clock.ts';
import { spacingMs } from './delivery/delivery.ts';
import { createPace, type Pace } from './delivery/pace.ts';
import type { DeliveryOptions } from './delivery/ports.ts';
import { addAbout } from './http/about-page.ts';
import { addHealth, type Health } from './http/health.ts';
import { addMessages } from './http/messages.ts';
import { addMetrics } from './http/metrics.ts';
import { createHttpServer, type Handover } from './http/server.ts';
import {
  createSigningKeys,
  publishedAt,
  publishedBy,
  type SigningKeys,
} from './http/signing-keys.ts';
import { createTurns, type Turns } from './http/turns.ts';
import { createMailer, type Mailer, mailDeadlineMs } from './mail/mailer.ts';
import { createMetrics, type Metrics, type StoreCounts } from './metrics.ts';

/** A platform kills after 10 s: the last second is for closing connections and the store. */
const defaultGraceMs = 9_000;
const defaultDeadlineMs = 10_000;

export interface ServicePorts {
  log: Logger;
  /** The time of a turn. */
  clock: () => Date;
  createTransport: CreateTransport;
  /** What `GET /readyz` asks. */
  health: Health;
  /** What `GET /metrics` counts of the data; absent: there are none. */
  counted?: StoreCounts | undefined;
  /** Takes requests that none of the routes here is for. */
  hand?: Handover | undefined;
  /** How long one call to Teams may take, in milliseconds. */
  deadlineMs?: number | undefined;
  /** How long turns may go on after a stop, in milliseconds. */
  graceMs?: number | undefined;
  /** Tests only: other times for what is sent later. */
  delivery?: Partial<DeliveryOptions> | undefined;
}

/** Parts that the doors of a partnership are made with. */
export interface Service {
  config: Config;
  log: Logger;
  clock: () => Date;
  /** That of what is sent later. */
  deliveryClock: Clock;
  deadlineMs: number;
  transport: TeamsTransport;
  server: Server;
  turns: Turns;
  metrics: Metrics;
  pace: Pace;
  /** Undefined: no letter is sent. */
  sendLetter: Mailer['send'] | undefined;
  /** Keys that are published at an address, read once for all. */
  keysAt: (url: string) => SigningKeys;
  /** Answers what Teams tells: `POST /api/messages`. */
  listen: (turn: (exchange: Exchange) => Promise<void>) => void;
  /** Refuses what is new, waits for turns and for `others`, then closes every connection; once. */
  close: (others: () => Promise<unknown> | undefined) => Promise<void>;
}

/** Puts the shared parts together. Starts nothing. */
export function createService(config: Config, ports: ServicePorts): Service {
  const { teams, door } = config;
  const { log, clock, graceMs = defaultGraceMs, deadlineMs = defaultDeadlineMs } = ports;
  const now = () => clock().getTime();
  const transport = ports.createTransport(teams, { log, deadlineMs, now });
  const metrics = createMetrics(ports.counted, clock);
  const deliveryClock = realClock(clock);
  const times = { spacingMs, perSecond: config.sendRate, deadlineMs, mailDeadlineMs };
  const turns = createTurns();
  const server = createHttpServer(log, { config: config.gate, turns, now, hand: ports.hand });
  addHealth(server, ports.health, turns);
  addMetrics(server, metrics, config);
  addAbout(server, config);
  const keys = new Map<string, SigningKeys>();
  const keysAt = (url: string): SigningKeys => {
    const known = keys.get(url) ?? createSigningKeys(publishedAt(url), { now, log });
    keys.set(url, known);
    return known;
  };
  const stop = async (others: () => Promise<unknown> | undefined): Promise<void> => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.all([turns.stop(graceMs), Promise.race([others(), late])]);
    metrics.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.server.closeIdleConnections();
    // What was answered a moment ago may still be on its way to its reader.
    setTimeout(() => server.server.closeAllConnections(), 500).unref();
    await closed;
  };
  let stopped: Promise<void> | undefined;
  return {
    config,
    log,
    clock,
    deliveryClock,
    deadlineMs,
    transport,
    server,
    turns,
    metrics,
    pace: createPace(deliveryClock, { ...times, ...ports.delivery }),
    sendLetter: door.smtpUrl
      ? createMailer({ url: door.smtpUrl, from: door.mailFrom }).send
      : undefined,
    keysAt,
    listen: (turn) =>
      addMessages(server, {
        rules: {
          ...teams,
          issuer: teams.cloud.ToBotFromChannelTokenIssuer,
          keys: createSigningKeys(publishedBy(teams.cloud.ToBotFromChannelOpenIdMetadataUrl), {
            now,
            log,
          }),
          now: clock,
        },
        turns,
        log,
        receive: (activity, full) =>
          transport.receive(activity, (exchange) =>
            full ? askToWait(exchange, full) : turn(exchange),
          ),
      }),
    close: (others) => {
      stopped ??= stop(others);
      return stopped;
    },
  };
}
