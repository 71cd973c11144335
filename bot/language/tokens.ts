import { fold, MAX_TEXT, stem } from './fold.ts';
import { oncePerText } from './once-per.ts';
import type { Speller } from './spelling.ts';
import type { Word } from './words.ts';

/**
 * A word that knows where it stands in the text, so that a name can be given back as typed. Unlike
 * the words of an utterance it was not corrected: "Durant" is not "durant".
 */
export interface Token extends Word {
  start: number;
  end: number;
}

export const tokensOf = oncePerText((text): readonly Token[] =>
  [...text.slice(0, MAX_TEXT).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
    const folded = fold(match[0]);
    return { folded, stem: stem(folded), start: match.index, end: match.index + match[0].length };
  }),
);

/**
 * The same tokens in the same places, slips corrected; words of `right` are no slips, nor those that
 * `isName` tells. A text without slips is given back itself: what was looked up in it stays known.
 */
export function corrected(
  tokens: readonly Token[],
  speller: Speller,
  right?: Pick<ReadonlySet<string>, 'has'>,
  isName: (at: number) => boolean = () => false,
): readonly Token[] {
  let mended: Token[] | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (right?.has(token.folded) || speller.has(token.folded)) continue;
    const better = speller.correct(token.folded);
    if (!better || isName(at)) continue;
    mended ??= [...tokens];
    mended[at] = { ...token, folded: better, stem: stem(better) };
  }
  return mended ?? tokens;
}

/** The opening of a template's hole: never said back, so that none of ours can hide behind it. */
const HOLE = /\$+\{/g;

/** The text from the first to the last of these tokens, as typed, but for what opens a hole. */
export function textOf(text: string, tokens: readonly Token[]): string {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first && last ? text.slice(first.start, last.end).replace(HOLE, '{') : '';
}
