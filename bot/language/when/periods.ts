/** Stretches of days: "la semaine du 7 septembre", "fin septembre", "du 14 au 18", "le mois prochain". */
import { Temporal } from 'temporal-polyfill';
import { exactDay, lastOf, mondayOf, nextMonth } from './arithmetic.ts';
import { daysAt } from './days.ts';
import type { PeriodFound } from './expression.ts';
import { relativeAt, weekdayNameAt } from './relative-days.ts';
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
  const { lexicon, lexemes, today } = scan;
  const from = past(scan, lexicon.le, at);
  const next = past(scan, lexicon.prochain, from);
  const these = past(scan, lexicon.ce, next);
  const word = lexicon.semaine.at(lexemes, these);
  if (!word) return undefined;
  const after = past(scan, lexicon.prochain, word.end);
  if (after > word.end || next > from)
    return weekOrItsDay(scan, at, after, weekOf(today.add({ weeks: 1 })));
  if (these > next) return weekOrItsDay(scan, at, after, weekOf(today));
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

/** "du 14 au 18 septembre", "entre le 14 et le 18", "from 14 to 18 September". */
export const daysFromTo: Rule = (scan, at) => {
  const led = past(scan, scan.lexicon.de, at);
  const from = pastAll(scan, scan.lexicon.le, led);
  const day = numberAt(scan, from, 1, 31);
  const suffixed = /^(er|st|nd|rd|th)$/.test(foldedAt(scan, from + 1)) ? from + 2 : from + 1;
  const month = monthAt(scan, suffixed) ? suffixed + 1 : suffixed;
  const joined = pastAll(scan, scan.lexicon.jusque, month);
  if (led === at || day === undefined || joined === month) return undefined;
  const last = daysAt(scan, past(scan, scan.lexicon.le, joined));
  const [found] = last?.found ?? [];
  if (last?.found.length !== 1 || found?.kind !== 'day' || found.partial) return undefined;
  const to = Temporal.PlainDate.from(found.date);
  const own = monthAt(scan, suffixed)?.month ?? to.month;
  const start = exactDay(own > to.month ? to.year - 1 : to.year, own, day);
  const ordered = start && Temporal.PlainDate.compare(start, to) < 0;
  return ordered ? period(scan, at, last.end, 'part', [start, to]) : undefined;
};

/** "fin septembre", "début octobre", "mi-novembre", "en octobre", "le mois prochain", "mars 2027". */
export const monthPartAt: Rule = (scan, at) => {
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
  if (!month || !(part || year !== undefined || led > at)) return undefined;
  const first = year === undefined ? nextMonth(today, month.month) : exactDay(year, month.month, 1);
  const end = from + (year === undefined ? 1 : 2);
  return first && period(scan, at, end, part ? 'part' : 'month', partOf(first, part?.key));
};

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
