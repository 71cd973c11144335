/** From what was understood to the act. */
import type { Answer } from '../../../contract/turn.ts';
import type { MeetingAct, MeetingsContext } from '../context.ts';
import { endOf, startOf } from '../model/times.ts';
import type { OwnReading } from '../read/read-own.ts';
import type { MeetingQuestion, MeetingReading } from '../read/reading.ts';
import { feed, minutes, sheet } from './after.ts';
import { missing } from './ask-who.ts';
import { changeMeeting, planMeeting } from './plan.ts';
import { laterByText, nudgeSilent, setQuiet, setReminders } from './reminders.ts';
import { answerTyped } from './typed.ts';

export function carryOut(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  switch (reading.intent) {
    case 'create':
      return planMeeting(act, reading);
    case 'move':
    case 'cancel':
    case 'agenda':
      return changeMeeting(act, reading.intent, reading);
    case 'reminders':
      return setReminders(act, reading);
    case 'mute':
    case 'unmute':
      return setQuiet(act, reading.intent, reading);
    case 'nudge':
      return nudgeSilent(act, reading);
  }
}

export function carryOutOwn(act: MeetingAct, own: OwnReading): Promise<Answer> {
  switch (own.intent) {
    case 'answer':
      return answerTyped(act, own);
    case 'nudge':
      return nudgeSilent(act, { group: own.group });
    case 'missing':
      return missing(act, { group: own.group });
    case 'later':
      return laterByText(act);
    case 'feed':
      return feed(act);
    case 'minutes':
      return minutes(act, own.group, own.written);
    case 'sheet':
      return sheet(act, own.group);
  }
}

/**
 * "Je viens" answers a meeting when there is one to come, and "qui n'a pas répondu ?" without a
 * name asks of it; else it is no business of ours.
 */
export function isForNow(
  { kept }: MeetingsContext,
  { intent, group }: OwnReading,
  now: Date,
): boolean {
  const planned = kept.rows.filter(({ value }) => value.state === 'planned');
  const isToCome = planned.some(({ value }) => startOf(value.when) > now);
  // The plan has the word on minutes until a meeting took place.
  if (intent === 'minutes') return planned.some(({ value }) => startOf(value.when) <= now);
  return (intent !== 'answer' && !(intent === 'missing' && group.text === '')) || isToCome;
}

/**
 * Question that what is kept can answer: the plan speaks of meetings too (that of 1 July 2025), and has
 * the word where nothing is kept.
 */
export function isKnown({ kept }: MeetingsContext, question: MeetingQuestion, now: Date): boolean {
  const { asks, group, date } = question;
  if (asks === 'upcoming') return true;
  const ids = new Set(group.found.map(({ id }) => id));
  const known = kept.rows.some(
    ({ value }) =>
      value.state === 'planned' &&
      (ids.size === 0 || ids.has(value.group)) &&
      (date === undefined || value.when.date === date) &&
      (asks === 'decisions' ? startOf(value.when) <= now : endOf(value.when) > now),
  );
  // The plan tells of meetings of its axes; of those of a sous-groupe only we know, that none is too.
  const ours = asks === 'next' && group.found.length === 1 && group.found[0]?.kind === 'sousGroupe';
  return known || ours;
}
