/**
 * Port between the bot and Teams: all that is asked of an SDK, in types of our own. Whatever speaks
 * the protocol of the Bot Connector may stand behind it; `test/bot/teams/transport-contract.ts` says
 * what it promises. Nothing here repeats a request: who asks decides what a failure is worth.
 */
import type { Address } from '../features/people/model/directory.ts';
import type { CloudSettings } from './cloud.ts';
import type { Download, Upload } from './drive.ts';
import type { InvokeBody, Post } from './reply.ts';
import type { SearchBody } from './search.ts';
import type { ServiceHosts } from './service-hosts.ts';

/** What the Teams room needs of a log; pino's logger is one. */
export interface TeamsLog {
  error: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  info: (fields: object, message: string) => void;
  debug: (fields: object, message: string) => void;
}

/** The bot as Azure knows it, and where it lives. */
export interface BotIdentity {
  /** Empty: anonymous, for a developer's machine only. */
  appId: string;
  appPassword: string;
  appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  appTenantId: string;
  cloud: CloudSettings;
  hosts: ServiceHosts;
}

export interface Limits {
  /** How long one call to Teams may take, token included, in milliseconds. */
  deadlineMs: number;
  /** The time, in milliseconds since 1970. */
  now: () => number;
}

export interface TransportPorts extends Limits {
  log: TeamsLog;
}

/** An activity that passed the door (`src/http/gateway.ts`), and the ways to respond, while its turn lasts. */
export interface Exchange {
  /** As it came; `readActivity` reads it. */
  readonly activity: object;
  /**
   * Posts a message where the activity came from; in a channel, in its thread. One HTTP request.
   *
   * @throws {OutboundError}
   */
  reply: (post: Post) => Promise<void>;
  /** Answers an invoke, in the response to its own request; no body when Teams expects none. */
  answer: (body?: InvokeBody | SearchBody) => Promise<void>;
}

/** Where a message goes that answers nothing. */
export type Destination = Pick<Address, 'serviceUrl' | 'conversationId' | 'botId'>;

/** Some of the people of a conversation. */
export interface RosterPage {
  /** Accounts as Teams gives them: to be read, not trusted. */
  members: readonly unknown[];
  /** What the next page is asked with; undefined after the last. */
  next: string | undefined;
}

export interface TeamsTransport {
  /**
   * Runs the turn of an activity, which may `reply` and `answer`. To be called only for activities
   * that passed the door: nothing is checked here. What the turn rejects with, this rejects with.
   *
   * @returns the body of the response: only for an invoke that was answered
   */
  receive(activity: object, turn: (exchange: Exchange) => Promise<void>): Promise<unknown>;

  /**
   * Writes to a conversation outside any turn, with one HTTP request, or none.
   *
   * @returns Teams' id of the message, when it gave one
   * @throws {OutboundError}
   */
  push(to: Destination, post: Post): Promise<string | undefined>;

  /** Puts a message in the place of the one that has the id `activityId`; otherwise as `push`. */
  update(to: Destination, activityId: string, post: Post): Promise<string | undefined>;

  /**
   * People of one conversation (or of a team, by its id), a page of 500 at most. `page` is the
   * `next` of the page before.
   *
   * @throws {OutboundError}
   */
  roster(of: Omit<Destination, 'botId'>, page?: string): Promise<RosterPage>;

  /** Puts a file where Teams said once its person accepted it; rejects with an `UploadError`. */
  upload: Upload;

  /** Fetches a file that somebody dropped, from their own drive; rejects with a `NotFetched`. */
  download: Download;
}

/** Makes a transport; opens nothing and asks nobody before it is used. */
export type CreateTransport = (identity: BotIdentity, ports: TransportPorts) => TeamsTransport;
