/** What a breath puts right: "le 8 euh non le 9" says the 9th, "pas Karim, Nadia" says Nadia. */
import { endOf, isLight } from './between.ts';
import { longest, type Placed } from './placed.ts';
import { conceptsOf, type Sentence } from './sentence.ts';

type Places = readonly Placed<unknown>[];

/** Those that a word right before them leaves out. */
export const deniedIn = <T extends Placed<unknown>>(
  sentence: Sentence,
  found: readonly T[],
  marks: Places,
): T[] =>
  found.filter(({ at }) =>
    marks.some((mark) => endOf(mark) <= at && isLight(sentence, endOf(mark), at)),
  );

interface Rows {
  /** What may take the place of what, of the same kind. */
  isSame?: (a: Placed<unknown>, b: Placed<unknown>) => boolean;
  /** Whether something else begins with the second: the second thought is not of it. */
  isNext?: (before: Placed<unknown>, one: Placed<unknown>) => boolean;
}

/**
 * Those that a second thought takes back: "le 5 Paul et Inès, le 3 Omar, pardon Nora" is of the last of them alone. Of
 * each kind said behind it, the last ones in a row before it.
 */
export function takenBackIn(
  kinds: readonly Places[],
  marks: Places,
  { isSame = () => true, isNext = () => false }: Rows = {},
): ReadonlySet<Placed<unknown>> {
  const out = new Set<Placed<unknown>>();
  const all = kinds.flat().sort((a, b) => a.at - b.at);
  for (const mark of longest(marks)) {
    const said = all.filter((one) => endOf(one) >= endOf(mark) && one.at >= mark.at);
    const next = said.findIndex((one, i) => said[i - 1] && isNext(said[i - 1] ?? one, one));
    const own = next < 0 ? said : said.slice(0, next);
    const before = all.filter((one) => endOf(one) <= mark.at && !out.has(one)).reverse();
    for (const kind of kinds) {
      const by = own.find((one) => kind.includes(one));
      const from = by ? before.findIndex((one) => kind.includes(one) && isSame(by, one)) : -1;
      const [last, ...row] = from < 0 ? [] : before.slice(from);
      if (!last) continue;
      const end = row.findIndex((one) => !kind.includes(one) || !isSame(last, one));
      for (const one of [last, ...(end < 0 ? row : row.slice(0, end))]) out.add(one);
    }
  }
  return out;
}

/**
 * "Non pardon Nadia", "euh non le 15": a sentence that does nothing but put right the one it follows, and is read with
 * it before anything is done.
 */
export function putsRight(sentence: Sentence): boolean {
  const { text, tokens, lexicon } = sentence;
  const all = conceptsOf(sentence, 'se-reprend');
  // "Oups, je voulais dire le 10".
  const opening = all.filter(({ at }) => isLight(sentence, 0, at, all));
  const end = Math.max(-1, ...opening.map(endOf));
  const isVerb = ({ folded }: { folded: string }, at: number) =>
    at >= end &&
    !isLight(sentence, at, at + 1) &&
    (lexicon.grammar.isFinite(folded) || lexicon.grammar.isInfinitive(folded));
  return end >= 0 && !isLight(sentence, end) && !text.endsWith('?') && !tokens.some(isVerb);
}

/** "Ajoute-la": an order that names nobody is of whom the sentence before it does. */
export const refersBack = (sentence: Sentence): boolean => {
  const orders = conceptsOf(sentence, 'gens-mettre-le');
  return orders.length > 0 && isLight(sentence, 0, undefined, orders);
};
