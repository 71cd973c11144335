/** Wall-clock times: "14h30", "9:30", "2pm", "midi", "de 14h à 16h", "14-16h", "jusqu'à 16h". */
import { isLength } from './durations.ts';
import type { NoTime, TimesFound } from './expression.ts';
import { foldedAt, type Match, numberAt, past, type Scan, spanOf } from './scan.ts';

/** One time as written: what is missing may come from its neighbour. */
interface Clock {
  hour: number;
  minute: number;
  /** `h`, `:`, `am`, `pm`, a name, or nothing. */
  unit: 'h' | ':' | 'am' | 'pm' | 'name' | undefined;
  end: number;
}

const HOURS = new Set(['h', 'heure', 'heures', 'hr', 'hrs']);

/** A time, or two that are joined. */
export function timesAt(scan: Scan, at: number): Match | undefined {
  const { lexicon, lexemes } = scan;
  const bare = bareHourAt(scan, at);
  if (bare) return bare;
  const instead = past(scan, lexicon.lieuDe, at);
  if (instead > at) return before(scan, at, instead);
  const until = past(scan, lexicon.jusqua, at);
  const only = until > at ? clockAt(scan, until) : undefined;
  if (only?.unit) return one(scan, { at, clock: only, side: 'to' });
  const since = past(scan, lexicon.apartir, at);
  const open = since > at ? range(scan, at, since) : undefined;
  if (open) return open;
  const led = past(scan, lexicon.de, at);
  const lead = led > at ? range(scan, at, led) : undefined;
  if (lead) return lead;
  return lexemes[at]?.number === undefined && !clockAt(scan, at) ? undefined : range(scan, at, at);
}

/** "10-12", "de 10 à 12": hours of a working day, where only hours can be meant. */
export function bareRangeAt(scan: Scan, at: number): Match | undefined {
  const from = past(scan, scan.lexicon.de, at);
  const first = numberAt(scan, from, 7, 20);
  const joined = past(scan, scan.lexicon.jusque, from + 1);
  const last = numberAt(scan, joined, 8, 22);
  const bare = last !== undefined && clockAt(scan, joined)?.unit === undefined;
  if (first === undefined || joined === from + 1 || !bare || last <= first) return undefined;
  if (scan.lexicon.months.has(foldedAt(scan, joined + 1))) return undefined;
  const span = spanOf(scan, at, joined + 1);
  return {
    found: [{ kind: 'times', from: `${two(first)}:00`, to: `${two(last)}:00`, ...span }],
    end: joined + 1,
  };
}

/** "à 10", "at 10", and nothing behind it. */
function bareHourAt(scan: Scan, at: number): Match | undefined {
  const hour = /^(a|at|vers)$/.test(foldedAt(scan, at)) ? numberAt(scan, at + 1, 7, 20) : undefined;
  const next = foldedAt(scan, at + 2);
  if (hour === undefined || !/^([,;.!?)]|)$/.test(next)) return undefined;
  const span = spanOf(scan, at, at + 2);
  return { found: [{ kind: 'times', from: `${two(hour)}:00`, ...span }], end: at + 2 };
}

function before(scan: Scan, at: number, from: number): Match | undefined {
  const clock = clockAt(scan, past(scan, scan.lexicon.de, from));
  if (!clock?.unit) return undefined;
  const match = one(scan, { at, clock, side: 'from' });
  return {
    ...match,
    found: match.found.map((f) => (f.kind === 'times' ? { ...f, before: true } : f)),
  };
}

/** "14h", "14h à 16h", "14-16h", "2 to 4pm". */
function range(scan: Scan, at: number, from: number): Match | undefined {
  const first = clockAt(scan, from);
  if (!first) return undefined;
  const joined = past(scan, scan.lexicon.jusque, first.end);
  const second = joined > first.end ? clockAt(scan, joined) : undefined;
  const two = second && pair(scan, first, second);
  if (two) {
    const end = second.end;
    return { found: [both(scan, at, end, two)], end };
  }
  if (!first.unit || isLength(scan, from)) return undefined;
  return one(scan, { at, clock: first, side: 'from' });
}

/** Units that only one of the two has are those of both. */
function pair(scan: Scan, first: Clock, second: Clock): [Clock, Clock] | undefined {
  if (!first.unit && !second.unit) return undefined;
  // "14h à 16 septembre", "8 et 14h": the bare number is a day.
  if (!second.unit && (first.unit !== 'h' || bareDay(scan, second))) return undefined;
  if (!first.unit && !(second.hour <= 24 && first.hour <= 24)) return undefined;
  if (!first.unit && /^(et|and|a|au)$/.test(foldedAt(scan, first.end)) && !led(scan, first))
    return undefined;
  const half = (clock: Clock, other: Clock): Clock =>
    clock.unit === undefined && other.unit === 'pm' && clock.hour <= other.hour && clock.hour < 12
      ? { ...clock, hour: clock.hour + 12 }
      : clock;
  return [half(first, { ...second, hour: second.hour % 12 || 12 }), second];
}

/** "de 14 à 16h", "from 2 to 4pm": the word before makes the bare number a time. */
const led = (scan: Scan, { end }: Clock): boolean =>
  scan.lexicon.de.before(scan.lexemes, end - 1) !== undefined ||
  scan.lexicon.apartir.before(scan.lexemes, end - 1) !== undefined;

const bareDay = (scan: Scan, { end, hour }: Clock): boolean =>
  hour > 24 || scan.lexicon.months.has(foldedAt(scan, end)) || foldedAt(scan, end) === '/';

/** A single time as it stands here. */
export function clockAt(scan: Scan, at: number): Clock | undefined {
  const named = scan.lexicon.namedTimes.at(scan.lexemes, at);
  if (named) {
    const [hour = 0, minute = 0] = named.value.split(':').map(Number);
    return { hour, minute, unit: 'name', end: named.end };
  }
  const hour = numberAt(scan, at, 0, 99) ?? wordHour(scan, at);
  if (hour === undefined) return undefined;
  const sign = foldedAt(scan, at + 1);
  const glued = scan.lexemes[at + 1]?.glued ?? false;
  if (HOURS.has(sign)) return afterHours(scan, at, hour);
  const minute = numberAt(scan, at + 2, 0, 99);
  const twoFigures = (scan.lexemes[at + 2]?.end ?? 0) - (scan.lexemes[at + 2]?.start ?? 0) === 2;
  const close = glued && scan.lexemes[at + 2]?.glued && twoFigures;
  if ((sign === ':' || sign === '.') && close && minute !== undefined) {
    const half = halfAt(scan, at + 3);
    if (half) return of12(hour, minute, half.pm, half.end);
    if (sign === ':') return { hour, minute, unit: ':', end: at + 3 };
  }
  const half = halfAt(scan, at + 1);
  if (half && hour <= 24) return of12(hour, 0, half.pm, half.end);
  return { hour, minute: 0, unit: undefined, end: at + 1 };
}

/** "quatorze heures". */
function wordHour(scan: Scan, at: number): number | undefined {
  const found = scan.lexicon.numbers.at(scan.lexemes, at);
  return found && found.end === at + 1 && HOURS.has(foldedAt(scan, found.end))
    ? found.value
    : undefined;
}

/** What follows "14 h": minutes, "et demie", "et quart", "du soir". */
function afterHours(scan: Scan, at: number, hour: number): Clock {
  const { lexemes, lexicon } = scan;
  let end = at + 2;
  let minute = 0;
  const figures = numberAt(scan, end, 0, 99);
  const length = (lexemes[end]?.end ?? 0) - (lexemes[end]?.start ?? 0);
  const half = past(scan, lexicon.demi, end);
  const quarter = past(scan, lexicon.quart, end);
  const less = past(scan, lexicon.moinsQuart, end);
  // "quatorze heures trente", not "14h deux fois".
  const spoken =
    lexemes[at]?.number === undefined && end === at + 2
      ? lexicon.numbers.at(lexemes, end)
      : undefined;
  if (figures !== undefined && length === 2 && !minutesAreDay(scan, end)) {
    minute = figures;
    end += 1;
    if (lexicon.units.get(foldedAt(scan, end)) === 'minute') end += 1;
  } else if (half > end) [minute, end] = [30, half];
  else if (spoken && spoken.value < 60) [minute, end] = [spoken.value, spoken.end];
  else if (quarter > end) [minute, end] = [15, quarter];
  else if (less > end) [hour, minute, end] = [hour - 1, 45, less];
  const evening = past(scan, lexicon.plus12, end);
  if (evening > end && hour < 12) return { hour: hour + 12, minute, unit: 'pm', end: evening };
  return { hour, minute, unit: 'h', end: past(scan, lexicon.plus0, end) };
}

/** "14h 15 septembre": those are not minutes. */
const minutesAreDay = (scan: Scan, at: number): boolean =>
  !scan.lexemes[at]?.glued &&
  (scan.lexicon.months.has(foldedAt(scan, at + 1)) || foldedAt(scan, at + 1) === '/');

/** "am", "p.m.", "in the afternoon". */
function halfAt(scan: Scan, at: number): { pm: boolean; end: number } | undefined {
  const word = foldedAt(scan, at);
  if (word === 'am' && scan.lexemes[at]?.glued !== undefined) return { pm: false, end: at + 1 };
  if (word === 'pm') return { pm: true, end: at + 1 };
  const dotted = foldedAt(scan, at + 1) === '.' && foldedAt(scan, at + 2) === 'm';
  if ((word === 'p' || word === 'a') && dotted) {
    const end = foldedAt(scan, at + 3) === '.' ? at + 4 : at + 3;
    return { pm: word === 'p', end };
  }
  const evening = past(scan, scan.lexicon.plus12, at);
  return evening > at && word === 'in' ? { pm: true, end: evening } : undefined;
}

const of12 = (hour: number, minute: number, pm: boolean, end: number): Clock => ({
  hour: pm ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour,
  minute,
  unit: pm ? 'pm' : 'am',
  end,
});

interface One {
  at: number;
  clock: Clock;
  side: 'from' | 'to';
}

function one(scan: Scan, { at, clock, side }: One): Match {
  const span = spanOf(scan, at, clock.end);
  const time = written(clock);
  const found: TimesFound | NoTime = time
    ? { kind: 'times', [side]: time, ...span }
    : { kind: 'noTime', ...span };
  return { found: [found], end: clock.end };
}

function both(
  scan: Scan,
  at: number,
  end: number,
  [first, second]: [Clock, Clock],
): TimesFound | NoTime {
  const span = spanOf(scan, at, end);
  const from = written(first);
  const to = written(second);
  return from && to ? { kind: 'times', from, to, ...span } : { kind: 'noTime', ...span };
}

const two = (n: number) => String(n).padStart(2, '0');

/** "14:00"; nothing for a time that no clock shows. */
const written = ({ hour, minute }: Clock): string | undefined =>
  hour >= 0 && hour <= 23 && minute <= 59 ? `${two(hour)}:${two(minute)}` : undefined;
