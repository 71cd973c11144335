/** Days told from today: "demain", "mardi prochain", "dans 15 jours", "le premier lundi d'octobre". */
import type { Temporal } from 'temporal-polyfill';
import { exactDay, mondayOf, nextMonth, nextWeekday, nthWeekday } from './arithmetic.ts';
import { daysAt } from './days.ts';
import type { DayFound, DayPart, Weekday, WhenFound } from './expression.ts';
import {
  countAt,
  foldedAt,
  type Match,
  monthAt,
  numberAt,
  ordinalAt,
  past,
  type Rule,
  type Scan,
  spanOf,
  weekdayAt,
} from './scan.ts';
import { writtenAt } from './written-day.ts';

type Day = Temporal.PlainDate;

interface Told {
  weekday?: Weekday | undefined;
  partial?: DayFound['partial'];
  sure?: boolean;
}

function day(scan: Scan, at: number, end: number, date: Day, told: Told = {}): Match {
  const found: DayFound = {
    kind: 'day',
    date: date.toString(),
    sure: true,
    ...told,
    ...spanOf(scan, at, end),
  };
  return { found: [found], end };
}

/** "demain", "après-demain", "tomorrow". */
export const relativeAt: Rule = (scan, at) => {
  const found = scan.lexicon.relative.at(scan.lexemes, at);
  if (!found || scan.lexicon.jourDit.at(scan.lexemes, at)) return undefined;
  const later = scan.lexicon.weeksOn.at(scan.lexemes, found.end);
  const date = scan.today.add({ days: found.value, weeks: later?.value ?? 0 });
  return day(scan, at, later?.end ?? found.end, date);
};

/** "ce matin": today, and a part of it. */
export const thisPartAt: Rule = (scan, at) => {
  const found = scan.lexicon.thisPart.at(scan.lexemes, at);
  if (!found) return undefined;
  const match = day(scan, at, found.end, scan.today);
  const part: DayPart = found.value;
  return {
    ...match,
    found: [...match.found, { kind: 'part', part, ...spanOf(scan, at, found.end) }],
  };
};

/** "dans 15 jours", "in two weeks", "d'ici un mois". */
export const aheadAt: Rule = (scan, at) => {
  const led = past(scan, scan.lexicon.dans, at);
  const weeks = led > at ? scan.lexicon.weeksInDays.at(scan.lexemes, led) : undefined;
  if (weeks) return day(scan, at, weeks.end, scan.today.add({ weeks: weeks.value }));
  const count = countAt(scan, led) ?? one(scan, led);
  if (!count) return undefined;
  const after = { end: count.end + 1, unit: scan.lexicon.units.get(foldedAt(scan, count.end)) };
  const end = past(scan, scan.lexicon.apres, after.end);
  if (led === at && end === after.end) return undefined;
  switch (after.unit) {
    case 'jour':
      return day(scan, at, end, scan.today.add({ days: count.value }));
    case 'semaine':
      return day(scan, at, end, scan.today.add({ weeks: count.value }));
    case 'mois':
      return day(scan, at, end, scan.today.add({ months: count.value }));
    case 'an':
      return day(scan, at, end, scan.today.add({ years: count.value }));
    default:
      return undefined;
  }
};

const one = (scan: Scan, at: number) =>
  /^(an?|une?)$/.test(foldedAt(scan, at)) ? { value: 1, end: at + 1 } : undefined;

/** "le premier lundi d'octobre", "the last Friday of the month". */
export const nthWeekdayAt: Rule = (scan, at) => {
  const { lexicon, lexemes, today } = scan;
  const from = past(scan, lexicon.le, at);
  const nth = ordinalAt(scan, from);
  const weekday = nth && weekdayAt(scan, nth.end);
  if (!nth || !weekday) return undefined;
  const linked = past(scan, lexicon.deMois, past(scan, lexicon.deMois, nth.end + 1));
  const month = monthAt(scan, linked);
  if (month) {
    const year = numberAt(scan, linked + 1, 1900, 2999);
    const first = year ? exactDay(year, month.month, 1) : nextMonth(today, month.month);
    const found = first && nthWeekday(first, nth.value, weekday);
    const passed = found && !year && found.toString() < today.toString();
    const date = passed ? nthWeekday(first.add({ years: 1 }), nth.value, weekday) : found;
    return (
      date && day(scan, at, linked + (year ? 2 : 1), date, { weekday, sure: year !== undefined })
    );
  }
  const nextFirst = past(scan, lexicon.prochain, linked);
  const word = lexicon.moisCourant.at(lexemes, nextFirst);
  if (!word) return undefined;
  const end = past(scan, lexicon.prochain, word.end);
  const next = end > word.end || nextFirst > linked;
  const running = nthWeekday(today, nth.value, weekday);
  const over = running !== undefined && running.toString() < today.toString();
  const date =
    next || over
      ? nthWeekday(today.with({ day: 1 }).add({ months: 1 }), nth.value, weekday)
      : running;
  return date && day(scan, at, end, date, { weekday });
};

/** "le 5 du mois prochain". */
export const ofNextMonthAt: Rule = (scan, at) => {
  const from = past(scan, scan.lexicon.le, at);
  const number = numberAt(scan, from, 1, 31);
  const word = scan.lexicon.moisCourant.at(scan.lexemes, past(scan, scan.lexicon.le, from + 1));
  const end = word && past(scan, scan.lexicon.prochain, word.end);
  if (number === undefined || !word || !end || end === word.end) return undefined;
  const { year, month } = scan.today.with({ day: 1 }).add({ months: 1 });
  const date = exactDay(year, month, number);
  return date
    ? day(scan, at, end, date)
    : { found: [{ kind: 'noDay', ...spanOf(scan, at, end) }], end };
};

/** "mardi", "mardi prochain", "next Tuesday", "lundi en huit", "mardi de la semaine prochaine". */
export const weekdayNameAt: Rule = (scan, at) => {
  const { lexicon, today } = scan;
  const ahead = past(scan, lexicon.weeksOn, at);
  const article = past(scan, lexicon.le, at);
  // "Next Tuesday"; "qui vient jeudi ?" asks who.
  const before = lexicon.prochain.at(scan.lexemes, article);
  const led = past(scan, lexicon.ce, before?.end === article + 1 ? before.end : article);
  const name = ahead > at ? ahead : led;
  const weekday = weekdayAt(scan, name);
  if (!weekday) return undefined;
  const next = nextWeekday(today, weekday);
  const end = name + 1;
  if (ahead > at) return day(scan, at, end, next.add({ weeks: 1 }), { weekday });
  const week = nextWeekAfter(scan, end);
  if (week) {
    const of = mondayOf(today).add({ days: weekday - 1 + 7 * week.weeks });
    const { found } = day(scan, at, week.end, of, { weekday });
    return { found: [...found, ...week.part], end: week.end };
  }
  const later = lexicon.weeksOn.at(scan.lexemes, end);
  if (later) return day(scan, at, later.end, next.add({ weeks: later.value }), { weekday });
  // "Mardi d'après les slides" is no later Tuesday.
  const behind = past(scan, lexicon.suivant, end);
  if (behind > end && past(scan, lexicon.le, behind) === behind)
    return day(scan, at, behind, next, { weekday, sure: false, partial: 'following' });
  const named = past(scan, lexicon.prochain, end);
  const last = past(scan, lexicon.dernier, end);
  // "Jeudi prochain 22 octobre", "ce mardi 13 octobre": the date says which.
  const written = led > article || named > end ? writtenAt(scan, named, true) : undefined;
  const dated = written?.month === undefined ? undefined : daysAt(scan, named);
  const [first] = dated?.found ?? [];
  if (dated && first?.kind === 'day')
    return { found: [{ ...first, weekday, ...spanOf(scan, at, dated.end) }], end: dated.end };
  if (last > end && !lexicon.prochain.at(scan.lexemes, end)) {
    // "Mardi dernier" is never today.
    const weeks = today.dayOfWeek === weekday ? 2 : 1;
    return day(scan, at, last, next.subtract({ weeks }), { weekday });
  }
  if (named > end || led > article) return day(scan, at, named, next, { weekday });
  return day(scan, at, end, next, { weekday, sure: false, partial: 'weekday' });
};

/** "de la semaine prochaine", "next week", "après-midi de cette semaine" behind a weekday. */
function nextWeekAfter(
  scan: Scan,
  at: number,
): { weeks: number; part: WhenFound[]; end: number } | undefined {
  const { lexicon, lexemes } = scan;
  const said = lexicon.parts.at(lexemes, at);
  const part: WhenFound[] = said
    ? [{ kind: 'part', part: said.value, ...spanOf(scan, at, said.end) }]
    : [];
  const comma = said?.end ?? (foldedAt(scan, at) === ',' ? at + 1 : at);
  const from = past(scan, lexicon.le, past(scan, lexicon.de, comma));
  const { weeks, end = from } = weekSaid(scan, from) ?? {};
  return weeks === undefined ? undefined : { weeks, part, end };
}

/** "Semaine prochaine", "this week": by how many weeks it is ahead; undefined of one that is placed otherwise. */
export function weekSaid(
  scan: Scan,
  at: number,
): { weeks: number | undefined; end: number } | undefined {
  const { lexicon, lexemes } = scan;
  const next = past(scan, lexicon.prochain, at);
  const these = past(scan, lexicon.ce, next);
  const word = lexicon.semaine.at(lexemes, these);
  if (!word) return undefined;
  const end = past(scan, lexicon.prochain, word.end);
  const isNext = end > word.end || next > at;
  return { weeks: isNext ? 1 : these > next ? 0 : undefined, end };
}
