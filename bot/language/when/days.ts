/** Days by their date: figures, words, lists of them, and a number or a weekday alone. */
import type { Temporal } from 'temporal-polyfill';
import { exactDay, nextDayOf, nextNumber } from './arithmetic.ts';
import type { DayFound, NoDay, Weekday } from './expression.ts';
import {
  countAt,
  foldedAt,
  type Match,
  monthAt,
  numberAt,
  past,
  type Scan,
  spanOf,
  weekdayAt,
} from './scan.ts';
import { clockAt } from './times.ts';

/** One day as it is written: what is missing may come from the end of a list. */
interface Written {
  from: number;
  end: number;
  day: number;
  month?: number | undefined;
  year?: number | undefined;
  weekday?: Weekday | undefined;
  /** Said with its article or its weekday: a bare number is a day. */
  led: boolean;
}

/** "les 8, 10 et 15 septembre", "mardi 8/9", "March 5th", "le 15". */
export function daysAt(scan: Scan, at: number): Match | undefined {
  const first = writtenAt(scan, at, mayStartList(scan, at));
  if (!first) return undefined;
  const list = [first];
  for (;;) {
    const last = list.at(-1) as Written;
    const next = nextOf(scan, last);
    if (!next) break;
    list.push(next);
  }
  const kept = dated(scan, list);
  // "bureau 12, 15 septembre": two bare numbers and a comma are no list.
  if (isChance(scan, list)) return undefined;
  const end = kept.at(-1)?.end;
  return end === undefined ? undefined : { found: kept.map((w) => foundOf(scan, w)), end };
}

/** "14 ou 15 septembre" starts with a bare number; "GT 5" and "salle 204" do not start a list. */
function mayStartList(scan: Scan, at: number): boolean {
  const { lexemes, lexicon } = scan;
  if (lexemes[at]?.number === undefined || lexicon.numerote.before(lexemes, at)) return false;
  const next = foldedAt(scan, at + 1);
  return past(scan, lexicon.et, at + 1) > at + 1 || /^[,/-]$/.test(next);
}

/** Whether a bare number behind a word was joined to a single date by a comma only. */
const isChance = (scan: Scan, [first, second, third]: readonly Written[]): boolean => {
  if (!first || first.led || first.month !== undefined || third) return false;
  const wordBefore = /^\p{L}/u.test(foldedAt(scan, first.from - 1));
  return wordBefore && second !== undefined && foldedAt(scan, first.end) === ',';
};

/** The next of a list: joined by a comma or "et", a day of the same month or of its own. */
function nextOf(scan: Scan, last: Written): Written | undefined {
  const { lexicon } = scan;
  const comma = /^[,&/+]$/.test(foldedAt(scan, last.end)) ? last.end + 1 : last.end;
  const joined = past(scan, lexicon.et, comma);
  if (joined === last.end) {
    const hyphen = foldedAt(scan, last.end) === '-' && last.month === undefined;
    const listed = hyphen ? writtenAt(scan, last.end + 1, true) : undefined;
    return listed?.month === undefined ? undefined : listed;
  }
  const next = writtenAt(scan, joined, true);
  // A whole date of its own is a day of its own, not of this list: it is met again.
  return next && (last.month === undefined || next.month === undefined) ? next : undefined;
}

/** Gives each of a list its month; a number that is no day ends the list. */
function dated(scan: Scan, list: Written[]): Written[] {
  const withMonth = list.findLastIndex(({ month }) => month !== undefined);
  const owner = list[withMonth];
  if (!owner) {
    const bare = list.findIndex(({ led }) => !led);
    // "le 8, 10 et 15": the first says that they are days, if no noun follows the last.
    return list[0]?.led
      ? list.slice(0, bare < 0 || listIsWhole(scan, list) ? list.length : bare)
      : [];
  }
  const first = list.find(({ month }) => month !== undefined) as Written;
  return list
    .filter((w, i) => i <= withMonth || first.from <= w.from)
    .map((w) => ({
      ...w,
      month: w.month ?? (w.from < first.from ? first.month : owner.month),
      year: w.year ?? (w.from < first.from ? first.year : owner.year),
    }));
}

const listIsWhole = (scan: Scan, list: readonly Written[]): boolean => {
  const end = list.at(-1)?.end ?? 0;
  return !/^\p{L}/u.test(foldedAt(scan, end)) || scan.lexicon.weekdays.has(foldedAt(scan, end));
};

/** A day here; in a list a number needs neither article nor month. */
function writtenAt(scan: Scan, at: number, listed: boolean): Written | undefined {
  const { lexicon } = scan;
  const articled = past(scan, lexicon.le, at);
  const named = weekdayAt(scan, articled, true);
  const dotted = named && foldedAt(scan, articled + 1) === '.' ? articled + 2 : articled + 1;
  const comma = named && foldedAt(scan, dotted) === ',' ? dotted + 1 : dotted;
  const from = named ? past(scan, lexicon.le, comma) : articled;
  const core = coreAt(scan, from);
  if (!core) return undefined;
  // "mon 2" and "me 3" are no weekdays: a short name needs a whole date.
  const whole = named && (weekdayAt(scan, articled) || core.month !== undefined);
  const weekday = whole ? named : undefined;
  const led = articled > at || weekday !== undefined;
  if (core.month === undefined && !(led || listed)) return undefined;
  if (core.month === undefined && !isBareDay(scan, from, core.end)) return undefined;
  // The short name in front stays out when it was no weekday.
  if (named && !whole && articled === at) return undefined;
  return { ...core, from: led ? at : from, weekday, led };
}

type Core = Pick<Written, 'end' | 'day' | 'month' | 'year'>;

function coreAt(scan: Scan, at: number): Core | undefined {
  return (
    isoAt(scan, at) ?? figuresAt(scan, at) ?? numberThenMonth(scan, at) ?? monthThenNumber(scan, at)
  );
}

function isoAt(scan: Scan, at: number): Core | undefined {
  const year = numberAt(scan, at, 1900, 2999);
  const month = numberAt(scan, at + 2, 1, 12);
  const day = numberAt(scan, at + 4, 1, 31);
  const dashes = foldedAt(scan, at + 1) === '-' && foldedAt(scan, at + 3) === '-';
  return year && month && day && dashes ? { end: at + 5, day, month, year } : undefined;
}

/** "8/9", "08/09/26", "15.09.2026": day first; dots and dashes only with a year. */
function figuresAt(scan: Scan, at: number): Core | undefined {
  const day = numberAt(scan, at, 1, 31);
  const sign = foldedAt(scan, at + 1);
  const month = numberAt(scan, at + 2, 1, 31);
  const glued = scan.lexemes[at + 1]?.glued && scan.lexemes[at + 2]?.glued;
  if (day === undefined || month === undefined || !glued || !/^[/.-]$/.test(sign)) return undefined;
  const year = foldedAt(scan, at + 3) === sign ? yearAt(scan, at + 4, true) : undefined;
  if (year !== undefined) return { end: at + 5, day, month, year };
  // "14/15 septembre" is two days, "1/2 journée" none, "18/20" a mark.
  if (sign !== '/' || month > 12 || monthAt(scan, at + 3, false) || isUnit(scan, at + 3))
    return undefined;
  return { end: at + 3, day, month };
}

const isUnit = (scan: Scan, at: number): boolean =>
  /^(h|heures?|journees?|hours?|d|day)$/.test(foldedAt(scan, at)) && foldedAt(scan, at) !== 'd';

function yearAt(scan: Scan, at: number, short = false): number | undefined {
  const year = numberAt(scan, at, 1900, 2999);
  if (year !== undefined) return year;
  const two = short ? numberAt(scan, at, 20, 99) : undefined;
  return two === undefined ? undefined : 2000 + two;
}

/** "15 septembre 2026", "1er mars", "5th of March", "quinze septembre". */
function numberThenMonth(scan: Scan, at: number): Core | undefined {
  const { lexicon } = scan;
  const count = countAt(scan, at) ?? ordinal(scan, at);
  if (!count || count.value < 1 || count.value > 31) return undefined;
  const suffixed = pastSuffix(scan, count.end);
  const linked = past(scan, lexicon.deMois, suffixed);
  const month = monthAt(scan, linked);
  if (month) {
    const dot = foldedAt(scan, linked + 1) === '.' ? linked + 2 : linked + 1;
    const comma = foldedAt(scan, dot) === ',' ? dot + 1 : dot;
    const year = yearAt(scan, comma);
    const end =
      year === undefined
        ? dot > linked + 1 && scan.lexemes[linked + 1]?.glued
          ? dot
          : linked + 1
        : comma + 1;
    return { end, day: count.value, month: month.month, year };
  }
  const figures = numberAt(scan, at, 1, 31) !== undefined;
  return figures ? { end: suffixed, day: count.value } : undefined;
}

const ordinal = (scan: Scan, at: number) => {
  const found = scan.lexicon.ordinals.at(scan.lexemes, at);
  return found && found.value > 0 ? found : undefined;
};

/** "1er", "5th". */
const pastSuffix = (scan: Scan, at: number): number =>
  scan.lexemes[at]?.glued && /^(er|st|nd|rd|th)$/.test(foldedAt(scan, at)) ? at + 1 : at;

/** "September 15", "Sept. 5th, 2026": the English order. */
function monthThenNumber(scan: Scan, at: number): Core | undefined {
  const month = monthAt(scan, at, false);
  if (!month?.en) return undefined;
  const dot = foldedAt(scan, at + 1) === '.' ? at + 2 : at + 1;
  const from = foldedAt(scan, dot) === 'the' ? dot + 1 : dot;
  const day = numberAt(scan, from, 1, 31);
  const clock = clockAt(scan, from);
  if (day === undefined || clock?.unit !== undefined) return undefined;
  const end = pastSuffix(scan, from + 1);
  const comma = foldedAt(scan, end) === ',' ? end + 1 : end;
  const year = yearAt(scan, comma);
  return year === undefined
    ? { end, day, month: month.month }
    : { end: comma + 1, day, month: month.month, year };
}

/** Whether a number without a month may be a day: "le 15", not "le 15h", "au 15 rue…", "le 2e". */
function isBareDay(scan: Scan, at: number, end: number): boolean {
  const { lexicon, lexemes } = scan;
  if (clockAt(scan, at)?.unit !== undefined) return false;
  const next = foldedAt(scan, end);
  if (lexicon.pasUnJour.at(lexemes, end) || lexicon.units.has(next)) return false;
  if (/^(e|eme|ere|re)$/.test(next) && lexemes[end]?.glued) return false;
  // "14/15 septembre" and "14-15 septembre" are two days.
  if (/^[/-]$/.test(next) && monthAt(scan, end + 2)) return true;
  const decimal = /^[.,/:-]$/.test(next) && lexemes[end]?.glued && lexemes[end + 1]?.glued;
  return !(decimal && lexemes[end + 1]?.number !== undefined);
}

function foundOf(scan: Scan, written: Written): DayFound | NoDay {
  const span = spanOf(scan, written.from, written.end);
  const date = dateOf(scan.today, written);
  if (!date) return { kind: 'noDay', ...span };
  const { weekday, month, year } = written;
  return {
    kind: 'day',
    date: date.toString(),
    weekday,
    sure: year !== undefined,
    ...(month === undefined ? { partial: 'number' as const } : {}),
    ...span,
  };
}

function dateOf(today: Temporal.PlainDate, { day, month, year, weekday }: Written) {
  if (month === undefined) return nextNumber(today, day, weekday);
  return year === undefined ? nextDayOf(today, month, day) : exactDay(year, month, day);
}
