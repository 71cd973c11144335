import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import type { Store } from '../bot/contract/store.ts';
import type { Bot } from '../bot/conversation/bot.ts';
import type { Meet } from '../bot/features/people/model/meet.ts';
import { createTransport } from '../bot/teams/botbuilder/adapter.ts';
import { createHandler } from '../bot/teams/handler.ts';
import { createOnce } from '../bot/teams/once.ts';
import { askToWait } from '../bot/teams/overload.ts';
import { createSender } from '../bot/teams/sender.ts';
import type { CreateTransport, TeamsTransport } from '../bot/teams/transport.ts';
import type { Config } from './config.ts';
import { realClock } from './delivery/clock.ts';
import { createDelivery, type Delivery } from './delivery/delivery.ts';
import type { DeliveryOptions, MailPorts } from './delivery/ports.ts';
import { addAbout } from './http/about.ts';
import { addApi } from './http/api.ts';
import { addHealth, type Check } from './http/health.ts';
import { addLinks } from './http/links.ts';
import { addMessages } from './http/messages.ts';
import { addMetrics } from './http/metrics.ts';
import { createHttpServer } from './http/server.ts';
import { createSigningKeys, publishedAt, publishedBy } from './http/signing-keys.ts';
import { addTab } from './http/tab.ts';
import { addTestPeople } from './http/test-people.ts';
import { createTurns } from './http/turns.ts';
import { teamsIdOf, whoOf } from './http/visitor.ts';
import { letterOf } from './mail/letter.ts';
import { createMailer, mailboxOf, mailDeadlineMs } from './mail/mailer.ts';
import { personalLinkOf } from './mail/personal-link.ts';
import { createMetrics } from './metrics.ts';

export interface AppPorts {
  bot: Bot;
  /** The plan by its title, for a page that has nothing else to say where one is. */
  plan?: { titre: string; en?: string | undefined };
  /** Learns people and places from what Teams sends. */
  meet?: Meet;
  /** Without one nothing is sent later, and what was answered is forgotten at a stop. */
  store?: Store;
  log: Logger;
  /** The time of a turn. */
  clock: () => Date;
  /** What `GET /readyz` asks. */
  checks: Check[];
  /** How long one call to Teams may take, in milliseconds. */
  deadlineMs?: number;
  /** How long turns may go on after a stop, in milliseconds. */
  graceMs?: number;
  /** Where the pages of the tab were built; absent: there are none. */
  tabDirectory?: string;
  /** The way to Teams; botbuilder when absent. */
  createTransport?: CreateTransport;
  /** Tests only: other times for what is sent later. */
  delivery?: Partial<DeliveryOptions>;
}

export interface App {
  server: Server;
  transport: TeamsTransport;
  /** What is sent later; to be started once the service listens. Absent without a store. */
  delivery: Delivery | undefined;
  /** Refuses what is new, waits for turns and sendings in flight, then closes every connection. */
  close: () => Promise<void>;
}

/** A platform kills after 10 s: the last second is for closing connections and the store. */
const defaultGraceMs = 9_000;
const defaultDeadlineMs = 10_000;

/** Six letters and figures nobody confuses when reading them out: a billion references. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const newRef = (): string =>
  Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** How people without Teams are written to; undefined when there can be no personal links. */
function mailOf(config: Config): MailPorts | undefined {
  const link = personalLinkOf(config);
  const { smtpUrl: url, mailFrom: from } = config.door;
  const { hostname: host } = new URL(config.publicUrl);
  const { admins } = config;
  return (
    link && {
      link,
      from: mailboxOf(from),
      compose: (data) => letterOf({ ...data, host }),
      send: url === undefined ? undefined : createMailer({ url, from }).send,
      deadlineMs: mailDeadlineMs,
      isAdmin: (recipient) =>
        admins === 'everybody' || admins.some((id) => recipient.endsWith(`:${id}`)),
    }
  );
}

/** Puts the parts together. Starts nothing. */
export function createApp(config: Config, ports: AppPorts): App {
  const { teams } = config;
  const { bot, log, clock, checks, store, graceMs = defaultGraceMs } = ports;
  const { deadlineMs = defaultDeadlineMs } = ports;
  const now = () => clock().getTime();
  const transport = (ports.createTransport ?? createTransport)(teams, { log, deadlineMs, now });
  const reader = { appId: teams.appId, strangers: !config.production };
  const metrics = createMetrics(store, clock);
  const delivery =
    store &&
    createDelivery({
      bot,
      store,
      sender: createSender({ transport, now }),
      mail: mailOf(config),
      clock: realClock(clock),
      log,
      metrics: metrics.delivery,
      perSecond: config.sendRate,
      crashAt: config.crashAt,
      options: { deadlineMs, ...ports.delivery },
    });
  const handle = createHandler(reader, {
    bot,
    log,
    clock,
    store,
    meet: ports.meet,
    transport,
    newRef,
    ended: metrics.turn,
    ...(delivery && { heardOf: delivery.heardOf }),
  });

  const turns = createTurns();
  const server = createHttpServer(log, { config: config.gate, turns, now });
  addHealth(server, { checks, quarantined: store && (() => store.quarantined()) }, turns);
  addMetrics(server, metrics, config);
  addAbout(server, config);
  if (ports.tabDirectory)
    addTab(server, { directory: ports.tabDirectory, production: config.production });
  const keysAt = (url: string) => createSigningKeys(publishedAt(url), { now, log });
  const who = whoOf(config, store, { now: clock, keysAt });
  if (who)
    addApi(server, {
      bot,
      log,
      clock,
      turns,
      once: createOnce({ bot, store }),
      who,
      teamsIdOf: teamsIdOf(store),
      about: (locale) => ({
        teamsAppId: config.tab.teamsAppId,
        zone: config.timeZone,
        notice: config.notice,
        plan: locale === 'en' ? (ports.plan?.en ?? ports.plan?.titre) : ports.plan?.titre,
      }),
    });
  if (teams.anonymous && !config.production) addTestPeople(server, store);
  addLinks(server, { opening: bot, clock, log });
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
        full ? askToWait(exchange, full) : handle(exchange),
      ),
  });

  const stop = async (): Promise<void> => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.all([turns.stop(graceMs), Promise.race([delivery?.stop(), late])]);
    metrics.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.server.closeIdleConnections();
    // What was answered a moment ago may still be on its way to its reader.
    setTimeout(() => server.server.closeAllConnections(), 500).unref();
    await closed;
  };
  let stopped: Promise<void> | undefined;
  const close = (): Promise<void> => {
    stopped ??= stop();
    return stopped;
  };
  return { server, transport, delivery, close };
}
