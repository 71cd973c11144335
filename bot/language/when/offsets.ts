/** How long before: "10j, 2j, 3h", "une semaine et la veille", "45 min avant", "J-7", "H-2". */

import { lengthAt } from './durations.ts';
import type { WhenLexicon } from './lexicon.ts';
import { countAt, foldedAt, numberAt, type Scan, scanOf } from './scan.ts';

/** ISO 8601 durations, the longest first, each once. */
export function readOffsets(text: string, lexicon: WhenLexicon): string[] {
  const scan = scanOf(text, lexicon);
  const offsets = new Map<number, string>();
  let at = 0;
  while (at < scan.lexemes.length) {
    const found = offsetAt(scan, at);
    if (found && found.minutes > 0) offsets.set(found.minutes, isoOf(found.minutes));
    at = found?.end ?? at + 1;
  }
  return [...offsets].sort(([a], [b]) => b - a).map(([, iso]) => iso);
}

const DAY = 24 * 60;

function offsetAt(scan: Scan, at: number): { minutes: number; end: number } | undefined {
  const lettered = minusAt(scan, at);
  if (lettered) return lettered;
  const eve = scan.lexicon.veille.at(scan.lexemes, at);
  if (eve) return { minutes: DAY, end: eve.end };
  const named = scan.lexicon.namedDurations.at(scan.lexemes, at);
  if (named) return { minutes: named.value, end: named.end };
  return daysAt(scan, at) ?? lengthAt(scan, at);
}

function daysAt(scan: Scan, at: number): { minutes: number; end: number } | undefined {
  const count = countAt(scan, at);
  if (!count) return undefined;
  const days = { jour: 1, semaine: 7, mois: 30, an: 0, heure: 0, minute: 0 };
  const unit = scan.lexicon.units.get(foldedAt(scan, count.end));
  const minutes = count.value * (unit ? days[unit] : 0) * DAY;
  return minutes > 0 ? { minutes, end: count.end + 1 } : undefined;
}

/** "J-7", "D-1", "H-2". */
function minusAt(scan: Scan, at: number): { minutes: number; end: number } | undefined {
  const count = foldedAt(scan, at + 1) === '-' ? numberAt(scan, at + 2, 1, 365) : undefined;
  if (count === undefined) return undefined;
  const letter = foldedAt(scan, at);
  if (/^[jd]$/.test(letter)) return { minutes: count * DAY, end: at + 3 };
  return letter === 'h' ? { minutes: count * 60, end: at + 3 } : undefined;
}

/** `P2D`, `PT1H30M`. */
export function isoOf(minutes: number): string {
  if (minutes % DAY === 0) return `P${minutes / DAY}D`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
}
