/** Points of an agenda, and lines of minutes: what counts them, and how long they last. */
import { fold } from '../../../language/fold.ts';
import type { WhenFound } from '../../../language/when/expression.ts';
import type { Sentence } from '../../../sentence/sentence.ts';

/** "1 la carte sort 2 le calendrier est validé 3 Sophie lance l’enquête": numbers that count from one, three at least. */
export function countedIn(text: string): string[] {
  const marks = [...text.matchAll(/(?<=^|[\s,;])(\d{1,2})[\s:-](?=\s?\p{L})/gu)];
  const counted: typeof marks = [];
  for (const mark of marks) if (Number(mark[1]) === counted.length + 1) counted.push(mark);
  if (counted.length < 3 || counted[0]?.index !== 0) return [text];
  return counted.map(({ index, 0: { length } }, i) =>
    text.slice(index + length, counted[i + 1]?.index),
  );
}

/** "Présentation des nouveaux, 10 min": how long the point before it lasts is no point. */
export function withLengths(
  points: readonly string[],
  text: string,
  when: readonly WhenFound[],
  { grammar }: Sentence['lexicon'],
): string[] {
  const lengths = when
    .filter(({ kind }) => kind === 'duration')
    .map(({ start, end }) => text.slice(start, end));
  const kept: string[] = [];
  for (const [i, point] of points.entries()) {
    // "… , 15 min, présentée par Rachid": behind how long it lasts, what is said of it.
    const isOfIt =
      lengths.includes(points[i - 1] ?? '') &&
      grammar.isParticiple(fold(/^[\p{L}-]+/u.exec(point)?.[0] ?? ''));
    const last = isOfIt || lengths.includes(point) ? kept.pop() : undefined;
    kept.push(last === undefined ? point : `${last}, ${point}`);
  }
  return kept;
}
