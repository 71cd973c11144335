/** Placed value: something that was found in a sentence, over which tokens it stands. */

export interface Placed<T> {
  value: T;
  /** First of its tokens in the clause, and how many there are. */
  at: number;
  length: number;
}

/** Whether two found things share a token. */
export const overlap = (a: Placed<unknown>, b: Placed<unknown>): boolean =>
  a.at < b.at + b.length && b.at < a.at + a.length;

/** The longest of what overlaps, in the order of the sentence. */
export function longest<T>(found: readonly Placed<T>[]): Placed<T>[] {
  const kept: Placed<T>[] = [];
  for (const one of [...found].sort((a, b) => b.length - a.length || a.at - b.at))
    if (!kept.some((other) => overlap(one, other))) kept.push(one);
  return kept.sort((a, b) => a.at - b.at);
}

/** What overlaps, read on from the left: "ordre du jour" before the "jour de la réunion" in "l’ordre du jour de la réunion". */
export function leftmost<T>(found: readonly Placed<T>[]): Placed<T>[] {
  const kept: Placed<T>[] = [];
  for (const one of [...found].sort((a, b) => a.at - b.at || b.length - a.length))
    if (!kept.some((other) => overlap(one, other))) kept.push(one);
  return kept;
}

/** Whether one of these stands over a token. */
export const isOver = (
  places: readonly Pick<Placed<unknown>, 'at' | 'length'>[],
  at: number,
): boolean => places.some((one) => one.at <= at && at < one.at + one.length);

/** Whether all of one is within another. */
export const covers = (a: Placed<unknown>, b: Placed<unknown>): boolean =>
  a.at <= b.at && b.at + b.length <= a.at + a.length;
