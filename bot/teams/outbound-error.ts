/** Ways for a call to Teams to fail, told apart by what became of its message. */
export type Trouble =
  /** Teams answered, and `status` says what. */
  | 'answered'
  /** The network failed; `code` says how, and whether the message can have arrived. */
  | 'noAnswer'
  /** The time was over after the request had its token: perhaps it arrived. */
  | 'deadline'
  /** The bot's own token could not be had: nothing was sent. */
  | 'noToken'
  /** The address is not on the list, be it forged or a mistake of ours: nothing was sent. */
  | 'forbiddenHost';

export interface OutboundDetails {
  status?: number | undefined;
  code?: string | undefined;
  retryAfter?: string | undefined;
  cause?: unknown;
}

/**
 * A call to Teams that failed. Holds nothing of the request and of the response, where the message
 * and the bot's token are.
 */
export class OutboundError extends Error {
  override name = 'OutboundError';
  readonly trouble: Trouble;
  /** HTTP status; defined when Teams answered, and only then. */
  readonly status: number | undefined;
  /** Teams' word for it (`ConversationBlockedByUser`), or the network's (`ECONNREFUSED`). */
  readonly code: string | undefined;
  /** The header `Retry-After` as it came: seconds or an HTTP date, or anything else. */
  readonly retryAfter: string | undefined;

  constructor(trouble: Trouble, { status, code, retryAfter, cause }: OutboundDetails = {}) {
    super(`Teams: ${status ?? trouble}${code ? ` ${code}` : ''}`, { cause });
    this.trouble = trouble;
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
