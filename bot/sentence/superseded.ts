/** What a sentence takes back by itself: "le 8 euh non le 9" says the 9th. */
import type { Placed } from './placed.ts';

/**
 * What stands at the end of a row in which each takes back the one before: those that something between them takes
 * back are left out. `isSame` tells what may take the place of what.
 */
export function standing<T>(
  found: readonly Placed<T>[],
  takenBack: readonly Placed<unknown>[],
  isSame: (a: T, b: T) => boolean,
): Placed<T>[] {
  return found.filter((one, i) => {
    const end = one.at + one.length;
    return !found
      .slice(i + 1)
      .some(
        (later) =>
          isSame(one.value, later.value) &&
          takenBack.some(({ at, length }) => at >= end && at + length <= later.at + later.length),
      );
  });
}
