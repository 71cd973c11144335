import { z } from 'zod';

/**
 * A call to Teams that failed. Made of the SDK's error without its request and response, which
 * hold the message and the bot's token.
 */
export class OutboundError extends Error {
  override name = 'OutboundError';
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  /** Teams' word for it (`ConversationBlockedByUser`), or the network's (`ECONNREFUSED`). */
  readonly code: string | undefined;
  /** The header `Retry-After` as it came: seconds or an HTTP date, or anything else. */
  readonly retryAfter: string | undefined;

  constructor(
    status: number | undefined,
    code: string | undefined,
    { cause, retryAfter }: { cause?: unknown; retryAfter?: string | undefined } = {},
  ) {
    super(`Teams: ${status ?? 'no answer'}${code ? ` ${code}` : ''}`, { cause });
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** A word of Teams or of Node; anything longer or with blanks may hold more than a code. */
const word = z
  .string()
  .max(60)
  .regex(/^[\w.-]+$/)
  .optional()
  .catch(undefined);

/** The headers of the SDK's answers: a property of the error that does not show in its keys. */
const withHeaders = z.object({
  response: z.object({
    headers: z.custom<{ get: (name: string) => string | undefined }>(
      (value) => typeof value === 'object' && value !== null && 'get' in value,
    ),
  }),
});

const retryAfterOf = (error: unknown): string | undefined =>
  withHeaders.safeParse(error).data?.response.headers.get('retry-after')?.slice(0, 40);

const sdkError = z.looseObject({
  code: word,
  statusCode: z.number().optional().catch(undefined),
  details: z
    .looseObject({ error: z.looseObject({ code: word }) })
    .optional()
    .catch(undefined),
});

/**
 * Reads the SDK's `RestError`, or whatever else went wrong on the way out. Only the latter is kept
 * as the cause: an answer of Teams may repeat what it was sent.
 */
export function toOutboundError(error: unknown): OutboundError {
  if (error instanceof OutboundError) return error;
  const { code, statusCode, details } = sdkError.catch({}).parse(error);
  const cause = statusCode === undefined ? error : undefined;
  const retryAfter = retryAfterOf(error);
  return new OutboundError(statusCode, details?.error.code ?? code, { cause, retryAfter });
}
