import type { Mailbox, Rendered } from '../../bot/contract/feature.ts';
import type { OutboxRow, Reader, Store } from '../../bot/contract/store.ts';
import type { Locale } from '../../bot/language/locale.ts';
import type { LinkName } from '../../bot/links/personal-links.ts';
import type { TeamsLog } from '../../bot/teams/log.ts';
import type { Sender } from '../../bot/teams/sender.ts';
import type { LetterData, MailEnvelope } from '../mail/letter.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Clock } from './clock.ts';
import type { LaneTimes } from './lanes.ts';
import type { Pace } from './pace.ts';
import type { Policy } from './results.ts';

/** Metrics of the delivery; `outcome` is one of a closed set, never anything about anybody. */
export interface DeliveryMetrics {
  outcome: (outcome: string) => void;
  /** Put off because its conversation was not free. */
  parked: () => void;
  storeError: () => void;
  /** Another instance had taken the row over. */
  fenced: () => void;
}

/** Places where a test kills the process. */
export type CrashPoint = 'claimed' | 'departing' | 'answered' | 'settled';

/** Letters to people without Teams; absent: there are no personal links. */
export interface MailPorts {
  /** Address of a personal link. */
  link: (link: LinkName, locale: Locale) => string;
  /** Sender of letters. */
  from: Mailbox;
  compose: (data: Omit<LetterData, 'host'>) => MailEnvelope;
  /** Absent: no letter is sent, links are given to whoever launched the sending. */
  send?: Mailer['send'] | undefined;
  /** Time limit of one session, in ms. */
  deadlineMs: number;
  /** True when the recipient administers the installation. */
  isAdmin: (recipient: string) => boolean;
}

export interface DeliveryPorts {
  store: Store;
  sender: Sender;
  mail?: MailPorts | undefined;
  /** That of the process, where several stores send; absent: this one has a pace of its own. */
  pace?: Pace | undefined;
  clock: Clock;
  log: Pick<TeamsLog, 'warn' | 'error'>;
  metrics: DeliveryMetrics;
  /** From 0 to 1. */
  random: () => number;
  render: (row: OutboxRow, reader: Reader, now: Date) => Promise<Rendered | undefined>;
  repeatable: (kind: string) => boolean;
  crash: (point: CrashPoint) => void;
}

/** `spacingMs` is also how long a process that has just started sends nothing. */
export interface DeliveryOptions extends LaneTimes {
  /** Unique to this process. */
  owner: string;
  policy: Policy;
  /** Duration of the lease on claimed rows, in ms. */
  leaseMs: number;
  /** Time limit of one request, in ms. */
  deadlineMs: number;
  /** Interval of polling the outbox when nothing is due, in ms. */
  pollMs: number;
  /** `SEND_RATE`. */
  perSecond: number;
}

/** State shared by the rows of one store. */
export interface Shared extends Pace {
  ports: DeliveryPorts;
  options: DeliveryOptions;
  /** Addresses found closed, as they were when they were read: until an event changes them. */
  shut: Map<string, string>;
  /** Claim number by row id: the newest claim that settled an attempt begun under an earlier claim. */
  adopted: Map<string, number>;
  /** Aborts when the delivery stops: what has not left goes back. */
  stop: AbortSignal;
}
