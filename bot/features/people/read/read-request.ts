/** Who comes into a group: "accepte la demande de Camille", "entrée libre dans le sous-groupe …". */
import type { PeopleCommand } from './command.ts';
import { type CommandSentence, markIn, nameBetween } from './command-sentence.ts';
import { groupIn, type Placed } from './group-in.ts';

const mention = (placed: Placed | undefined) =>
  placed ? { found: placed.found, text: placed.text } : { found: [], text: '' };

/**
 * "accepte la demande", "refuse la demande de Camille Durand", "accepte Camille dans le groupe 5".
 * Invitations and slots are accepted too: a request is named, or a person by a name with its capital.
 */
export function readDecision(
  intent: 'accept' | 'decline',
  said: CommandSentence,
  from: number,
): PeopleCommand | undefined {
  if (said.text.includes('?')) return undefined;
  const request = markIn(said, 'request', from);
  const start = request ? request.at + request.length : from;
  const placed = groupIn(said, start);
  const end = placed ? placed.at : said.tokens.length;
  const person = nameBetween(said, start, end);
  const isNamed = /^\p{Lu}\p{Ll}/u.test(person);
  if (!request && !isNamed) return undefined;
  return { intent, group: mention(placed), person: isNamed || request ? person : '' };
}

/** "passe le sous-groupe cartographie en entrée libre", "entrée sur demande pour le GT 5". */
export function readEntry(said: CommandSentence): PeopleCommand | undefined {
  const opens = said.openings.some(({ value }) => value === 'setEntry');
  const mark = opens && !said.text.includes('?') && entryMark(said);
  if (!mark) return undefined;
  const placed =
    groupIn(said, mark.at + mark.length) ?? (mark.at > 0 ? groupIn(said, 0, mark.at) : undefined);
  if (!placed) return undefined;
  return { intent: 'entry', group: mention(placed), open: mark.value === 'freely' };
}

const entryMark = (said: CommandSentence) => markIn(said, 'onRequest') ?? markIn(said, 'freely');
