/**
 * Text that people typed, without what cannot be seen. Controls, bidirectional overrides, zero-width
 * letters, halves of surrogate pairs and non-characters make two texts look the same that are not,
 * hide one in another, or cannot be kept in a database or in XML; runs of blanks cost a reader more
 * than they say.
 */

/** All that ends a line (Unicode newline guidelines, UAX 14): Word's soft line end is a VT. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Not seen. A joiner stays where it makes one emoji out of two, and so do variation selectors, which
 * choose the look of the letter before them.
 */
const invisible =
  /(?![\n\t]|[\ufe00-\ufe0f])(?!(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** No language puts more than three marks on a letter; a thousand of them cover the lines around. */
const manyMarks = /(\p{M}{3})\p{M}+/gu;

/** All that is in it is seen, and written in one way only: most of what is typed. */
const plain = /^[\n -~]*$/;

/** The text without what is not seen, in NFC; its blanks and lines are as typed. */
export const visible = (text: string): string =>
  plain.test(text)
    ? text
    : text.replace(lineEnds, '\n').replace(invisible, '').replace(manyMarks, '$1').normalize('NFC');

const blanks = /\s{2,}/g;

/** A run of blanks is one; of line ends, two are an empty line, and more say nothing else. */
const folded = (run: string): string => {
  const ends = run.split('\n').length - 1;
  return ends === 0 ? ' ' : ends === 1 ? '\n' : '\n\n';
};

/** A typed text: visible, its runs of blanks folded, its lines kept, nothing around it. */
export const cleanText = (text: string): string => visible(text).replace(blanks, folded).trim();

/** The first units of a text, up to `most`: never half a letter at the end. */
export const cut = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
