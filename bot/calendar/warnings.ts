/** What is odd about a day and its times, with what it takes to say it in words. */
import { Temporal } from 'temporal-polyfill';
import type { Weekday, WhenFound } from '../language/when/expression.ts';
import type { Calendar, LocalizedName, SchoolBreak } from './calendar.ts';
import { instantOf, localTimeOf } from './local-time.ts';

export type Warning =
  /** The weekday that was said, and the one that the day really is. */
  | { kind: 'weekdayMismatch'; date: string; said: Weekday; is: Weekday }
  | { kind: 'past'; date: string }
  | { kind: 'endBeforeStart'; start: string; end: string }
  | { kind: 'holiday'; date: string; name: LocalizedName }
  | { kind: 'sunday'; date: string }
  | ({ kind: 'schoolHoliday'; date: string } & SchoolBreak)
  /** The school holidays of that year are not in the file. */
  | { kind: 'schoolHolidayUnknown'; date: string }
  /** The clocks go over that time. */
  | { kind: 'skippedHour'; date: string; time: string }
  /** Of another year and more than six months ahead: a day that is over, said without its year, ends there. */
  | { kind: 'nextYear'; date: string }
  /** More than two years ahead. */
  | { kind: 'farAhead'; date: string }
  /** Said, and does not exist: as typed. */
  | { kind: 'noSuchDay'; text: string }
  | { kind: 'noSuchTime'; text: string };

/** Days and hours that were said and do not exist. */
export const missingIn = (text: string, when: readonly WhenFound[]): Warning[] =>
  when.flatMap(({ kind, start, end }): Warning[] => {
    const said = text.slice(start, end);
    if (kind === 'noDay') return [{ kind: 'noSuchDay', text: said }];
    return kind === 'noTime' ? [{ kind: 'noSuchTime', text: said }] : [];
  });

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

/** Meetings are planned within two years: further ahead, the year is likely a slip. */
const AHEAD_YEARS = 2;
/** Further ahead than a group plans without saying the year. */
const AHEAD_MONTHS = 6;

/** In the order in which they matter. Clashes with other meetings are `bot/features/meetings/model/clashes.ts`. */
export function warningsOf(proposed: Proposed, { calendar, now, zone }: CalendarOfDay): Warning[] {
  const { date, start, end } = proposed;
  const day = Temporal.PlainDate.from(date);
  const is = day.dayOfWeek as Weekday;
  const holiday = calendar.holiday(date);
  const school = calendar.school(date);
  const today = localTimeOf(now, zone);
  const past =
    date < today.date || (date === today.date && start !== undefined && start < today.time);
  const ahead = Temporal.PlainDate.from(today.date).add({ years: AHEAD_YEARS }).toString();
  const soon = Temporal.PlainDate.from(today.date).add({ months: AHEAD_MONTHS }).toString();
  const isNextYear = date > soon && date.slice(0, 4) > today.date.slice(0, 4);
  const warnings: (Warning | false | undefined)[] = [
    proposed.weekday !== undefined &&
      proposed.weekday !== is && { kind: 'weekdayMismatch', date, said: proposed.weekday, is },
    past && { kind: 'past', date },
    start !== undefined &&
      end !== undefined &&
      end <= start && { kind: 'endBeforeStart', start, end },
    holiday && { kind: 'holiday', date, name: holiday },
    is === 7 && { kind: 'sunday', date },
    typeof school === 'object' && { kind: 'schoolHoliday', date, ...school },
    // Of a day that is over, nobody asks what the schools did.
    school === 'unknown' && !past && { kind: 'schoolHolidayUnknown', date },
    date > ahead ? { kind: 'farAhead', date } : isNextYear && { kind: 'nextYear', date },
    ...[start, end].map((time) => skipped(date, time, zone)),
  ];
  return warnings.filter((w): w is Warning => typeof w === 'object');
}

function skipped(date: string, time: string | undefined, zone: string): Warning | undefined {
  if (time === undefined || !('skipped' in instantOf({ date, time }, zone))) return undefined;
  return { kind: 'skippedHour', date, time };
}
