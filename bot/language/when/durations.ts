/** How long: "2 h", "1h30", "90 min", "une demi-journée", "an hour and a half". */
import { countAt, foldedAt, type Match, numberAt, past, type Scan, spanOf } from './scan.ts';

/** Nobody meets at night: "2h" alone is a length up to this many hours, a time from there on. */
const LONGEST_HOURS = 5;

export function durationAt(scan: Scan, at: number): Match | undefined {
  const named = scan.lexicon.namedDurations.at(scan.lexemes, at);
  if (named) return found(scan, at, named.end, named.value);
  const length = lengthAt(scan, at);
  return length && isLength(scan, at) ? found(scan, at, length.end, length.minutes) : undefined;
}

const found = (scan: Scan, at: number, end: number, minutes: number): Match => ({
  found: [{ kind: 'duration', minutes, ...spanOf(scan, at, end) }],
  end,
});

/** A number of hours and minutes, whether or not it is meant as a length. */
export function lengthAt(scan: Scan, at: number): { minutes: number; end: number } | undefined {
  const { lexicon } = scan;
  const count = countAt(scan, at);
  if (!count) return undefined;
  const fraction = fractionAt(scan, count.end);
  const counted = fraction?.end ?? count.end;
  // "a two-hour slot".
  const named =
    foldedAt(scan, counted) === '-' && scan.lexemes[counted]?.glued ? counted + 1 : counted;
  const unit = lexicon.units.get(foldedAt(scan, named));
  const after = named + 1;
  if (unit === 'minute') return { minutes: count.value, end: after };
  if (unit !== 'heure') return undefined;
  const hours = (count.value + (fraction?.value ?? 0)) * 60;
  const half = past(scan, lexicon.demi, after);
  if (half > after) return { minutes: hours + 30, end: half };
  const more = past(scan, lexicon.et, after);
  const minutes = numberAt(scan, more, 0, 59);
  const figures = (scan.lexemes[more]?.end ?? 0) - (scan.lexemes[more]?.start ?? 0);
  const minuteUnit = lexicon.units.get(foldedAt(scan, more + 1)) === 'minute';
  if (
    minutes !== undefined &&
    (minuteUnit || (more === after && figures === 2 && scan.lexemes[more]?.glued))
  )
    return { minutes: hours + minutes, end: minuteUnit ? more + 2 : more + 1 };
  return { minutes: hours, end: after };
}

/** ",5 h". */
function fractionAt(scan: Scan, at: number): { value: number; end: number } | undefined {
  const digit = numberAt(scan, at + 1, 0, 9);
  const sign = foldedAt(scan, at);
  const glued = scan.lexemes[at]?.glued && scan.lexemes[at + 1]?.glued;
  return (sign === ',' || sign === '.') && glued && digit !== undefined
    ? { value: digit / 10, end: at + 2 }
    : undefined;
}

/** Whether what is written like "2h" here is a length rather than a time. */
export function isLength(scan: Scan, at: number): boolean {
  const { lexemes, lexicon } = scan;
  const length = lengthAt(scan, at);
  if (!length) return false;
  if (lexicon.apartir.before(lexemes, at)) return false;
  const isShort = length.minutes < (LONGEST_HOURS + 1) * 60;
  // "Pour 2h" says how long, "pour 13h30" from when.
  const isEither = lexicon.vers.before(lexemes, at);
  if (lexicon.duree.before(lexemes, at)) return (isShort || !isEither) && !joined(scan, length.end);
  if (/^(hours?|min|mn|mins|minutes?)$/.test(unitWord(scan, at))) return true;
  if (isEither) return false;
  const plain = foldedAt(scan, at + 1);
  if (/^(hours?|min|mn|mins|minutes?)$/.test(plain) || scan.lexicon.units.get(plain) === 'minute')
    return true;
  return isShort && !joined(scan, length.end);
}

/** The word behind the number, and behind its hyphen. */
function unitWord(scan: Scan, at: number): string {
  const end = countAt(scan, at)?.end ?? at + 1;
  return foldedAt(scan, foldedAt(scan, end) === '-' ? end + 1 : end);
}

/** "2h à 4h": two times. */
function joined(scan: Scan, end: number): boolean {
  const after = past(scan, scan.lexicon.jusque, end);
  return after > end && lengthAt(scan, after) !== undefined;
}
