/** Words that say whether somebody comes. */

import { covers, longest, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';

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

/** "Les réunions à venir" are asked for: nobody comes. */
export const marksIn = (sentence: Sentence): Placed<string>[] => {
  const lists = conceptsOf(sentence, 'reunion-liste');
  return sentence.concepts.filter(
    (one) => MARKS.has(one.value) && !lists.some((list) => covers(list, one)),
  );
};

/** What says of a day that it suits, or not, as it says so of a slot of a poll. */
export const SUITS: ReadonlySet<string> = new Set(['oui', 'volontiers', 'vote-oui']);
export const SUITS_NOT: ReadonlySet<string> = new Set(['vote-non', 'vote-pas']);

/** Whatever may say in a clause that somebody comes, or not. */
export const answersIn = ({ concepts }: Sentence): Placed<string>[] =>
  longest(
    concepts.filter(({ value }) => MARKS.has(value) || SUITS.has(value) || SUITS_NOT.has(value)),
  );
