/** What a sentence takes back by itself: "le 8 euh non le 9" says the 9th. */
import type { Placed } from './placed.ts';
import { conceptsOf, type Sentence } from './sentence.ts';

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

/**
 * "Non pardon Nadia", "euh non le 15": a sentence that does nothing but put right the one it follows, and is read with
 * it before anything is done.
 */
export function putsRight(sentence: Sentence): boolean {
  const { text, tokens, lexicon } = sentence;
  const isLight = ({ folded }: { folded: string }) =>
    lexicon.light.has(folded) || !/[\p{L}\d]/u.test(folded);
  const opening = conceptsOf(sentence, 'se-reprend').filter(({ at }) =>
    tokens.slice(0, at).every(isLight),
  );
  const end = Math.max(-1, ...opening.map(({ at, length }) => at + length));
  const rest = end < 0 ? [] : tokens.slice(end).filter((one) => !isLight(one));
  const isVerb = ({ folded }: { folded: string }) =>
    lexicon.grammar.isFinite(folded) || lexicon.grammar.isInfinitive(folded);
  return rest.length > 0 && !text.endsWith('?') && !rest.some(isVerb);
}
