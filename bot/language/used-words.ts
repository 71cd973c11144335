/** What a reading made of a sentence, and what it left. */

import { LINKS, type PhraseMatch } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { Span } from './when/expression.ts';

/** The place in the text of what an expression covers. */
export const spanOf = (
  tokens: readonly Token[],
  { at, length }: Pick<PhraseMatch<unknown>, 'at' | 'length'>,
): Span => ({ start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 });

/** Words within the spans, and the others but for those that lead up to something. */
export function usedWords(
  tokens: readonly Token[],
  spans: readonly Span[],
  leading: ReadonlySet<string>,
): { words: string[]; left: string[] } {
  const inside = (token: Token) => spans.some((s) => s.start <= token.start && token.start < s.end);
  const empty = (folded: string) => leading.has(folded) || LINKS.has(folded) || folded.length < 2;
  return {
    words: tokens.filter(inside).map(({ folded }) => folded),
    left: tokens.filter((t) => !inside(t) && !empty(t.folded)).map(({ folded }) => folded),
  };
}
