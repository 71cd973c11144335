/** A text cut for the grammar of time: words, numbers and signs, each with its place. */
import { fold, MAX_TEXT } from '../fold.ts';

export interface Lexeme {
  folded: string;
  start: number;
  end: number;
  /** Set for figures. */
  number?: number | undefined;
  /** No space before it. */
  glued: boolean;
}

const LEXEME = /[\p{L}\p{M}]+|[0-9]+|[^\s\p{L}\p{M}]/gu;

export function lexemesOf(text: string): Lexeme[] {
  let end = 0;
  return [...text.slice(0, MAX_TEXT).matchAll(LEXEME)].map((match) => {
    const [typed] = match;
    const glued = match.index === end;
    end = match.index + typed.length;
    const figures = /^[0-9]{1,9}$/.test(typed);
    return {
      folded: fold(typed),
      start: match.index,
      end,
      ...(figures ? { number: Number(typed) } : {}),
      glued,
    };
  });
}
