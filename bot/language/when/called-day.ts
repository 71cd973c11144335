/** A day as it was said: whole, or by its weekday or its number alone. */
import { Temporal } from 'temporal-polyfill';
import type { DayFound } from './expression.ts';

export type CalledDay = Pick<DayFound, 'date' | 'partial' | 'weekday'>;

/** Whether a day is the one that was said, or is called so: "jeudi", "le 21". */
export function isCalled(day: string, { date, partial, weekday }: CalledDay): boolean {
  if (partial === 'weekday') return weekdayOf(day) === (weekday ?? weekdayOf(date));
  return partial === 'number' ? day.slice(8) === date.slice(8) : day === date;
}

const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** The day that is called so near another: of its week for a weekday, of its month for a number; or the first behind it. */
export function dayNear(date: string, partial: DayFound['partial'], around: string): string {
  if (partial === undefined || around === '') return date;
  const said = Temporal.PlainDate.from(date);
  const base = Temporal.PlainDate.from(around);
  const days = said.dayOfWeek - base.dayOfWeek;
  if (partial !== 'number')
    return base.add({ days: partial === 'following' && days <= 0 ? days + 7 : days }).toString();
  return said.day <= base.daysInMonth ? base.with({ day: said.day }).toString() : date;
}
