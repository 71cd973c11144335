/** The broom behind every door: Teams, pages and personal links bring texts and data through here. */
import { z } from 'zod';
import { cleanText, cut, visible } from '../../cards/clean.ts';
import { oneLine } from '../../cards/one-line.ts';
import type { Person } from '../contract/turn.ts';

/** Longest text that is read, in UTF-16 units once cleaned; a question has about 60. */
export const LONGEST_READ = 4_000;

/** Longest text that is looked at to be cleaned: a message of Teams holds about 28 kB. */
export const LONGEST_TYPED = 28_000;

/** Deepest data a button of ours gives back is 3. */
const DEEPEST = 8;

/** A typed text, ready to be read; `undefined` when it is longer than what is read at once. */
export function typedText(text: string): string | undefined {
  if (text.length > LONGEST_TYPED) return undefined;
  const clean = cleanText(text);
  return clean.length > LONGEST_READ ? undefined : clean;
}

/** What is typed into a search box: what is too long to be read is left out. */
export const searchText = (text: string): string =>
  cut(cleanText(cut(text, LONGEST_TYPED)), LONGEST_READ);

/** A name is one line, whoever vouches for the person. */
export const cleanPerson = <P extends Pick<Person, 'name'>>(person: P): P => {
  const name = oneLine(cleanText(cut(person.name, LONGEST_READ)));
  return name === person.name ? person : { ...person, name };
};

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The data of a button, its texts cleaned. Its shape is the business of the feature that owns it.
 *
 * @throws {z.ZodError} when a key is not written as it looks, or reaches a prototype, or when the
 * data are deeper than any of ours. A key is never mended: two could become one, and the second take
 * the place of the one whose rights were checked.
 */
export const cleanData = (data: unknown): unknown => cleaned(data, []);

function cleaned(value: unknown, path: string[]): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (path.length === DEEPEST) throw refusal('too deep', path);
  if (Array.isArray(value)) return value.map((entry, at) => cleaned(entry, [...path, String(at)]));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (forbiddenKeys.has(key) || visible(key) !== key) throw refusal('no key of ours', path);
      return [key, cleaned(entry, [...path, key])];
    }),
  );
}

const refusal = (message: string, path: string[]): z.ZodError =>
  new z.ZodRealError([{ code: 'custom', message, path, input: undefined }]);
