import { z } from 'zod';
import { OutboundError } from '../outbound-error.ts';

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

/** The error and what it was made of: the SDK may or may not wrap what our policies throw. */
function causes(error: unknown, depth = 0): unknown[] {
  const more = error instanceof Error && error.cause !== undefined && depth < 5;
  return more ? [error, ...causes(error.cause, depth + 1)] : [error];
}

/**
 * Reads the SDK's `RestError`, or whatever else went wrong on the way out. Only the latter is kept
 * as the cause: an answer of Teams may repeat what it was sent.
 */
export function toOutboundError(error: unknown): OutboundError {
  const ours = causes(error).find((cause) => cause instanceof OutboundError);
  if (ours) return ours;
  const { code, statusCode: status, details } = sdkError.catch({}).parse(error);
  if (status === undefined) return new OutboundError('noAnswer', { code, cause: error });
  const retryAfter = retryAfterOf(error);
  return new OutboundError('answered', { status, code: details?.error.code ?? code, retryAfter });
}
