/**
 * What people type, without what cannot be seen: controls, bidirectional overrides, zero-width
 * letters and lone surrogates make two texts look the same that are not, or hide one in another.
 */

/** Longest text worth understanding, in UTF-16 units; a question has about 60. The rest is cut. */
const maxText = 4_000;

/** Deepest data a button of ours gives back is 3; what is below is dropped. */
const maxDepth = 16;

const lineEnds = /\r\n?|[\u2028\u2029]/g;
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** No language puts more than three marks on a letter; a thousand of them cover the lines around. */
const manyMarks = /(\p{M}{3})\p{M}+/gu;

/** All that is in it is seen, and written in one way only: most of what is typed. */
const plain = /^[\n -~]*$/;

const visible = (text: string): string => (plain.test(text) ? text : cleared(text));

const cleared = (text: string): string =>
  text.replace(lineEnds, '\n').replace(invisible, '').normalize('NFC').replace(manyMarks, '$1');

const entities: Record<string, string> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Teams writes what it would take for markup as entities, once. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);

/** A typed text: visible, in NFC, without blanks around, at most 4,000 units long. */
export const cleanText = (text: string): string => visible(text.slice(0, maxText)).trim();

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The data of a button: strings visible and in NFC, no key that could reach a prototype, nothing
 * deeper than 16. Its shape is the business of the feature that owns the button.
 */
export function cleanData(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return visible(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxDepth) return null;
  if (Array.isArray(value)) return value.map((entry) => cleanData(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !forbiddenKeys.has(key))
      .map(([key, entry]) => [visible(key), cleanData(entry, depth + 1)]),
  );
}
