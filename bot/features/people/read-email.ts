/** An e-mail address in a sentence, and where it stands among the words. */
import type { Said } from './said.ts';

/** Narrower than what mail allows, as people write them: no quotes, no blanks, a dot in the domain. */
const ADDRESS = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;

export interface Written {
  /** In lower case. */
  text: string;
  /** The first of its words, and the first one after it. */
  at: number;
  after: number;
}

/** The first address, in lower case, when it stands at the token `from` or after it. */
export function emailIn({ text, tokens }: Said, from: number): Written | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  const [start, end] = [match.index, match.index + match[0].length];
  const at = tokens.findIndex((token) => token.start >= start);
  const after = tokens.findIndex((token) => token.start >= end);
  if (at < from) return undefined;
  return { text: match[0].toLowerCase(), at, after: after < 0 ? tokens.length : after };
}
