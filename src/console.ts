/** Console of the process, which libraries write to: it becomes lines of the log. */
import type { Logger } from 'pino';

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
