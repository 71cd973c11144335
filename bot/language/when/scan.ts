/** A text under way through the grammar, and the steps that all its rules take. */
import { Temporal } from 'temporal-polyfill';
import type { Weekday, WhenFound } from './expression.ts';
import { type Expressions, type Lexeme, lexemesOf } from './expressions.ts';
import type { MonthName, WhenLexicon } from './lexicon.ts';

export interface Scan {
  lexemes: readonly Lexeme[];
  lexicon: WhenLexicon;
  today: Temporal.PlainDate;
  /** Before this place no list of bare numbers can start: one that did had no month at its end. */
  barren: number;
  /** First day of the month to come that was said last: "en janvier, le 11" is of that month. */
  month?: Temporal.PlainDate | undefined;
}

/** What a rule made of the lexemes up to `end`, which is not one of them. */
export interface Match {
  found: WhenFound[];
  end: number;
}

export type Rule = (scan: Scan, at: number) => Match | undefined;

/** A text of which nothing is counted from today. */
export const scanOf = (text: string, lexicon: WhenLexicon): Scan => ({
  lexemes: lexemesOf(text),
  lexicon,
  today: Temporal.PlainDate.from('2000-01-01'),
  barren: 0,
});

export const foldedAt = ({ lexemes }: Scan, at: number): string => lexemes[at]?.folded ?? '';

/** The figures here, when they are between these two. */
export function numberAt({ lexemes }: Scan, at: number, least = 0, most = 31): number | undefined {
  const value = lexemes[at]?.number;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** Where to go on after an expression of the list; the same place when none is here. */
export const past = ({ lexemes }: Scan, list: Expressions<unknown>, at: number): number =>
  list.at(lexemes, at)?.end ?? at;

/** No more articles and the like in a row are gone over: a text of nothing else would cost its square. */
const MOST_IN_A_ROW = 4;

/** The same, as often as there is one. */
export function pastAll(scan: Scan, list: Expressions<unknown>, at: number): number {
  let next = at;
  for (let i = 0; i < MOST_IN_A_ROW; i++) next = past(scan, list, next);
  return next;
}

/** A number in figures or in words; words must be a number from 1 on. */
export function countAt(scan: Scan, at: number): { value: number; end: number } | undefined {
  const figures = numberAt(scan, at, 0, 999);
  if (figures !== undefined) return { value: figures, end: at + 1 };
  const found = scan.lexicon.numbers.at(scan.lexemes, at);
  return found && found.value >= 1 && found.value <= 999 ? found : undefined;
}

/** "premier", "2e", "last". */
export function ordinalAt(scan: Scan, at: number): { value: number; end: number } | undefined {
  return scan.lexicon.ordinals.at(scan.lexemes, at);
}

/** A slip as it was meant; empty: it is none, or of nothing. */
const mended = ({ lexicon: { speller, empty } }: Scan, word: string): string =>
  speller.has(word) || empty.has(word) ? '' : (speller.correct(word) ?? '');

/** A whole name, slips forgiven; "mar." and the like only where `short` allows. */
export function weekdayAt(scan: Scan, at: number, short = false): Weekday | undefined {
  const { weekdays, shortWeekdays } = scan.lexicon;
  const word = foldedAt(scan, at);
  const known = weekdays.get(word) ?? (short ? shortWeekdays.get(word) : undefined);
  // Five letters, or a number behind it: "mari" is no "mardi".
  if (known || (word.length < 5 && scan.lexemes[at + 1]?.number === undefined)) return known;
  return weekdays.get(mended(scan, word));
}

/** The name of a month; slips are forgiven only beside a number in figures: "une jeune" is no first of June. */
export function monthAt(scan: Scan, at: number, beside = true): MonthName | undefined {
  const { months } = scan.lexicon;
  const word = foldedAt(scan, at);
  const known = months.get(word);
  const isFigure = [at - 1, at + 1].some((i) => /^\d/.test(foldedAt(scan, i)));
  if (known || !beside || !isFigure) return known;
  return months.get(mended(scan, word));
}

export const spanOf = ({ lexemes }: Scan, from: number, end: number) => ({
  start: lexemes[from]?.start ?? 0,
  end: lexemes[end - 1]?.end ?? 0,
});
