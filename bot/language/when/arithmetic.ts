/** Days worked out from today. */
import { Temporal } from 'temporal-polyfill';
import type { Weekday } from './expression.ts';

type Day = Temporal.PlainDate;

/** The day, if there is one. */
export function exactDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2999)
    return undefined;
  const made = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return made.day === day ? made : undefined;
}

/** The next such day, today included; a 29 February may be some years away. */
export function nextDayOf(today: Day, month: number, day: number): Day | undefined {
  for (let year = today.year; year <= today.year + 8; year++) {
    const found = exactDay(year, month, day);
    if (found && Temporal.PlainDate.compare(found, today) >= 0) return found;
  }
  return undefined;
}

/** The next 15th, today included; with a weekday, the next 15th of the year that falls on it. */
export function nextNumber(today: Day, day: number, weekday?: Weekday): Day | undefined {
  const months = Array.from({ length: 12 }, (_, i) => today.with({ day: 1 }).add({ months: i }));
  const days = months
    .flatMap(({ year, month }) => exactDay(year, month, day) ?? [])
    .filter((found) => Temporal.PlainDate.compare(found, today) >= 0);
  const near = days.slice(0, 3);
  return near.find((found) => found.dayOfWeek === weekday) ?? days[0];
}

/** The next such weekday, never today. */
export const nextWeekday = (today: Day, weekday: Weekday): Day =>
  today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });

export const mondayOf = (day: Day): Day => day.subtract({ days: day.dayOfWeek - 1 });

/** The first, second… or last (-1) such weekday of a month. */
export function nthWeekday(first: Day, nth: number, weekday: Weekday): Day | undefined {
  const start = first.with({ day: 1 });
  const earliest = start.add({ days: (weekday - start.dayOfWeek + 7) % 7 });
  const last = Math.floor((start.daysInMonth - earliest.day) / 7);
  const weeks = nth > 0 ? nth - 1 : last + 1 + nth;
  return weeks < 0 || weeks > last ? undefined : earliest.add({ weeks });
}

/** The first day of the next such month, the running one included. */
export const nextMonth = (today: Day, month: number): Day =>
  today.with({ day: 1 }).add({ months: (month - today.month + 12) % 12 });

export const lastOf = (first: Day): Day => first.with({ day: first.daysInMonth });
