/** Pure: on which days pilotes are asked, and on which they are left alone. */
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../../calendar/calendar.ts';
import type { Campaign } from './schema.ts';

/** Working days after the opening of a round on which each step comes. */
export const steps = { prompt: 0, chase: 5, substitute: 8, line: 10 } as const;
export type PromptStep = keyof typeof steps;

/** The month in which nobody is asked anything. */
const AUGUST = '-08-';

export const plusDays = (date: string, days: number): string => {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

/** Monday is 0. */
export const weekdayOf = (date: string): number =>
  (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Monday to Friday, no public holiday, not in August. */
export function isWorkingDay(date: string, { holiday }: Pick<Calendar, 'holiday'>): boolean {
  return weekdayOf(date) < 5 && !date.includes(AUGUST) && holiday(date) === undefined;
}

/** That day, or the next one on which people work. */
export function workingDayFrom(date: string, calendar: Pick<Calendar, 'holiday'>): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = plusDays(day, 1);
  return day;
}

/** So many working days later. */
export function plusWorkingDays(
  date: string,
  count: number,
  calendar: Pick<Calendar, 'holiday'>,
): string {
  let day = date;
  for (let left = count; left > 0; left--) day = workingDayFrom(plusDays(day, 1), calendar);
  return day;
}

/** The step that a round has come to on a day. */
export function stepOn(
  opensOn: string,
  today: string,
  calendar: Pick<Calendar, 'holiday'>,
): PromptStep {
  const reached = (Object.keys(steps) as PromptStep[]).filter(
    (step) => plusWorkingDays(opensOn, steps[step], calendar) <= today,
  );
  return reached.at(-1) ?? 'prompt';
}

/**
 * The day of the last round that a campaign should have opened by today, if any. A monthly round of
 * August is left out; any other that falls on a day off is moved to the next working day.
 */
export function lastOpening(
  { every, from }: Pick<Campaign, 'every' | 'from'>,
  today: string,
  calendar: Pick<Calendar, 'holiday'>,
): string | undefined {
  const months = every === 'month' ? 1 : 3;
  const days: string[] = [];
  for (let i = 0; i < 1200; i++) {
    const day = plusMonths(from, i * months);
    if (day > today) break;
    if (every !== 'month' || !day.includes(AUGUST)) days.push(workingDayFrom(day, calendar));
    if (every === 'once') break;
  }
  return days.filter((day) => day <= today).at(-1);
}

/** The same day of another month, or its last day. */
export const plusMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** The same day of the last year in which it is over. */
export function lastYearly(date: string, today: string): string {
  let day = date;
  while (day > today) day = plusMonths(day, -12);
  return day;
}
