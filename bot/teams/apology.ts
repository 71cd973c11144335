import { localeOf } from './activity.ts';
import { OutboundError } from './outbound-error.ts';
import { invokeError, toPost } from './reply.ts';
import { strings } from './strings.ts';
import type { Exchange, TeamsLog } from './transport.ts';

export interface ApologyPorts {
  log: TeamsLog;
  /** A short reference a person can read out, new at each call. */
  newRef: () => string;
}

/**
 * Runs turns that never reject: for one that breaks, says sorry once, and logs the whole error under
 * the reference it gives.
 */
export const apologising =
  (turn: (exchange: Exchange) => Promise<void>, { log, newRef }: ApologyPorts) =>
  async (exchange: Exchange): Promise<void> => {
    try {
      await turn(exchange);
    } catch (error) {
      const ref = newRef();
      log.error({ ref, err: error }, 'turn failed');
      try {
        await apologise(exchange, error, ref);
      } catch (again) {
        log.error({ ref, err: again }, 'apology failed');
      }
    }
  };

async function apologise({ activity, ...ways }: Exchange, error: unknown, ref: string) {
  const { type, say } = askedIn(activity);
  const sorry = say.failed(ref);
  if (type === 'invoke') return ways.answer(invokeError(500, 'InternalServerError', sorry));
  // When Teams cannot be reached at all, one deadline is enough.
  if (error instanceof OutboundError && error.trouble !== 'answered') return;
  await ways.reply(toPost({ text: sorry }));
}

/**
 * Takes the place of a turn. A click is always answered, for Teams would show an error of its own; a
 * message only when it is the `first` in this minute, for answers would make a flood of a flood.
 */
export async function askToWait(exchange: Exchange, { first }: { first: boolean }): Promise<void> {
  const { type, say } = askedIn(exchange.activity);
  const { tooMuch } = say;
  if (type === 'invoke') await exchange.answer(invokeError(429, 'TooManyRequests', tooMuch));
  else if (first && type === 'message') await exchange.reply(toPost({ text: tooMuch }));
}

/** What kind of activity waits for an answer, and the words of whoever sent it. */
function askedIn(activity: object) {
  const { type, locale } = activity as { type?: unknown; locale?: unknown };
  return { type, say: strings[localeOf(locale)] };
}
