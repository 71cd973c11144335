import type { Message } from '../contract.ts';
import type { Address } from '../directory.ts';
import { ForbiddenHostError, TokenError } from './botbuilder/outbound.ts';
import { DeadlineError } from './deadline.ts';
import { type Departure, MissedError } from './departure.ts';
import { type OutboundError, toOutboundError } from './outbound-error.ts';
import { type Post, toPost } from './reply.ts';

/** How one HTTP request to Teams ended: a closed set, whatever the SDK and the network say. */
export type SendResult =
  /** `activityId` is `null` when Teams took the message and gave no id: it cannot be edited. */
  | { kind: 'sent'; activityId: string | null }
  /** Refused for now; `ms` as Teams asked, undefined when it did not say. */
  | { kind: 'retryAfter'; ms: number | undefined; code: string }
  /** It never reached Teams. */
  | { kind: 'notSent'; code: string }
  /** Perhaps it arrived, perhaps not. */
  | { kind: 'ambiguous'; code: string }
  /** The person or an administrator refuses; `sure` when the code is one that says so. */
  | { kind: 'blocked'; code: string; sure: boolean }
  /** The conversation, or the message to be replaced, is not there (any more). */
  | { kind: 'gone'; code: string; what: 'conversation' | 'message' }
  | { kind: 'tooLarge'; code: string }
  /** Our own mistake: the same request would be refused again. */
  | { kind: 'invalid'; code: string }
  /** The bot's own token; `asked` when Teams saw a request and refused its token. */
  | { kind: 'auth'; code: string; asked: boolean };

export interface Sender {
  /** Makes exactly one HTTP request, or none. Never rejects. */
  send: (
    address: Address,
    message: Message,
    options?: { update?: string | undefined; departure?: Departure | undefined },
  ) => Promise<SendResult>;
}

export interface SenderPorts {
  /** Posts a new message, or puts one in the place of `update`; gives Teams' id. */
  post: (
    address: Address,
    post: Post,
    update: string | undefined,
    departure: Departure | undefined,
  ) => Promise<string | undefined>;
  now: () => number;
}

export const createSender = ({ post, now }: SenderPorts): Sender => ({
  send: async (address, message, { update, departure } = {}) => {
    try {
      const id = await post(address, toPost(message), update, departure);
      return { kind: 'sent', activityId: id || (update ?? null) };
    } catch (error) {
      return classify(error, update !== undefined, now());
    }
  },
});

/** Codes of network and TLS after which it is certain that nothing was sent. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$/;

/** The error and what it was made of; the SDK may or may not wrap what our policies throw. */
function causes(error: unknown, depth = 0): unknown[] {
  const more = error instanceof Error && error.cause !== undefined && depth < 5;
  return more ? [error, ...causes(error.cause, depth + 1)] : [error];
}

/** What went wrong with a request, at the time `now` in milliseconds since 1970. */
function classify(error: unknown, updating: boolean, now: number): SendResult {
  const chain = causes(error);
  const has = (kind: new (message: string) => Error) =>
    chain.some((cause) => cause instanceof kind);
  if (has(ForbiddenHostError)) return { kind: 'invalid', code: 'ForbiddenHost' };
  if (has(MissedError)) return { kind: 'notSent', code: 'Missed' };
  // Before the deadline: the one that passed may be that of the token.
  if (has(TokenError)) return { kind: 'auth', code: 'NoToken', asked: false };
  if (has(DeadlineError)) return { kind: 'ambiguous', code: 'Deadline' };
  const outbound = toOutboundError(error);
  const { status, code = '' } = outbound;
  if (status !== undefined) return byStatus(outbound, status, updating, now);
  return { kind: neverLeft.test(code) ? 'notSent' : 'ambiguous', code: code || 'NoAnswer' };
}

/** Source: "Status codes from bot conversational APIs", msteams-docs, August 2026. */
function byStatus(
  error: OutboundError,
  status: number,
  updating: boolean,
  now: number,
): SendResult {
  const code = error.code ?? `Http${status}`;
  // Taken, with an answer that cannot be read.
  if (status < 300) return { kind: 'sent', activityId: null };
  // We follow no redirect: the message went nowhere.
  if (status < 400) return { kind: 'notSent', code };
  if (status === 401) return { kind: 'auth', code, asked: true };
  if (status === 403) return forbidden(code);
  if (status === 404 || status === 410) {
    const what = updating && code !== 'ConversationNotFound' ? 'message' : 'conversation';
    return { kind: 'gone', code, what };
  }
  if (status === 408 || status >= 500) return { kind: 'ambiguous', code };
  if (status === 412 || status === 429) {
    return { kind: 'retryAfter', ms: waitOf(error.retryAfter, now), code };
  }
  return { kind: status === 413 ? 'tooLarge' : 'invalid', code };
}

function forbidden(code: string): SendResult {
  switch (code) {
    case 'BotNotInConversationRoster':
      return { kind: 'gone', code, what: 'conversation' };
    case 'BotDisabledByAdmin':
    case 'ConversationBlockedByUser':
    case 'MessageWritesBlocked':
      return { kind: 'blocked', code, sure: true };
    default:
      return { kind: 'blocked', code, sure: false };
  }
}

/** Milliseconds that a `Retry-After` asks for; undefined when it is absent, past or nonsense. */
function waitOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
