/** What goes with a message about polls to somebody without Teams: the links to answer. */
import type { Door, Letter, Locale } from '../../contract.ts';
import { endOf } from './rows.ts';
import type { Known } from './state.ts';

/** A link shows the poll for some days after the last day it could be about. In ms. */
const AFTER_MS = 7 * 24 * 3_600_000;

const titles: Record<Locale, (title: string) => string> = {
  fr: (title) => `Répondre au sondage « ${title} »`,
  en: (title) => `Answer the poll “${title}”`,
};

/** What a personal link to a poll opens. */
export const pollDoor = (id: string): string => `poll:${id}`;

export function letterOf(known: readonly Known[], locale: Locale): Letter {
  const doors = known.map((one): Door => {
    const { id, poll } = one;
    const last = Math.max(Date.parse(endOf(one)), Date.parse(poll.deadline));
    return {
      to: pollDoor(id),
      title: titles[locale](poll.title),
      group: poll.group,
      until: new Date(last + AFTER_MS),
    };
  });
  const [first] = known;
  return { doors, ...(first && { by: first.poll.createdBy }) };
}
