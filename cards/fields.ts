/** What buttons and forms give back, by kind: how long it may be, and whether it has lines. */
import { z } from 'zod';
import { oneLine } from './one-line.ts';

/** Bounds, in UTF-16 units. Forms say the same (`maxLength`), but nothing makes a client obey. */
export const most = {
  id: 512,
  /** A person, an institution outside the plan. */
  name: 120,
  title: 200,
  place: 300,
  /** A word beside an answer. */
  word: 500,
  /** Some paragraphs. */
  text: 4_000,
  /** What is shown again with what is wrong, rather than refused: twice the longest that is kept. */
  draft: 20_000,
} as const;

/** Id of a thing: nothing in it that is not seen, or that a database does not keep. */
export const idPattern = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]{1,512}$/u;

export const id = z.string().regex(idPattern);

/** Id of a thing, or empty: none was chosen. */
export const optionalId = id.or(z.literal('')).default('');

/** What is said in one line: titles, places, names. */
export const line = (longest: number) =>
  z.string().max(most.draft).transform(oneLine).pipe(z.string().max(longest));

/** What may have several lines. */
export const lines = (longest: number) => z.string().trim().max(longest);
