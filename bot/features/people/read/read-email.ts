/** E-mail addresses in a sentence, where they stand among the words, and whose they are. */
import type { CommandSentence } from './command-sentence.ts';

/**
 * Whatever somebody may have meant as an address: signs on both sides of an @, up to a blank or a sign
 * that encloses. Whether it is one is decided where it is kept; half of one would be somebody else's.
 */
const ADDRESS =
  /(?<![^\s<>()[\]"«»“”,;:])(?:mailto:)?([^\s<>()[\]"«»“”,;:@]+@[^\s<>()[\]"«»“”,;:]+)/giu;

/** What ends a sentence, not an address. */
const END = /[.!?’']+$/u;

export interface TypedEmail {
  /** In lower case. */
  text: string;
  /** The first of its words, and the first one after it. */
  at: number;
  after: number;
  /** Whether there is another one in the sentence. */
  several: boolean;
}

/** All that somebody may have meant as addresses, as typed. */
export const emailsIn = (text: string): string[] =>
  [...text.matchAll(ADDRESS)].flatMap(([, address]) => address ?? []);

/** The first address, in lower case, when it stands at the token `from` or after it. */
export function emailIn({ text, tokens }: CommandSentence, from: number): TypedEmail | undefined {
  const [match, second] = text.matchAll(ADDRESS);
  const address = match?.[1]?.replace(END, '');
  if (!match || !address) return undefined;
  const [start, end] = [match.index, match.index + match[0].length];
  const at = tokens.findIndex((token) => token.start >= start);
  const after = tokens.findIndex((token) => token.start >= end);
  if (at < from) return undefined;
  return {
    text: address.toLowerCase(),
    at,
    after: after < 0 ? tokens.length : after,
    several: second !== undefined,
  };
}

/** Letters, and what joins them; a point only where letters follow a blank: "J. Martin". */
const NAME = /^(?:[\p{L}\p{M}'’-]|\.(?= )| )+/u;

/**
 * The name of somebody who may be known by nothing but what is typed here: up to the first sign that no name
 * has. It is shown to others, in letters too: neither lines, nor addresses, nor links can hide in it.
 */
export const plainName = (text: string): string =>
  (NAME.exec(text.replace(/\S*@\S*/gu, '@'))?.[0] ?? '').trim();
