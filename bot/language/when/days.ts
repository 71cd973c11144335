/** Days by their date, and lists of them. */
import { exactDay, nextDayOf, nextNumber } from './arithmetic.ts';
import type { DayFound, NoDay } from './expression.ts';
import { foldedAt, type Match, past, type Scan, spanOf } from './scan.ts';
import { bareRangeAt } from './times.ts';
import { type WrittenDay, writtenAt } from './written-day.ts';

/** Longest list: a poll may have 30 slots. */
const MOST = 40;

/** "les 8, 10 et 15 septembre", "mardi 8/9", "March 5th", "le 15". */
export function daysAt(scan: Scan, at: number): Match | undefined {
  const first = writtenAt(scan, at, at >= scan.barren && mayStartList(scan, at));
  if (!first) return undefined;
  const list = [first];
  for (;;) {
    const last = list.at(-1) as WrittenDay;
    const next = nextOf(scan, last);
    if (!next || list.length >= MOST) break;
    list.push(next);
  }
  const kept = dated(scan, list);
  if (kept.length === 0) scan.barren = list.at(-1)?.end ?? at;
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
const isChance = (scan: Scan, [first, second, third]: readonly WrittenDay[]): boolean => {
  if (!first || first.led || first.month !== undefined || third) return false;
  const wordBefore = /^\p{L}/u.test(foldedAt(scan, first.from - 1));
  return wordBefore && second !== undefined && foldedAt(scan, first.end) === ',';
};

/** The next of a list: joined by a comma or "et", a day of the same month or of its own. */
function nextOf(scan: Scan, last: WrittenDay): WrittenDay | undefined {
  const { lexicon } = scan;
  const comma = /^[,&/+]$/.test(foldedAt(scan, last.end)) ? last.end + 1 : last.end;
  const joined = past(scan, lexicon.et, comma);
  if (joined === last.end) {
    const hyphen = foldedAt(scan, last.end) === '-' && last.month === undefined;
    const listed = hyphen ? writtenAt(scan, last.end + 1, true) : undefined;
    return listed?.month === undefined ? undefined : listed;
  }
  // "9 November, 10 to 12": hours behind a whole date.
  if (last.month !== undefined && bareRangeAt(scan, joined)) return undefined;
  const next = writtenAt(scan, joined, true);
  // A whole date of its own is a day of its own, not of this list: it is met again.
  return next && (last.month === undefined || next.month === undefined) ? next : undefined;
}

/** Gives each of a list its month; a number that is no day ends the list. */
function dated(scan: Scan, list: WrittenDay[]): WrittenDay[] {
  const withMonth = list.findLastIndex(({ month }) => month !== undefined);
  const owner = list[withMonth];
  if (!owner) {
    const bare = list.findIndex(({ led }) => !led);
    // "le 8, 10 et 15": the first says that they are days, if no noun follows the last.
    return list[0]?.led
      ? list.slice(0, bare < 0 || listIsWhole(scan, list) ? list.length : bare)
      : [];
  }
  const first = list.find(({ month }) => month !== undefined) as WrittenDay;
  return list
    .filter((w, i) => i <= withMonth || first.from <= w.from)
    .map((w) => ({
      ...w,
      month: w.month ?? (w.from < first.from ? first.month : owner.month),
      year: w.year ?? (w.from < first.from ? first.year : owner.year),
    }));
}

const listIsWhole = (scan: Scan, list: readonly WrittenDay[]): boolean => {
  const end = list.at(-1)?.end ?? 0;
  return !/^\p{L}/u.test(foldedAt(scan, end)) || scan.lexicon.weekdays.has(foldedAt(scan, end));
};

function foundOf(scan: Scan, written: WrittenDay): DayFound | NoDay {
  const span = spanOf(scan, written.from, written.end);
  const date = dateOf(scan, written);
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

function dateOf({ today, month: said }: Scan, { day, month, year, weekday }: WrittenDay) {
  if (month === undefined) return nextNumber(said ?? today, day, weekday);
  return year === undefined ? nextDayOf(today, month, day) : exactDay(year, month, day);
}
