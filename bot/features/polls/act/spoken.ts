/** The poll that was last spoken of in a conversation: "clos-le", "et qui n'a pas répondu ?" mean it. */
import { z } from 'zod';
import { type Matter, type NewMatter, openMatter } from '../../../contract/matter.ts';
import type { Locale } from '../../../language/locale.ts';
import { type Poll, pollId } from '../model/schema.ts';
import { strings } from '../show/strings.ts';

export const SPOKEN = 'polls.spoken';

const spokenOf = z.strictObject({ poll: pollId });

export const spoken = (id: string, poll: Pick<Poll, 'title'>, locale: Locale): NewMatter => ({
  kind: SPOKEN,
  data: { poll: id },
  label: strings[locale].pollLabel(poll.title).slice(0, 300),
});

/** Id of that poll. */
export function lastSpoken(open: readonly Matter[] | undefined): string | undefined {
  const matter = openMatter(open, SPOKEN);
  return matter && spokenOf.safeParse(matter.data).data?.poll;
}
