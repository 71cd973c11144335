import type { Mailbox, Rendered } from '../../bot/contract/feature.ts';
import type { OutboxRow, Reader, Store } from '../../bot/contract/store.ts';
import type { Locale } from '../../bot/language/locale.ts';
import type { LinkName } from '../../bot/links/personal-links.ts';
import type { Sender } from '../../bot/teams/sender.ts';
import type { LetterData, MailEnvelope } from '../mail/letter.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Departures } from './departures.ts';
import type { Lanes } from './lanes.ts';
import type { Policy } from './results.ts';
import type { SendSlots } from './send-slots.ts';

/** What the delivery counts; `outcome` is one of a closed set, never anything about anybody. */
export interface DeliveryMetrics {
  outcome: (outcome: string) => void;
  /** Put off because the rates were used up. */
  parked: () => void;
  storeError: () => void;
  /** Another instance had taken the row over. */
  fenced: () => void;
}

export interface DeliveryLog {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
}

/** Places where a test kills the process. */
export type CrashPoint = 'claimed' | 'departing' | 'answered' | 'settled';

/** Letters to people without Teams; absent: there are no personal links. */
export interface MailPorts {
  /** Address of a personal link. */
  link: (link: LinkName, locale: Locale) => string;
  /** Whom letters are from. */
  from: Mailbox;
  compose: (data: Omit<LetterData, 'host'>) => MailEnvelope;
  /** Absent: no letter is sent, links are given to whoever launched the sending. */
  send?: Mailer['send'] | undefined;
  /** How long one session may take, in ms. */
  deadlineMs: number;
  /** Whether somebody, by recipient, administers the installation. */
  isAdmin: (recipient: string) => boolean;
}

export interface DeliveryPorts {
  store: Store;
  sender: Sender;
  mail?: MailPorts | undefined;
  slots: SendSlots;
  clock: Clock;
  log: DeliveryLog;
  metrics: DeliveryMetrics;
  /** From 0 to 1. */
  random: () => number;
  render: (row: OutboxRow, reader: Reader, now: Date) => Promise<Rendered | undefined>;
  repeatable: (kind: string) => boolean;
  crash: (point: CrashPoint) => void;
}

export interface DeliveryOptions {
  /** Unique to this process. */
  owner: string;
  policy: Policy;
  /** How long claimed rows are ours. */
  leaseMs: number;
  /** How long one request may take. */
  deadlineMs: number;
  /** How long a claimed row may wait for its conversation: others stand behind it. */
  patienceMs: number;
  /** How often the outbox is looked at when nothing is due. */
  pollMs: number;
  /** `SEND_RATE`, per tenant. */
  perSecond: number;
}

/** What the rows of one process share. */
export interface Shared {
  ports: DeliveryPorts;
  options: DeliveryOptions;
  breaker: Breaker;
  /** That of letters: a mail server that is away keeps nothing from Teams. */
  mailBreaker: Breaker;
  departures: Departures;
  lanes: Lanes;
  park: (conversationId: string, later: number) => number;
  /** Addresses found closed, as they were when they were read: until an event changes them. */
  shut: Map<string, string>;
  /** By row, the newest claim under which an attempt was settled that began under one before. */
  adopted: Map<string, number>;
  /** Aborts when the delivery stops: what has not left goes back. */
  stop: AbortSignal;
  /** Rows that are claimed and have not left. */
  queued: number;
  /** Told when one has left: there is room for the next. */
  departed: () => void;
}
