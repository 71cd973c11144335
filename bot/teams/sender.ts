import type { Message } from '../contract/turn.ts';
import type { Address } from '../features/people/model/directory.ts';
import { OutboundError } from './outbound-error.ts';
import { toPost } from './reply.ts';
import type { TeamsTransport } from './transport.ts';

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
  /**
   * Makes exactly one HTTP request, or none. Never rejects.
   *
   * @param update id of the message whose place it takes
   */
  send: (address: Address, message: Message, update?: string) => Promise<SendResult>;
}

export interface SenderPorts {
  transport: Pick<TeamsTransport, 'push' | 'update'>;
  now: () => number;
}

export const createSender = ({ transport, now }: SenderPorts): Sender => ({
  send: async (address, message, update) => {
    try {
      const post = toPost(message);
      const id =
        update === undefined
          ? await transport.push(address, post)
          : await transport.update(address, update, post);
      return { kind: 'sent', activityId: id || (update ?? null) };
    } catch (error) {
      return classify(error, update !== undefined, now());
    }
  },
});

/** Codes of network and TLS after which it is certain that nothing was sent. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$/;

/** What went wrong with a request, at the time `now` in milliseconds since 1970. */
function classify(error: unknown, updating: boolean, now: number): SendResult {
  if (!(error instanceof OutboundError)) return { kind: 'ambiguous', code: 'NoAnswer' };
  const { trouble, code = 'NoAnswer' } = error;
  switch (trouble) {
    case 'answered':
      return byStatus(error, updating, now);
    case 'noAnswer':
      return { kind: neverLeft.test(code) ? 'notSent' : 'ambiguous', code };
    case 'deadline':
      return { kind: 'ambiguous', code: 'Deadline' };
    case 'noToken':
      return { kind: 'auth', code: 'NoToken', asked: false };
    case 'forbiddenHost':
      return { kind: 'invalid', code: 'ForbiddenHost' };
  }
}

/** Source: "Status codes from bot conversational APIs", msteams-docs, August 2026. */
function byStatus(error: OutboundError, updating: boolean, now: number): SendResult {
  const { status = 500 } = error;
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
