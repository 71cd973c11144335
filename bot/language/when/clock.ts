/** A single time as it is written: "14h30", "9:30", "2pm", "quatorze heures", "midi". */
import { foldedAt, numberAt, past, type Scan } from './scan.ts';

/** One time as written: what is missing may come from its neighbour. */
export interface ClockTime {
  hour: number;
  minute: number;
  /** `h`, `:`, `am`, `pm`, a name, or nothing. */
  unit: 'h' | ':' | 'am' | 'pm' | 'name' | undefined;
  end: number;
}

const HOURS = new Set(['h', 'heure', 'heures', 'hr', 'hrs']);

export function clockAt(scan: Scan, at: number): ClockTime | undefined {
  const named = scan.lexicon.namedTimes.at(scan.lexemes, at);
  if (named) {
    const [hour = 0, minute = 0] = named.value.split(':').map(Number);
    return { hour, minute, unit: 'name', end: named.end };
  }
  const said = wordHour(scan, at);
  // "Dix sept heures": as many words as its number has.
  if (said?.isUnit) return afterHours(scan, said.end - 1, said.value);
  if (said) return { hour: said.value, minute: 0, unit: undefined, end: said.end };
  const hour = numberAt(scan, at, 0, 99);
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

/** "Quatorze heures", "dix sept heures", "vingt et une heures"; "quatorze" of "quatorze à seize heures". */
function wordHour(
  scan: Scan,
  at: number,
  mayJoin = true,
): { value: number; end: number; isUnit: boolean } | undefined {
  if (scan.lexemes[at]?.number !== undefined) return undefined;
  const { numbers, et } = scan.lexicon;
  const first = numbers.at(scan.lexemes, at);
  if (!first) return undefined;
  const tens = first.value === 10 || first.value === 20;
  const more = tens ? numbers.at(scan.lexemes, past(scan, et, first.end)) : undefined;
  const found =
    more && more.value < 10 ? { value: first.value + more.value, end: more.end } : first;
  if (HOURS.has(foldedAt(scan, found.end))) return { ...found, isUnit: true };
  const joined = past(scan, scan.lexicon.jusque, found.end);
  const isJoined = mayJoin && joined > found.end && wordHour(scan, joined, false)?.isUnit;
  return isJoined ? { ...found, isUnit: false } : undefined;
}

/** What follows "14 h": minutes, "et demie", "et quart", "du soir". */
function afterHours(scan: Scan, at: number, hour: number): ClockTime {
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
  // "Seize heures seize heures": said again, and no minutes.
  else if (spoken && spoken.value < 60 && !HOURS.has(foldedAt(scan, spoken.end)))
    [minute, end] = [spoken.value, spoken.end];
  else if (quarter > end) [minute, end] = [15, quarter];
  else if (less > end) [hour, minute, end] = [hour - 1, 45, less];
  const evening = past(scan, lexicon.plus12, end);
  if (evening > end && hour < 12) return { hour: hour + 12, minute, unit: 'pm', end: evening };
  return { hour, minute, unit: 'h', end: past(scan, lexicon.plus0, end) };
}

/** "14h 15 septembre", "14h 16h": those are not minutes. */
const minutesAreDay = (scan: Scan, at: number): boolean =>
  !scan.lexemes[at]?.glued &&
  (scan.lexicon.months.has(foldedAt(scan, at + 1)) ||
    foldedAt(scan, at + 1) === '/' ||
    HOURS.has(foldedAt(scan, at + 1)));

/** "am", "pm", "in the afternoon". */
function halfAt(scan: Scan, at: number): { pm: boolean; end: number } | undefined {
  const word = foldedAt(scan, at);
  if (word === 'am' && scan.lexemes[at]?.glued !== undefined) return { pm: false, end: at + 1 };
  if (word === 'pm') return { pm: true, end: at + 1 };
  const evening = past(scan, scan.lexicon.plus12, at);
  return evening > at && word === 'in' ? { pm: true, end: evening } : undefined;
}

const of12 = (hour: number, minute: number, pm: boolean, end: number): ClockTime => ({
  hour: pm ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour,
  minute,
  unit: pm ? 'pm' : 'am',
  end,
});
