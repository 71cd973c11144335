/** Which days a restitution is asked for. Days are local. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../../language/dates.ts';
import type { Period } from '../model/case.ts';

/** What was said of time. */
export interface SaidTime {
  days: readonly Day[];
  /** Months by number, in order, and a half or a quarter. */
  months: readonly number[];
  part?: { from: number; to: number } | undefined;
  years: readonly number[];
  /** "Ce mois-ci", "l’année dernière": said of today; `annual`: the year of a restitution of which none is said. */
  span?: Period | 'annual' | undefined;
}

/** Until this month, a restitution without a year is that of the year that ended. */
const LAST_MONTH_FOR_PAST_YEAR = 3;

/** `undefined`: a day that does not exist, or an end before its start. */
export function periodOf(said: SaidTime, today: string): Period | undefined {
  const now = Temporal.PlainDate.from(today);
  const past = now.month <= LAST_MONTH_FOR_PAST_YEAR ? now.year - 1 : now.year;
  const year = said.years.at(-1) ?? said.days.findLast((d) => d.year)?.year;
  const period =
    (said.span === 'annual' ? wholeYears([past]) : said.span) ??
    fromDays(said.days, year ?? now.year, today) ??
    fromMonths(said, year ?? begunBy(said.part?.from, past, now)) ??
    wholeYears(said.years.length > 0 ? said.years : [past]);
  return period && period.from <= period.to ? period : undefined;
}

function fromDays(days: readonly Day[], year: number, today: string): Period | undefined {
  const [first, second] = days;
  if (!first) return undefined;
  const to = second ? dayOf(second, year) : today;
  // "du 1er décembre au 31 janvier 2027" starts in the year before.
  const start = dayOf(first, year);
  const from = start && to && start > to && !first.year ? dayOf(first, year - 1) : start;
  return from && to ? { from, to } : { from: '9', to: '0' };
}

function dayOf({ day, month, year }: Day, otherwise: number): string | undefined {
  try {
    const date = { year: year ?? otherwise, month, day };
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** "L’automne", in spring: that of the year before, where no year is said. */
const begunBy = (month: number | undefined, year: number, now: Temporal.PlainDate): number =>
  month !== undefined && month < 12 && year === now.year && month > now.month ? year - 1 : year;

function fromMonths({ months, part }: SaidTime, year: number): Period | undefined {
  const from = part?.from ?? months[0];
  const to = part?.to ?? months.at(-1);
  if (from === undefined || to === undefined) return undefined;
  const first = Temporal.PlainDate.from({ year: from > to ? year - 1 : year, month: from, day: 1 });
  const last = Temporal.PlainDate.from({ year, month: to, day: 1 });
  return { from: first.toString(), to: last.with({ day: last.daysInMonth }).toString() };
}

const wholeYears = (years: readonly number[]): Period => ({
  from: `${Math.min(...years)}-01-01`,
  to: `${Math.max(...years)}-12-31`,
});
