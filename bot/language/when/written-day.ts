/** One day as it is written: "mardi 8/9", "15 septembre 2026", "March 5th", "le 15". */
import { nextNumber } from './arithmetic.ts';
import { clockAt } from './clock.ts';
import type { Weekday } from './expression.ts';
import { countAt, foldedAt, monthAt, numberAt, past, type Scan, weekdayAt } from './scan.ts';

/** One day as it is written: what is missing may come from the end of a list. */
export interface WrittenDay {
  from: number;
  end: number;
  day: number;
  month?: number | undefined;
  year?: number | undefined;
  weekday?: Weekday | undefined;
  /** Said with its article or its weekday: a bare number is a day. */
  led: boolean;
}

/** A day here; in a list a number needs neither article nor month. */
export function writtenAt(scan: Scan, at: number, listed: boolean): WrittenDay | undefined {
  const { lexicon } = scan;
  const articled = past(scan, lexicon.le, at);
  const named = weekdayAt(scan, articled, true);
  const dotted = named && foldedAt(scan, articled + 1) === '.' ? articled + 2 : articled + 1;
  const comma = named && foldedAt(scan, dotted) === ',' ? dotted + 1 : dotted;
  const from = named ? past(scan, lexicon.le, comma) : articled;
  const core = coreAt(scan, from);
  if (!core) return undefined;
  // "mon 2" and "me 3" are no weekdays: a short name needs a whole date, or a number that falls on it.
  const isNext = () =>
    foldedAt(scan, articled).length > 2 &&
    nextNumber(scan.month ?? scan.today, core.day)?.dayOfWeek === named;
  const whole = named && (weekdayAt(scan, articled) || core.month !== undefined || isNext());
  const weekday = whole ? named : undefined;
  const led = articled > at || weekday !== undefined;
  if (core.month === undefined && !(led || listed)) return undefined;
  if (core.month === undefined && !isBareDay(scan, from, core.end)) return undefined;
  // "Mardi trois", "le dix-sept": dictated; "les deux" and "le deux" are no days.
  if (
    core.inWords &&
    !weekday &&
    !(core.day >= FIRST_IN_WORDS && /^(le|du)$/.test(foldedAt(scan, from - 1)))
  )
    return undefined;
  // The short name in front stays out when it was no weekday.
  if (named && !whole && articled === at) return undefined;
  return { ...core, from: led ? at : from, weekday, led };
}

/** "Le deux" is said of other things; from three on, it is a day. */
const FIRST_IN_WORDS = 3;

export type Core = Pick<WrittenDay, 'end' | 'day' | 'month' | 'year'> & {
  /** A number in words, without a month. */
  inWords?: boolean;
};

export function coreAt(scan: Scan, at: number): Core | undefined {
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

/** "8/9", "1er/12", "08/09/26", "15.09.2026": day first; dots and dashes only with a year. */
function figuresAt(scan: Scan, from: number): Core | undefined {
  const day = numberAt(scan, from, 1, 31);
  const at = pastSuffix(scan, from + 1) - 1;
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
  /^(h|heures?|journees?|hours?|day)$/.test(foldedAt(scan, at));

function yearAt(scan: Scan, at: number, short = false): number | undefined {
  const year = numberAt(scan, at, 1900, 2999);
  if (year !== undefined) return year;
  const two = short ? numberAt(scan, at, 20, 99) : undefined;
  return two === undefined ? undefined : 2000 + two;
}

/** "15 septembre 2026", "1er mars", "5th of March", "quinze septembre". */
function numberThenMonth(scan: Scan, at: number): Core | undefined {
  const { lexicon } = scan;
  const count = countAt(scan, at) ?? lexicon.ordinals.at(scan.lexemes, at);
  if (!count || count.value < 1 || count.value > 31) return undefined;
  const suffixed = pastSuffix(scan, count.end);
  const linked = past(scan, lexicon.deMois, suffixed);
  // "L’axe 4 en novembre": a number of something else, and a month.
  const isApart = /^(en|in)$/.test(foldedAt(scan, linked - 1)) && linked > suffixed;
  const month = isApart && foldedAt(scan, at - 1) !== 'le' ? undefined : monthAt(scan, linked);
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
  if (figures) return { end: suffixed, day: count.value };
  return countAt(scan, at) ? { end: count.end, day: count.value, inWords: true } : undefined;
}

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

/** What stands behind a letter that lost its vowel: a sign, or a vowel. */
const ELIDED = /^(?:['’]|[aeiouyh])/;

/** Whether a number without a month may be a day: "le 15", not "le 15h", "au 15 rue…", "le 2e". */
function isBareDay(scan: Scan, at: number, end: number): boolean {
  const { lexicon, lexemes } = scan;
  if (clockAt(scan, at)?.unit !== undefined) return false;
  const next = foldedAt(scan, end);
  // "Le 12 j’y suis", "le 12 j ai piscine": who speaks, and no length in days.
  const isUnit = lexicon.units.has(next) && !(next === 'j' && ELIDED.test(foldedAt(scan, end + 1)));
  if (lexicon.pasUnJour.at(lexemes, end) || isUnit) return false;
  if (/^(e|eme|ere|re)$/.test(next) && lexemes[end]?.glued) return false;
  // "14/15 septembre" and "14-15 septembre" are two days.
  if (/^[/-]$/.test(next) && monthAt(scan, end + 2)) return true;
  const decimal = /^[.,/:-]$/.test(next) && lexemes[end]?.glued && lexemes[end + 1]?.glued;
  return !(decimal && lexemes[end + 1]?.number !== undefined);
}
