/** What goes with a message about polls to somebody without Teams: the links to answer. */
import type { Door, LetterExtras } from '../../../contract/feature.ts';
import type { Locale } from '../../../language/locale.ts';
import { nameOf } from '../../people/model/names.ts';
import type { PollContext } from '../context.ts';
import { endOf } from '../model/rows.ts';
import type { PollRow } from '../model/state.ts';
import { momentInWords, slotInWords } from './slot-words.ts';
import { strings } from './strings.ts';

/** A link shows the poll for some days after the last day it could be about. In ms. */
const AFTER_MS = 7 * 24 * 3_600_000;

/** Among several, each says which poll it opens. */
const titles: Record<Locale, (title: string, alone: boolean) => string> = {
  fr: (title, alone) => `Répondre au sondage${alone ? '' : ` « ${title} »`}`,
  en: (title, alone) => `Answer the poll${alone ? '' : ` “${title}”`}`,
};

/** A list of letters is read by the group, then by what it is asked. */
const subjects: Record<Locale, (group: string, title: string) => string> = {
  fr: (group, title) => `${group} : sondage « ${title} »`,
  en: (group, title) => `${group}: poll “${title}”`,
};

/** What a personal link to a poll opens. */
export const pollDoor = (id: string): string => `poll:${id}`;

/** The poll in words, for a page that has no boxes to fill in; these are behind the link. */
export function lettered(
  { id, poll }: PollRow,
  { context, locale, before = [] }: { context: PollContext; locale: Locale; before?: string[] },
): LetterExtras {
  const say = strings[locale];
  const text = [
    say.headline(poll.title),
    ...before,
    say.offered,
    ...poll.slots.map((slot) => `• ${slotInWords(slot, locale)}`),
    say.until(momentInWords(poll.deadline, context.settings.zone, locale)),
  ].join('\n');
  const tag = context.view.group(poll.group)?.tag[locale] ?? poll.group;
  return {
    ...letterOf([{ id, poll }], context, locale),
    subject: subjects[locale](tag, poll.title),
    text,
  };
}

/** A link for each poll, good for some days after its last slot or its deadline, whichever is later. */
export function letterOf(
  known: readonly PollRow[],
  context: PollContext,
  locale: Locale,
): LetterExtras {
  const doors = known.map((one): Door => {
    const { id, poll } = one;
    const last = Math.max(Date.parse(endOf(one)), Date.parse(poll.deadline));
    return {
      to: pollDoor(id),
      title: titles[locale](poll.title, known.length === 1),
      group: poll.group,
      until: new Date(last + AFTER_MS),
    };
  });
  const [first] = known;
  if (!first) return { doors };
  const { createdBy } = first.poll;
  const author = context.view.person(createdBy);
  return { doors, by: createdBy, from: author && nameOf(author, context.plan, locale) };
}
