/** Lexer of sentences: words, numbers and signs, each with its place in the text as typed. */
import { fold, MAX_TEXT, stem } from '../language/fold.ts';
import type { Token } from '../language/tokens.ts';

const TOKEN = new RegExp(
  [
    String.raw`https?://\S+`, // an address is one thing: no word of it is said
    String.raw`\d{1,2}\s?[hH](?:\s?\d{2})?(?![\p{L}\d])`, // 14h, 9h30, 14 h 30
    String.raw`\d+(?:[.,/:-]\d+)*`, // 1.1, 44,9, 5/11, 14:30
    String.raw`[\p{L}\p{M}]+`,
    '[%€?]',
    String.raw`\p{Extended_Pictographic}`,
  ].join('|'),
  'gu',
);

/** Tokens in the order of the text: what stands between two of them is blanks and punctuation. */
export function lex(text: string): Token[] {
  return [...text.slice(0, MAX_TEXT).matchAll(TOKEN)].map((match) => {
    const [typed] = match;
    const folded = fold(typed).replace(/\s+/g, '') || typed;
    return { folded, stem: stem(folded), start: match.index, end: match.index + typed.length };
  });
}
