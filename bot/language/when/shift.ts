/** "reporte d'une semaine", "avance de 30 min", "by two days": how far something is moved. */
import { Temporal } from 'temporal-polyfill';
import { lengthAt } from './durations.ts';
import type { WhenLexicon } from './lexicon.ts';
import { isoOf } from './offsets.ts';
import { countAt, foldedAt, past, type Scan, scanOf } from './scan.ts';

/**
 * Days or minutes, as an ISO 8601 duration; nothing when no length is said behind "de" or "by".
 * @param isBare nothing has to stand before it: "laisse deux jours de plus"
 */
export function readShift(text: string, lexicon: WhenLexicon, isBare = false): string | undefined {
  const scan = scanOf(text, lexicon);
  for (let at = 0; at < scan.lexemes.length; at++) {
    if (lexicon.lendemain.at(scan.lexemes, at)) return 'P1D';
    if (lexicon.surlendemain.at(scan.lexemes, at)) return 'P2D';
    if (lexicon.semaineSuivante.at(scan.lexemes, at)) return 'P7D';
    if (lexicon.veille.at(scan.lexemes, at)) return '-P1D';
    const from = past(scan, lexicon.deCombien, at);
    const found = from > at || isBare ? shiftAt(scan, from) : undefined;
    if (found) return found;
  }
  return undefined;
}

function shiftAt(scan: Scan, at: number): string | undefined {
  const { lexicon } = scan;
  const weeks = lexicon.weeksInDays.at(scan.lexemes, at);
  if (weeks) return `P${weeks.value * 7}D`;
  const count =
    countAt(scan, at) ?? (foldedAt(scan, at) === 'a' ? { value: 1, end: at + 1 } : undefined);
  const unit = count && lexicon.units.get(foldedAt(scan, count.end));
  if (count && unit === 'jour') return `P${count.value}D`;
  if (count && unit === 'semaine') return `P${count.value * 7}D`;
  if (count && unit === 'mois') return `P${count.value}M`;
  const named = lexicon.namedDurations.at(scan.lexemes, at)?.value;
  const minutes = named ?? lengthAt(scan, at)?.minutes;
  return minutes === undefined ? undefined : isoOf(minutes);
}

/** A day and a time moved so far; the time stays where only days are counted. */
export function shifted(
  { date, time }: { date: string; time?: string | undefined },
  shift: string,
): { date: string; time?: string | undefined } {
  const moved = Temporal.PlainDateTime.from(`${date}T${time ?? '12:00'}`).add(shift);
  return {
    date: moved.toPlainDate().toString(),
    time: time && moved.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
