/** Doors of one partnership: what Teams tells it, its pages and links, and what it sends by itself. */
import { randomInt } from 'node:crypto';
import type { Server } from 'restify';
import type { Store } from '../../bot/contract/store.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Meet } from '../../bot/features/people/model/meet.ts';
import type { Locale } from '../../bot/language/locale.ts';
import { createHandler } from '../../bot/teams/handler.ts';
import { createOnce } from '../../bot/teams/once.ts';
import { createSender } from '../../bot/teams/sender.ts';
import type { Exchange, TeamsTransport } from '../../bot/teams/transport.ts';
import type { Config } from '../config.ts';
import { createDelivery, type Delivery } from '../delivery/delivery.ts';
import { paceWithin } from '../delivery/pace.ts';
import type { DeliveryOptions, MailPorts } from '../delivery/ports.ts';
import { addApi } from '../http/api.ts';
import { addLinks } from '../http/links.ts';
import { addTab } from '../http/tab.ts';
import { addTestPeople } from '../http/test-people.ts';
import { teamsIdOf, whoOf } from '../http/visitor.ts';
import { letterOf } from '../mail/letter.ts';
import { mailboxOf, mailDeadlineMs } from '../mail/mailer.ts';
import { personalLinkOf } from '../mail/personal-link.ts';
import type { Service } from '../service.ts';

export interface DoorsPorts {
  bot: Bot;
  /** The plan by its title, for a page that has nothing else to say where one is. */
  plan?: { titre: string; en?: string | undefined } | undefined;
  /** Learns people and places from what Teams sends. */
  meet?: Meet | undefined;
  /** Without one nothing is sent later, and what was answered is forgotten at a stop. */
  store?: Store | undefined;
  /** The way to Teams, as this partnership has it. */
  transport: TeamsTransport;
  /** Where the pages of the tab were built; absent: there are none. */
  tabDirectory?: string | undefined;
  /** Tests only: other times for what is sent later. */
  delivery?: Partial<DeliveryOptions> | undefined;
  /** How long a click may wait for its answer, in milliseconds; absent: as long as Teams does. */
  lateMs?: number | undefined;
}

export interface Doors {
  /** Runs the turn of an activity that is for this partnership. */
  handle: (exchange: Exchange) => Promise<void>;
  /** Adds pages, links and their API to a server. */
  addTo: (server: Server) => void;
  /** What is sent later; to be started once the service listens. Absent without a store. */
  delivery: Delivery | undefined;
}

/** Six letters and figures nobody confuses when reading them out: a billion references. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const newRef = (): string =>
  Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** How people without Teams are written to; undefined when there can be no personal links. */
function mailOf(
  config: Config,
  send: MailPorts['send'],
  planIn: (locale: Locale) => string | undefined,
): MailPorts | undefined {
  const link = personalLinkOf(config);
  const { hostname: host } = new URL(config.publicUrl);
  const { admins } = config;
  return (
    link && {
      link,
      from: mailboxOf(config.door.mailFrom),
      compose: (data) => letterOf({ ...data, host, plan: planIn(data.locale) }),
      send,
      deadlineMs: mailDeadlineMs,
      isAdmin: (recipient) =>
        admins === 'everybody' || admins.some((id) => recipient.endsWith(`:${id}`)),
    }
  );
}

/** `config`: that of this partnership. Starts nothing. */
export function createDoors(service: Service, config: Config, ports: DoorsPorts): Doors {
  const { log, clock, turns, metrics, deliveryClock, pace } = service;
  const { bot, store, transport } = ports;
  const now = () => clock().getTime();
  const planIn = (locale: Locale) =>
    (locale === 'en' ? ports.plan?.en : undefined) ?? ports.plan?.titre;
  const delivery =
    store &&
    createDelivery({
      bot,
      store,
      sender: createSender({ transport, now }),
      mail: mailOf(config, service.sendLetter, planIn),
      pace:
        config.sendRate < service.config.sendRate
          ? paceWithin(pace, deliveryClock, config.sendRate)
          : pace,
      clock: deliveryClock,
      log,
      metrics: metrics.delivery,
      perSecond: config.sendRate,
      crashAt: config.crashAt,
      options: { deadlineMs: service.deadlineMs, ...ports.delivery },
    });
  const handle = createHandler(
    { appId: config.teams.appId, strangers: !config.production },
    {
      bot,
      log,
      clock,
      store,
      meet: ports.meet,
      transport,
      newRef,
      ended: metrics.turn,
      ...(delivery && { heardOf: delivery.heardOf }),
      ...(ports.lateMs !== undefined && { lateMs: ports.lateMs }),
    },
  );
  const addTo = (server: Server): void => {
    if (ports.tabDirectory)
      addTab(server, { directory: ports.tabDirectory, production: config.production });
    const who = whoOf(config, store, { now: clock, keysAt: service.keysAt });
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
          plan: planIn(locale),
        }),
      });
    if (config.teams.anonymous && !config.production) addTestPeople(server, store);
    addLinks(server, { opening: bot, clock, log });
  };
  return { handle, addTo, delivery };
}
