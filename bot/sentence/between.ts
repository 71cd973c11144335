/** What stands between things found in a sentence: its text, the signs that part them, words that say nothing. */
import { isOver, type Placed } from './placed.ts';
import type { Sentence } from './sentence.ts';

export const endOf = ({ at, length }: Placed<unknown>): number => at + length;

/** Text behind one token and before another, as typed. */
export const gap = ({ text, typed }: Sentence, from: number, to: number): string =>
  text.slice(typed[from - 1]?.end ?? 0, typed[to]?.start ?? text.length);

/** Whether a sign stands there. */
export const isParted = (sentence: Sentence, from: number, to: number): boolean =>
  /[,;:.!?…\n]/.test(gap(sentence, from, to));

/** Whether nothing but light words and signs does, or what is taken already. */
export const isLight = (
  { tokens, lexicon }: Sentence,
  from: number,
  to = tokens.length,
  taken: readonly Placed<unknown>[] = [],
): boolean =>
  tokens
    .slice(from, Math.max(from, to))
    .every(
      ({ folded }, i) =>
        lexicon.light.has(folded) || !/[\p{L}\d]/u.test(folded) || isOver(taken, from + i),
    );

/** Whether a clause has no other word with a sense than these. */
export const saysOnly = (sentence: Sentence, places: readonly Placed<unknown>[]): boolean =>
  isLight(sentence, 0, undefined, places);

/** Whether one of these stands ahead of a token, with no sign and no word with a sense between them, but what is taken. */
export const isLedBy = (
  sentence: Sentence,
  leads: readonly Placed<unknown>[],
  at: number,
  taken: readonly Placed<unknown>[] = [],
): boolean =>
  leads.some(
    (one) =>
      endOf(one) <= at &&
      isLight(sentence, endOf(one), at, taken) &&
      !isParted(sentence, endOf(one), at),
  );

export const isCapital = ({ text, typed }: Sentence, at: number): boolean =>
  /^\p{Lu}/u.test(text.slice(typed[at]?.start ?? text.length));
