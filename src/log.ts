import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { ZodError } from 'zod';
import { fieldsOf } from './store/quarantine/quarantine.ts';

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
 * of a person and the bot's token. Of data that have not the shape they should have only the fields
 * are told: the issues quote keys, which may be somebody's words.
 */
function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const code = oneOf(error, 'code');
  const status = oneOf(error, 'status') ?? oneOf(error, 'statusCode');
  return {
    type: error.name,
    ...toldBy(error),
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    status: typeof status === 'number' ? status : undefined,
    cause:
      error.cause !== undefined && depth < maxCauses
        ? serializeError(error.cause, depth + 1)
        : undefined,
  };
}

function toldBy(error: Error): Pick<LoggedError, 'message' | 'stack'> {
  if (!(error instanceof ZodError)) return { message: error.message, stack: error.stack };
  const message = `fields: ${fieldsOf(error).join(', ')}`;
  // The stack begins with the message.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at \S/.test(line));
  return { message, stack: [message, ...frames].join('\n') };
}

/**
 * Names under which a careless line could log a person or a secret. The rule is to log codes and
 * references; this is the net below it.
 */
const secret = ['authorization', 'token', 'password', 'text', 'name', 'email', 'body', 'activity'];

/** Lines that strangers can cause, as many as they like: one a second of each kind, with a count. */
const counted = new Set(['refused', 'console', 'turn failed']);
/** References kept in a line that sums up: somebody may read theirs out. */
const MOST_REFS = 50;
const EACH_MS = 1_000;

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/**
 * Writes the first line of a kind at once, and one more for all that came within a second: the same
 * fields, with `more`, their number, and the references that were given. Kinds are told apart by message,
 * `status`, `code`, `said` and the error.
 */
function summingUp(): LogMethod {
  const more = new Map<
    string,
    { count: number; refs: unknown[]; write: (count: number) => void }
  >();
  const tell = () => {
    for (const { count, write } of more.values()) if (count > 0) write(count);
    more.clear();
  };
  return function (args, method) {
    const [fields, message] = args as unknown[];
    if (typeof message !== 'string' || !counted.has(message)) return method.apply(this, args);
    const { status, code, said, ref, err } = fields as Record<string, unknown>;
    const broken = err instanceof Error ? `${err.name} ${toldBy(err).message}` : undefined;
    const kind = JSON.stringify([message, status, code, said, broken]);
    const known = more.get(kind);
    if (known) {
      known.count += 1;
      if (ref !== undefined && known.refs.length < MOST_REFS) known.refs.push(ref);
      return;
    }
    method.apply(this, args);
    if (more.size === 0) setTimeout(tell, EACH_MS).unref();
    const refs: unknown[] = [];
    const write = (count: number) =>
      method.apply(this, [
        { status, code, said, more: count, ...(refs.length > 0 && { refs }) },
        message,
      ]);
    more.set(kind, { count: 0, refs, write });
  };
}

/** The log of the service: JSON lines, on standard output unless told otherwise. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: undefined,
      hooks: { logMethod: summingUp() },
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

/** Enough to know who speaks: what follows the first word may be quoted from a request. */
const firstWord = /^[\w.:!-]{1,60}/;

/**
 * Sends what is printed on the console to the log, as `said` and `err`: the first word of the
 * first text, and the first error. Nothing else of it: libraries print tokens and requests.
 */
export function takeConsole(log: Pick<Logger, 'warn' | 'debug'>, target: Console = console): void {
  const line =
    (level: 'warn' | 'debug') =>
    (...printed: unknown[]) => {
      const text = printed.find((one) => typeof one === 'string') as string | undefined;
      const said = firstWord.exec(text ?? '')?.[0];
      const err = printed.find((one) => one instanceof Error);
      log[level]({ ...(said && { said }), ...(err && { err }) }, 'console');
    };
  Object.assign(target, {
    error: line('warn'),
    warn: line('warn'),
    log: line('debug'),
    info: line('debug'),
    debug: line('debug'),
  });
}
