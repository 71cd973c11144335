/** Wall-clock times: "14h30", "9:30", "2pm", "midi", "de 14h à 16h", "14-16h", "jusqu'à 16h". */
import { type ClockTime, clockAt } from './clock.ts';
import { isLength } from './durations.ts';
import type { NoTime, TimesFound } from './expression.ts';
import { foldedAt, type Match, numberAt, past, type Scan, spanOf } from './scan.ts';

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
  // "08/12, 10/12": of dates with a slash, the next is one too.
  if ([2, 3].some((i) => foldedAt(scan, at - i) + foldedAt(scan, from + 1) === '//'))
    return undefined;
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
  const two = second && pair(scan, from, [first, second]);
  if (two) {
    const end = second.end;
    return { found: [both(scan, at, end, two)], end };
  }
  if (!first.unit || isLength(scan, from)) return undefined;
  return one(scan, { at, clock: first, side: 'from' });
}

/** Units that only one of the two has are those of both. */
function pair(
  scan: Scan,
  at: number,
  [first, second]: [ClockTime, ClockTime],
): [ClockTime, ClockTime] | undefined {
  if (!first.unit && !second.unit) return undefined;
  // "14h à 16 septembre", "8 et 14h": the bare number is a day.
  if (!second.unit && (first.unit !== 'h' || bareDay(scan, second))) return undefined;
  if (!first.unit && !(second.hour <= 24 && first.hour <= 24)) return undefined;
  if (!first.unit && /^(et|and|a|au)$/.test(foldedAt(scan, first.end)) && !led(scan, at))
    return undefined;
  const half = (clock: ClockTime, other: ClockTime): ClockTime =>
    clock.unit === undefined && other.unit === 'pm' && clock.hour <= other.hour && clock.hour < 12
      ? { ...clock, hour: clock.hour + 12 }
      : clock;
  return [half(first, { ...second, hour: second.hour % 12 || 12 }), second];
}

/** "de 14 à 16h", "from 2 to 4pm": the word before makes the bare number a time. */
const led = (scan: Scan, at: number): boolean =>
  scan.lexicon.de.before(scan.lexemes, at) !== undefined ||
  scan.lexicon.apartir.before(scan.lexemes, at) !== undefined;

const bareDay = (scan: Scan, { end, hour }: ClockTime): boolean =>
  hour > 24 ||
  scan.lexicon.pasUnJour.at(scan.lexemes, end) !== undefined ||
  scan.lexicon.months.has(foldedAt(scan, end)) ||
  foldedAt(scan, end) === '/';

interface One {
  at: number;
  clock: ClockTime;
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
  [first, second]: [ClockTime, ClockTime],
): TimesFound | NoTime {
  const span = spanOf(scan, at, end);
  const from = written(first);
  const to = written(second);
  return from && to ? { kind: 'times', from, to, ...span } : { kind: 'noTime', ...span };
}

const two = (n: number) => String(n).padStart(2, '0');

/** "14:00"; nothing for a time that no clock shows. */
const written = ({ hour, minute }: ClockTime): string | undefined =>
  hour >= 0 && hour <= 23 && minute <= 59 ? `${two(hour)}:${two(minute)}` : undefined;
