/** The day an update speaks of: "au 30 septembre", "fin juin", "hier". */
import { readDays } from '../../../language/dates.ts';
import { fold } from '../../../language/fold.ts';
import { covered, isHead, type Part, spansOf, use } from './sentence.ts';

/** `invalid`: a day was said that does not exist. */
export type AsOf = { day: string } | { invalid: true } | undefined;

/** `today` is a local day, `YYYY-MM-DD`. */
export function asOfIn(part: Part, today: string): AsOf {
  return onDay(part, today) ?? atEnd(part, today) ?? yesterday(part, today);
}

/** "au 30 septembre", "as of 30 September", where the state is told. */
function onDay(part: Part, today: string): AsOf {
  const { marks, from, to, words } = part;
  const labels = covered(part, 'etiquettes');
  for (const found of readDays(marks.slice(from, to), words.vocabulary.usages)) {
    const at = from + found.at;
    const lead = spansOf(part, 'au-jour').find((s) => s.to === at);
    const told =
      lead &&
      !isPlanned(part, lead.from) &&
      (isHead(part, lead.from) || labels.size > 0 || follows(part, lead.from));
    if (!lead || !told) continue;
    const day = found.year
      ? dayOf(found.year, found.month, found.day)
      : nearest(found.month, found.day, today);
    if (day && day > today) continue;
    use(part, { from: lead.from, to: at + found.length });
    return day ? { day } : { invalid: true };
  }
  return undefined;
}

/** Right after what it is about: "la fiche 5 au 15/09". */
const follows = (part: Part, at: number): boolean => part.used.has(at - 1);

const isPlanned = (part: Part, at: number): boolean =>
  spansOf(part, 'pas-date').some((s) => s.from < at && s.from >= part.from);

/** "fin septembre", "end of October 2026". */
function atEnd(part: Part, today: string): AsOf {
  const { usages } = part.words.vocabulary;
  for (const { from, to } of spansOf(part, 'fin-de')) {
    const folded = part.marks[to]?.folded ?? '';
    const month = [usages.mois.fr, usages.mois.en]
      .map((list) => list.findIndex((name) => fold(name) === folded) + 1)
      .find((n) => n > 0);
    if (!month || isPlanned(part, from) || !isHead(part, from)) continue;
    const year = /^20\d\d$/.exec(part.marks[to + 1]?.folded ?? '');
    const last = (y: number) => new Date(Date.UTC(y, month, 0)).toISOString().slice(0, 10);
    const thisYear = last(Number(today.slice(0, 4)));
    const day = year
      ? last(Number(year[0]))
      : thisYear <= today
        ? thisYear
        : last(Number(today.slice(0, 4)) - 1);
    use(part, { from, to: to + (year ? 2 : 1) });
    return { day };
  }
  return undefined;
}

function yesterday(part: Part, today: string): AsOf {
  for (const [list, days] of [
    ['avant-hier', 2],
    ['hier', 1],
  ] as const) {
    const span = spansOf(part, list).find(({ from }) => isHead(part, from));
    if (!span) continue;
    use(part, span);
    const at = new Date(`${today}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() - days);
    return { day: at.toISOString().slice(0, 10) };
  }
  return undefined;
}

/** The day of that month that is nearest; `undefined` when no year has it. */
function nearest(month: number, day: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(today));
  return [year, year - 1, year + 1]
    .flatMap((y) => dayOf(y, month, day) ?? [])
    .sort((a, b) => distance(a) - distance(b))[0];
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
    ? date
    : undefined;
}
