/** Answer to somebody who says more than the bot has time for: it asks them to wait, once. */
import type { TurnContext } from 'botbuilder';
import { localeOf } from './activity.ts';
import { answerInvoke } from './adapter.ts';
import { invokeError, toPost } from './reply.ts';
import { strings } from './strings.ts';

/**
 * Takes the place of a turn. A click is always answered, for Teams would show an error of its own; a
 * message only when it is the `first` in this minute, for answers would make a flood of a flood.
 */
export async function askToWait(
  context: TurnContext,
  { first }: { first: boolean },
): Promise<void> {
  const { type, locale } = context.activity;
  const { tooMuch } = strings[localeOf(locale)];
  if (type === 'invoke') await answerInvoke(context, invokeError(429, 'TooManyRequests', tooMuch));
  else if (first && type === 'message') await context.sendActivity(toPost({ text: tooMuch }));
}
