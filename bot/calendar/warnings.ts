/** What is odd about a day and its times, with what it takes to say it in words. */
import type { Weekday } from '../language/when/expression.ts';
import type { Calendar, Named, SchoolBreak } from './calendar.ts';

export type Warning =
  /** The weekday that was said, and the one that the day really is. */
  | { kind: 'weekdayMismatch'; date: string; said: Weekday; is: Weekday }
  | { kind: 'past'; date: string }
  | { kind: 'endBeforeStart'; start: string; end: string }
  | { kind: 'holiday'; date: string; name: Named }
  | { kind: 'sunday'; date: string }
  | ({ kind: 'schoolHoliday'; date: string } & SchoolBreak)
  /** The school holidays of that year are not in the file. */
  | { kind: 'schoolHolidayUnknown'; date: string }
  /** The clocks go over that time. */
  | { kind: 'skippedHour'; date: string; time: string }
  /** More than two years ahead. */
  | { kind: 'farAhead'; date: string }
  /** Said, and does not exist: as typed. */
  | { kind: 'noSuchDay'; text: string }
  | { kind: 'noSuchTime'; text: string };

export interface Proposed {
  date: string;
  start?: string | undefined;
  end?: string | undefined;
  /** As said beside the date. */
  weekday?: Weekday | undefined;
}

export interface CalendarOfDay {
  calendar: Calendar;
  now: Date;
  zone: string;
}

/** In the order in which they matter. Clashes with other meetings are `bot/meetings/clashes.ts`. */
export function warningsOf(_proposed: Proposed, _day: CalendarOfDay): Warning[] {
  return [];
}
