/**
 * Finds what a text says of time. The rules are tried in turn at each word; the first that matches
 * takes its words, and reading goes on behind them.
 */
import { Temporal } from 'temporal-polyfill';
import { oncePer, oncePerText } from '../once-per.ts';
import { daysAt } from './days.ts';
import { durationAt } from './durations.ts';
import type { Today, WhenFound } from './expression.ts';
import { type Lexeme, lexemesOf } from './expressions.ts';
import type { WhenLexicon } from './lexicon.ts';
import { daysFromTo, monthPartAt, weekAt } from './periods.ts';
import {
  aheadAt,
  nthWeekdayAt,
  ofNextMonthAt,
  relativeAt,
  thisPartAt,
  weekdayNameAt,
} from './relative-days.ts';
import { type Match, pastAll, type Rule, type Scan, spanOf } from './scan.ts';
import { bareRangeAt, timesAt } from './times.ts';

/** "après-midi" before "midi", a whole week before its day, a date before its number. */
const rules: readonly Rule[] = [
  thisPartAt,
  relativeAt,
  aheadAt,
  weekAt,
  ofNextMonthAt,
  nthWeekdayAt,
  daysFromTo,
  daysAt,
  weekdayNameAt,
  monthPartAt,
  partAt,
  durationAt,
  timesAt,
];

/** In the order of the text; places do not overlap, but for a day and the part of it ("ce matin"). */
export const readWhen = (text: string, day: Today, lexicon: WhenLexicon): readonly WhenFound[] =>
  readBy(lexicon)(todayOf(day))(text);

const readBy = oncePer((lexicon: WhenLexicon) =>
  oncePer((today: Temporal.PlainDate) => oncePerText((text) => scanned(text, today, lexicon))),
);

/** The day asked last: every text of a message asks for it, and a day begins with a minute. */
let last: { minute: number; zone: string; today: Temporal.PlainDate } | undefined;

function todayOf({ now, zone }: Today): Temporal.PlainDate {
  const minute = Math.floor(now.getTime() / 60_000);
  if (last?.minute === minute && last.zone === zone) return last.today;
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const day = at.toZonedDateTimeISO(zone).toPlainDate();
  const today = last?.today.equals(day) ? last.today : day;
  last = { minute, zone, today };
  return today;
}

function scanned(text: string, today: Temporal.PlainDate, lexicon: WhenLexicon): WhenFound[] {
  const scan: Scan = { lexemes: lexemesOf(text), lexicon, today, barren: 0 };
  const found: WhenFound[] = [];
  let at = 0;
  while (at < scan.lexemes.length) {
    const afterDay = isRightBehindDay(text, found.at(-1), scan.lexemes[at]);
    const range = afterDay && !daysFromTo(scan, at) ? bareRangeAt(scan, at) : undefined;
    const match = range ?? firstMatch(scan, at);
    for (const one of match ? qualified(scan, at, match) : []) addTo(found, one, text);
    scan.month = monthToCome(match, today) ?? scan.month;
    at = match ? Math.max(match.end, at + 1) : at + 1;
  }
  return found;
}

/** The first day of a month that was said, whole or in part ("début janvier"), and has not begun. */
function monthToCome(match: Match | undefined, today: Temporal.PlainDate) {
  const said = match?.found.find((one) => one.kind === 'period');
  if (said?.kind !== 'period' || said.unit === 'week') return undefined;
  const first = Temporal.PlainDate.from(said.from).with({ day: 1 });
  return Temporal.PlainDate.compare(first, today) > 0 ? first : undefined;
}

/** "9h30 11h30", "9h → 11h": two hours side by side are a beginning and an end. */
function addTo(found: WhenFound[], one: WhenFound, text: string): void {
  const last = found.at(-1);
  const isEnd =
    last?.kind === 'times' &&
    one.kind === 'times' &&
    [last.to, one.to, one.before].every((said) => said === undefined) &&
    (last.from ?? one.from ?? '') < (one.from ?? '') &&
    /^\s*(?:[-–>→]\s*)?$/u.test(text.slice(last.end, one.start));
  if (isEnd && last?.kind === 'times' && one.kind === 'times')
    found[found.length - 1] = { ...last, to: one.from, end: one.end };
  else found.push(one);
}

function firstMatch(scan: Scan, at: number) {
  for (const rule of rules) {
    const match = rule(scan, at);
    if (match && match.found.length > 0) return match;
  }
  return undefined;
}

function partAt(scan: Scan, at: number) {
  const from = pastAll(scan, scan.lexicon.le, at);
  const part = scan.lexicon.parts.at(scan.lexemes, at) ?? scan.lexicon.parts.at(scan.lexemes, from);
  if (!part) return undefined;
  const found: WhenFound = { kind: 'part', part: part.value, ...spanOf(scan, at, part.end) };
  return { found: [found], end: part.end };
}

/** "mardi 22 septembre 10-12": bare numbers are hours right behind a day. */
const isRightBehindDay = (text: string, last: WhenFound | undefined, next: Lexeme | undefined) =>
  last?.kind === 'day' && next !== undefined && /^[\s,:]*$/.test(text.slice(last.end, next.start));

/**
 * Days behind "avant" or "deadline:", or before "au plus tard", are limits; behind "au lieu du"
 * they are no more.
 */
function qualified(scan: Scan, at: number, { found, end }: Match): WhenFound[] {
  const with_ = (more: { limit?: true; before?: true }) =>
    found.map((f) => (f.kind === 'day' ? { ...f, ...more } : f));
  if (isLimit(scan, at) || scan.lexicon.limiteApres.at(scan.lexemes, end))
    return with_({ limit: true });
  const article = scan.lexicon.le.before(scan.lexemes, at)?.start ?? at;
  const gone =
    scan.lexicon.lieuDe.before(scan.lexemes, at) ??
    scan.lexicon.lieuDe.before(scan.lexemes, article);
  return gone ? with_({ before: true }) : [...found];
}

function isLimit(scan: Scan, at: number): boolean {
  const { lexicon, lexemes } = scan;
  let from = at;
  for (;;) {
    if (lexicon.limite.before(lexemes, from) || lexicon.limite.at(lexemes, from)) return true;
    const link = lexicon.limiteLiens.before(lexemes, from);
    if (!link) return false;
    from = link.start;
  }
}
