/** From what was understood to the act. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { MeetingAct, MeetingsContext } from '../context.ts';
import { endOf, startOf } from '../model/times.ts';
import type { MeetingIntent, MeetingQuestion, MeetingReading } from '../read/reading.ts';
import { changeMeeting, planMeeting } from './plan.ts';
import { nudgeSilent, setQuiet, setReminders } from './reminders.ts';

const acts: Record<MeetingIntent, typeof planMeeting> = {
  create: planMeeting,
  ...{ move: changeMeeting, edit: changeMeeting, cancel: changeMeeting, agenda: changeMeeting },
  ...{ reminders: setReminders, mute: setQuiet, unmute: setQuiet, nudge: nudgeSilent },
};

export const carryOut = (act: MeetingAct, reading: MeetingReading): Promise<Answer> =>
  acts[reading.intent](act, reading);

/** What is asked of the next meeting, which only we know, or know that there is none. */
const OF_NEXT: readonly MeetingQuestion['asks'][] = ['next', 'when', 'where', 'link', 'who'];

/**
 * Question that what is kept can answer: the plan speaks of meetings too (that of 1 July 2025), and has
 * the word where nothing is kept.
 */
export function isKnown(
  { kept }: MeetingsContext,
  question: MeetingQuestion,
  { now, view, zone }: Pick<SlotContext, 'now' | 'view' | 'zone'>,
): boolean {
  const { asks, group, date, partial } = question;
  // "La prochaine réunion après le 20 mai" may be one that the plan tells of.
  const isAhead = date === undefined || date >= localDay(now, zone);
  if (asks === 'reminders' || asks === 'reminded' || asks === 'actions') return true;
  if (asks === 'upcoming' && (date === undefined || (isAhead && view.isLiving))) return true;
  const ids = new Set(group.found.map(({ id }) => id));
  const known = kept.rows.some(
    ({ value }) =>
      value.state === 'planned' &&
      (ids.size === 0 || ids.has(value.group)) &&
      (date === undefined || partial !== undefined || value.when.date === date) &&
      (asks === 'decisions' || question.over
        ? startOf(value.when) <= now
        : endOf(value.when) > now),
  );
  // The plan tells of meetings of its axes; of those of a sous-groupe only we know, that none is too. Where people
  // live here, the day of the next one is ours to tell.
  const [only, another] = group.found;
  const isLiving = only ? only.row !== undefined : view.isLiving;
  // "Where does the plan end?" is asked of no meeting.
  const isOfMeeting = asks !== 'where' || question.ofMeeting === true;
  const isNext = OF_NEXT.includes(asks) && isOfMeeting && isAhead && isLiving;
  const isOfSub = asks !== 'decisions' && only?.kind === 'sousGroupe';
  const ours = !another && (isOfSub || isNext);
  // Who comes to a meeting is nothing that a document tells.
  const people =
    (asks === 'who' || asks === 'person' || asks === 'missing') &&
    (only !== undefined || date !== undefined);
  return known || ours || people;
}
