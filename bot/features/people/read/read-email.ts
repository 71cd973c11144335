/** E-mail addresses of a sentence, wherever they stand in it. */
import type { Placed } from '../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../sentence/sentence.ts';

/** As mail programs copy it, with or without "mailto:" and angle brackets. */
const ADDRESS = /(?:mailto:)?([^\s<>()[\]"«»“”,;:@]+@[^\s<>()[\]"«»“”,;:]+)/giu;

/** What ends a sentence, not an address. */
const END = /[.!?’']+$/u;

/** All that somebody may have meant as addresses, as typed. */
export const emailsIn = (text: string): string[] =>
  [...text.matchAll(ADDRESS)].flatMap(([, address]) => address ?? []);

/** Addresses, in lower case. */
export const emailsSlot = (sentence: Sentence): Placed<string>[] =>
  sentence.text.includes('@')
    ? [...sentence.text.matchAll(ADDRESS)].flatMap((match) => {
        const value = match[1]?.replace(END, '').toLowerCase();
        const span = { start: match.index, end: match.index + match[0].replace(END, '').length };
        return value ? [{ value, ...placeOf(sentence, span) }] : [];
      })
    : [];

/** Letters, and what joins them; a point only where letters follow a blank: "J. Martin". */
const NAME = /^(?:[\p{L}\p{M}'’-]|\.(?= )| )+/u;

/**
 * The name of somebody who may be known by nothing but what is typed here: up to the first sign that no name
 * has. It is shown to others, in letters too: neither lines, nor addresses, nor links can hide in it.
 */
export const plainName = (text: string): string =>
  (NAME.exec(text.replace(/\S*@\S*/gu, '@'))?.[0] ?? '').trim();
