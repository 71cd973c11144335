import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Locale } from '../../../language/locale.ts';
import type { MeetingRow } from '../model/rows.ts';
import { startOf } from '../model/times.ts';
import { cardStrings } from './card-strings.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** "Rappel : réunion demain", as it is when it is sent, however late that is. */
export function reminderHeading(
  meetings: readonly MeetingRow[],
  now: Date,
  locale: Locale,
): string {
  const say = cardStrings[locale].reminder;
  const [first, second] = meetings;
  if (!first) return say.now;
  if (second) return say.several(meetings.length);
  const { when } = first.meeting;
  const today = localTimeOf(now, when.zone).date;
  // Whole days between two dates: noon to noon, so that a change of clocks makes no difference.
  const days = Math.round((Date.parse(when.date) - Date.parse(today)) / dayMs);
  if (days > 1) return say.days(days);
  const minutes = Math.round((startOf(when).getTime() - now.getTime()) / minuteMs);
  if (minutes < 1) return say.now;
  if (minutes < 60) return say.minutes(minutes);
  if (days === 1) return say.tomorrow;
  const hours = Math.round(minutes / 60);
  return hours <= 6 ? say.hours(hours) : say.today;
}
