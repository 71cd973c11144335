/** Answer to somebody who says more than the bot has time for: it asks them to wait, once. */
import { localeOf } from './activity.ts';
import { invokeError, toPost } from './reply.ts';
import { strings } from './strings.ts';
import type { Exchange } from './transport.ts';

/**
 * Takes the place of a turn. A click is always answered, for Teams would show an error of its own; a
 * message only when it is the `first` in this minute, for answers would make a flood of a flood.
 */
export async function askToWait(exchange: Exchange, { first }: { first: boolean }): Promise<void> {
  const { type, locale } = exchange.activity as { type?: unknown; locale?: unknown };
  const { tooMuch } = strings[localeOf(locale)];
  if (type === 'invoke') await exchange.answer(invokeError(429, 'TooManyRequests', tooMuch));
  else if (first && type === 'message') await exchange.reply(toPost({ text: tooMuch }));
}
