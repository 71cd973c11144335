import { type DestinationStream, type Logger, pino } from 'pino';

/** Enough to find the line of code, and nothing of what was being said. */
interface LoggedError {
  type: string;
  message: string;
  stack?: string | undefined;
  code?: string | number | undefined;
  status?: number | undefined;
  cause?: LoggedError | undefined;
}

/** Deepest chain of causes worth reading. */
const maxCauses = 5;

const oneOf = (error: object, key: string): unknown => (error as Record<string, unknown>)[key];

/**
 * An error without its other properties: those of HTTP clients carry the request, with the message
 * of a person and the bot's token.
 */
function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const code = oneOf(error, 'code');
  const status = oneOf(error, 'status') ?? oneOf(error, 'statusCode');
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    status: typeof status === 'number' ? status : undefined,
    cause:
      error.cause !== undefined && depth < maxCauses
        ? serializeError(error.cause, depth + 1)
        : undefined,
  };
}

/**
 * Names under which a careless line could log a person or a secret. The rule is to log codes and
 * references; this is the net below it.
 */
const secret = ['authorization', 'token', 'password', 'text', 'name', 'email', 'body', 'activity'];

/** The log of the service: JSON lines, on standard output unless told otherwise. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: undefined,
      serializers: { err: (error) => serializeError(error) },
      redact: {
        paths: [...secret, ...secret.map((key) => `*.${key}`)].filter(
          (path) => path !== 'err.name',
        ),
        censor: '[retiré]',
      },
    },
    ...(destination ? [destination] : []),
  );
