import { fold } from './fold.ts';
import { oncePer } from './once-per.ts';
import type { Usages } from './vocabulary-schema.ts';
import type { Word } from './words.ts';

/** A day that was named; the year only when it was said. */
export interface Day {
  day: number;
  month: number;
  year?: number | undefined;
  at: number;
  length: number;
}

export const yearsIn = (text: string): number[] =>
  [...text.matchAll(/(?<![\d,.])(?:19|20)\d{2}(?!\d|[.,]\d)/g)].map(([year]) => Number(year));

const ORDINAL = /^(\d{1,2})(?:er|st|nd|rd|th)?$/;

/** "1er juillet 2025", "19 march", "March 19th", "5/11", "5/11/2025": French order, day first. */
export function readDays(words: readonly Word[], usages: Usages): Day[] {
  const months = monthsOf(usages);
  const days: Day[] = [];
  for (let at = 0; at < words.length; at++) {
    const found = inFigures(words, at) ?? inWords(words, at, months, usages);
    if (!found) continue;
    days.push(found);
    at += found.length - 1;
  }
  return days;
}

const monthsOf = oncePer((usages: Usages): ReadonlyMap<string, number> => {
  return new Map(
    [usages.mois.fr, usages.mois.en].flatMap((list) =>
      list.map((name, i) => [fold(name), i + 1] as const),
    ),
  );
});

/** The sense of a day of any year, shared by questions and entries. */
export const daySense = (day: number, month: number): string => `d:${day}-${month}`;

function inFigures(words: readonly Word[], at: number): Day | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(words[at]?.folded ?? '');
  if (!match) return undefined;
  const [, day, month, year] = match;
  const found = { day: Number(day), month: Number(month), year: fullYear(year), at, length: 1 };
  return found.day >= 1 && found.day <= 31 && found.month >= 1 && found.month <= 12
    ? found
    : undefined;
}

const fullYear = (year: string | undefined) =>
  year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);

function inWords(
  words: readonly Word[],
  at: number,
  months: ReadonlyMap<string, number>,
  usages: Usages,
): Day | undefined {
  const here = words[at]?.folded ?? '';
  const next = words[at + 1]?.folded ?? '';
  // Few words are months: a day is only looked for beside one.
  const month = months.get(next);
  const day = month && dayNumber(here, usages);
  if (day && month) return withYear({ day, month, at, length: 2 }, words);
  const first = months.get(here);
  const second = first && dayNumber(next, usages);
  if (first && second) return withYear({ day: second, month: first, at, length: 2 }, words);
  return undefined;
}

function dayNumber(word: string, usages: Usages): number | undefined {
  const match = ORDINAL.exec(word);
  const value = match
    ? Number(match[1])
    : (usages.ordinaux.fr[word] ?? usages.ordinaux.en[word] ?? usages.nombres.fr[word]);
  return value !== undefined && value >= 1 && value <= 31 ? value : undefined;
}

function withYear(day: Day, words: readonly Word[]): Day {
  const next = words[day.at + day.length]?.folded ?? '';
  return /^(19|20)\d{2}$/.test(next) ? { ...day, year: Number(next), length: day.length + 1 } : day;
}
