/** Words that say whether somebody comes. */

import { longest, type Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';

export const MARKS: ReadonlySet<string> = new Set([
  'presence-remplace',
  'presence-represente-par',
  'presence-absent',
  'presence-peux-pas',
  'presence-peut-etre',
  'presence-venir',
  'presence-distance',
  'presence-retard',
  'presence-accord',
]);

export const marksIn = ({ concepts }: Sentence): Placed<string>[] =>
  concepts.filter(({ value }) => MARKS.has(value));

/** What says of a day that it suits, or not, as it says so of a slot of a poll. */
export const SUITS: ReadonlySet<string> = new Set(['oui', 'volontiers', 'vote-oui']);
export const SUITS_NOT: ReadonlySet<string> = new Set(['vote-non', 'vote-pas']);

/** Whatever may say in a clause that somebody comes, or not. */
export const answersIn = ({ concepts }: Sentence): Placed<string>[] =>
  longest(
    concepts.filter(({ value }) => MARKS.has(value) || SUITS.has(value) || SUITS_NOT.has(value)),
  );
