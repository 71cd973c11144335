/** Stretches of days: "la semaine du 7 septembre", "fin septembre", "du 14 au 18", "le mois prochain". */
import { Temporal } from 'temporal-polyfill';
import { exactDay, lastOf, mondayOf, nextMonth } from './arithmetic.ts';
import { daysAt } from './days.ts';
import type { PeriodFound } from './expression.ts';
import { relativeAt, weekdayNameAt, weekSaid } from './relative-days.ts';
import {
  foldedAt,
  type Match,
  monthAt,
  numberAt,
  past,
  pastAll,
  type Rule,
  type Scan,
  spanOf,
  weekdayAt,
} from './scan.ts';
import { type Core, coreAt } from './written-day.ts';

type Day = Temporal.PlainDate;
type Unit = PeriodFound['unit'];

const period = (
  scan: Scan,
  at: number,
  end: number,
  unit: Unit,
  [from, to]: [Day, Day],
): Match => ({
  found: [
    { kind: 'period', unit, from: from.toString(), to: to.toString(), ...spanOf(scan, at, end) },
  ],
  end,
});

const weekOf = (day: Day): [Day, Day] => {
  const monday = mondayOf(day);
  return [monday, monday.add({ days: 6 })];
};

/** "la semaine du 7 septembre", "week of 7 September", "la semaine prochaine", "cette semaine", "semaine 37". */
export const weekAt: Rule = (scan, at) => {
  const { lexicon, today } = scan;
  const said = weekSaid(scan, past(scan, lexicon.le, at));
  if (!said) return undefined;
  const { weeks, end: after } = said;
  if (weeks !== undefined) return weekOrItsDay(scan, at, after, weekOf(today.add({ weeks })));
  const number = numberAt(scan, after, 1, 53);
  const ofDay = firstDay(scan, after) ?? firstDay(scan, pastAll(scan, lexicon.le, after + 1));
  if (ofDay) return period(scan, at, ofDay.end, 'week', weekOf(ofDay.date));
  return number === undefined
    ? undefined
    : weekOrItsDay(scan, at, after + 1, isoWeek(today, number));
};

/** "la semaine prochaine, mardi" is a day of that week. */
function weekOrItsDay(scan: Scan, at: number, end: number, week: [Day, Day]): Match {
  const comma = foldedAt(scan, end) === ',' ? end + 1 : end;
  const name = past(scan, scan.lexicon.le, comma);
  const weekday = weekdayAt(scan, name);
  // "mardi 14" says its own day.
  const own = daysAt(scan, name) !== undefined;
  if (!weekday || own) return period(scan, at, end, 'week', week);
  const date = week[0].add({ days: weekday - 1 }).toString();
  const span = spanOf(scan, at, name + 1);
  return { found: [{ kind: 'day', date, weekday, sure: true, ...span }], end: name + 1 };
}

/** The first day that is named here, after "du" or "commencing". */
function firstDay(scan: Scan, at: number): { date: Day; end: number } | undefined {
  const match = daysAt(scan, at) ?? weekdayNameAt(scan, at) ?? relativeAt(scan, at);
  const [found, next] = match?.found ?? [];
  if (!match || found?.kind !== 'day') return undefined;
  // "La semaine du 7, mardi 8 ou jeudi 10": the days behind it are their own.
  const end = next ? scan.lexemes.findIndex(({ start }) => start >= found.end) : match.end;
  return { date: Temporal.PlainDate.from(found.date), end };
}

/** Week 1 holds the 4th of January (ISO 8601). */
function isoWeek(today: Day, number: number): [Day, Day] {
  const inYear = (year: number) =>
    mondayOf(Temporal.PlainDate.from({ year, month: 1, day: 4 })).add({ weeks: number - 1 });
  const running = inYear(today.year);
  const over = Temporal.PlainDate.compare(running.add({ days: 6 }), today) < 0;
  return weekOf(over ? inYear(today.year + 1) : running);
}

/** "du 14 au 18 septembre", "entre le 7/12 et le 17/01", "de mi-décembre à fin janvier". */
export const daysFromTo: Rule = (scan, at) => {
  const led = past(scan, scan.lexicon.de, at);
  if (led === at) return undefined;
  const from = pastAll(scan, scan.lexicon.le, led);
  const first = coreAt(scan, weekdayAt(scan, from, true) ? from + 1 : from);
  const part = first ? undefined : monthIn(scan, led);
  const begins = first ?? part;
  const joined = begins ? pastAll(scan, scan.lexicon.jusque, begins.end) : 0;
  if (!begins || joined === begins.end) return undefined;
  const last = daysAt(scan, past(scan, scan.lexicon.le, joined)) ?? monthIn(scan, joined);
  const [found] = last?.found ?? [];
  if (last?.found.length !== 1) return undefined;
  const ends = found?.kind === 'day' && !found.partial ? found.date : undefined;
  const said = found?.kind === 'period' ? found.to : ends;
  const to = said === undefined ? undefined : Temporal.PlainDate.from(said);
  const start = to && (first ? startOf(first, to) : part && fromOf(part));
  const ordered = start && Temporal.PlainDate.compare(start, to) < 0;
  return ordered ? period(scan, at, last.end, 'part', [start, to]) : undefined;
};

/** The first day of a stretch, of the month and the year of its last one unless they are said. */
function startOf({ day, month, year }: Core, to: Day): Day | undefined {
  const own = month ?? to.month;
  return exactDay(year ?? (own > to.month ? to.year - 1 : to.year), own, day);
}

const fromOf = ({ found: [one] }: Match): Day | undefined =>
  one?.kind === 'period' ? Temporal.PlainDate.from(one.from) : undefined;

/** "fin septembre", "début octobre", "mi-novembre", "en octobre", "le mois prochain", "mars 2027". */
export const monthPartAt: Rule = (scan, at) => monthIn(scan, at, false);

/** @param isAlone whether the name of a month says it by itself */
function monthIn(scan: Scan, at: number, isAlone = true): Match | undefined {
  const { lexicon, today } = scan;
  const article = past(scan, lexicon.le, at);
  const parts = (['debut', 'milieu', 'fin'] as const).map((key) => ({
    key,
    end: past(scan, lexicon[key], article),
  }));
  const part = parts.find(({ end }) => end > article);
  const led = past(scan, lexicon.courant, at);
  const next = nextMonthAt(scan, part?.end ?? article);
  const from = part ? past(scan, lexicon.deMois, part.end) : led;
  const month = monthAt(scan, from, false);
  const year = month ? numberAt(scan, from + 1, 1900, 2999) : undefined;
  if (next) {
    const [first, last] = partOf(today.with({ day: 1 }).add({ months: 1 }), part?.key);
    return period(scan, at, next, part ? 'part' : 'month', [first, last]);
  }
  if (!month || !(isAlone || part || year !== undefined || led > at)) return undefined;
  const first = year === undefined ? nextMonth(today, month.month) : exactDay(year, month.month, 1);
  const end = from + (year === undefined ? 1 : 2);
  return first && period(scan, at, end, part ? 'part' : 'month', partOf(first, part?.key));
}

/** "mois prochain", "next month". */
function nextMonthAt(scan: Scan, at: number): number | undefined {
  const { lexicon, lexemes } = scan;
  const from = past(scan, lexicon.le, at);
  const before = past(scan, lexicon.prochain, from);
  const word = lexicon.moisCourant.at(lexemes, before);
  if (!word) return undefined;
  const after = past(scan, lexicon.prochain, word.end);
  return after > word.end || before > from ? after : undefined;
}

function partOf(first: Day, part: 'debut' | 'milieu' | 'fin' | undefined): [Day, Day] {
  switch (part) {
    case 'debut':
      return [first, first.with({ day: 10 })];
    case 'milieu':
      return [first.with({ day: 11 }), first.with({ day: 20 })];
    case 'fin':
      return [first.with({ day: 21 }), lastOf(first)];
    default:
      return [first, lastOf(first)];
  }
}
