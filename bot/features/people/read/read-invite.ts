/** "ajouter une personne sans Teams", "how do I add somebody who has no Teams?": the form is meant. */
import type { PeopleCommand } from './command.ts';
import { type CommandSentence, markIn, nameBetween } from './command-sentence.ts';
import { type OpeningVerb, opening } from './command-words.ts';
import { groupIn } from './group-in.ts';
import { emailIn, plainName } from './read-email.ts';

const verbs: ReadonlySet<OpeningVerb> = new Set(['add', 'invite', 'join']);

/** Words from the verb to "sans Teams"; with more in between they say something else of each other. */
const MOST_BETWEEN = 6;

/** Nothing when an address was typed: the sentence then says all that the form asks. */
export function readAskInvite(said: CommandSentence): PeopleCommand | undefined {
  // Nearly every text is about something else: one word tells.
  if (!said.tokens.some(({ folded }) => folded === 'teams' || folded === 'team')) return undefined;
  const mark = markIn(said, 'outside');
  if (!mark || emailIn(said, 0)) return undefined;
  const verb = opening
    .find(said.tokens)
    .filter(({ value, at, length }) => verbs.has(value) && at + length <= mark.at)
    .sort((a, b) => b.at - a.at || b.length - a.length)[0];
  const from = verb ? verb.at + verb.length : 0;
  if (!verb || mark.at - from > MOST_BETWEEN) return undefined;
  const placed = groupIn(said, mark.at + mark.length) ?? groupIn(said, from, mark.at);
  const until = placed && placed.at < mark.at ? placed.at : mark.at;
  const group = placed ? { found: placed.found, text: placed.text } : { found: [], text: '' };
  return { intent: 'askInvite', group, name: properName(nameBetween(said, from, until)) };
}

/** "Zoé Martin", and not "personne" or "quelqu'un". */
const properName = (typed: string): string => {
  const name = plainName(typed);
  return /^\p{Lu}/u.test(name) ? name : '';
};
