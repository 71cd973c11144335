import type { Mailbox } from '../../bot/contract/feature.ts';
import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Address, MailAddress } from '../../bot/features/people/model/directory.ts';
import type { Locale } from '../../bot/language/locale.ts';
import type { LinkName } from '../../bot/links/personal-links.ts';
import type { Sender, SendResult } from '../../bot/teams/sender.ts';
import type { TeamsLog } from '../../bot/teams/transport.ts';
import type { LetterData, MailEnvelope } from '../mail/letter.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Clock } from './clock.ts';
import type { Pace, PaceOptions, Way } from './pace.ts';
import type { Circumstances, Policy } from './results.ts';

/** Metrics of the delivery; `outcome` is one of a closed set, never anything about anybody. */
export interface DeliveryMetrics {
  outcome: (outcome: string) => void;
  /** Put off because its conversation was not free. */
  parked: () => void;
  storeError: () => void;
  /** Another instance had taken the row over. */
  fenced: () => void;
}

/** Letters to people without Teams; absent: there are no personal links. */
export interface MailPorts {
  /** Address of a personal link. */
  link: (link: LinkName, locale: Locale) => string;
  /** Sender of letters. */
  from: Mailbox;
  compose: (data: Omit<LetterData, 'host' | 'plan'>) => MailEnvelope;
  /** Absent: no letter is sent, links are given to whoever launched the sending. */
  send?: Mailer['send'] | undefined;
  /** Time limit of one session, in ms. */
  deadlineMs: number;
  /** True when the recipient administers the installation. */
  isAdmin: (recipient: string) => boolean;
}

export interface DeliveryPorts {
  store: Store;
  bot: Pick<Bot, 'render' | 'repeatable'>;
  sender: Sender;
  mail?: MailPorts | undefined;
  /** That of the process, where several stores send; absent: this one has a pace of its own. */
  pace?: Pace | undefined;
  clock: Clock;
  log: Pick<TeamsLog, 'warn' | 'error'>;
  metrics: DeliveryMetrics;
}

export interface DeliveryOptions extends Omit<PaceOptions, 'mailDeadlineMs'> {
  /** Unique to this process. */
  owner: string;
  policy: Policy;
  /** Duration of the lease on claimed rows, in ms. */
  leaseMs: number;
  /** Interval of polling the outbox when nothing is due, in ms. */
  pollMs: number;
}

/** Places where a test kills the process. */
export type CrashPoint = 'claimed' | 'departing' | 'answered' | 'settled';

/** A row of ours, from its claim until it is settled. */
export interface RowInHand {
  /** With the newest lease: it may look over to a clock that was set, and be claimed here once more. */
  row: OutboxRow;
  /** Told when it has left or is known not to leave, once or more. */
  left: () => void;
}

/** Message ready to leave. */
export interface Parcel {
  /** As it was when the message was made. */
  address: Address | MailAddress;
  message: Message;
  /** Id of the message whose place it takes. */
  update?: string | undefined;
  /** When it is to be looked at again. */
  again?: Date | undefined;
  circumstances: Circumstances;
  way: Way;
  /** Makes the one request. Never rejects. */
  dispatch: () => Promise<SendResult>;
}

/** State shared by the rows of one store. */
export interface Shared extends Pace {
  ports: DeliveryPorts & { crash: (point: CrashPoint) => void };
  options: DeliveryOptions;
  /** The last claim, over or not; never rejects. */
  claiming: Promise<unknown>;
  /** Aborts when the delivery stops: what has not left goes back. */
  stop: AbortSignal;
}
