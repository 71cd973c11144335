/** Who comes into a group: "accepte la demande de Camille", "entrée libre dans le sous-groupe …". */
import type { PeopleCommand } from './command.ts';
import { type CommandSentence, markIn, nameBetween } from './command-sentence.ts';
import { marks } from './command-words.ts';
import { groupIn, type PlacedGroup } from './group-in.ts';

const mention = (placed: PlacedGroup | undefined) =>
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

/**
 * "passe le sous-groupe cartographie en entrée libre", "ferme l'entrée libre du GT 5". What can be read
 * both ways is asked back: done the wrong way round, it would let strangers in.
 */
export function readEntry(said: CommandSentence): PeopleCommand | undefined {
  const opens = said.openings.some(({ value }) => value === 'setEntry');
  const mark = opens && !said.text.includes('?') && (onRequestIn(said) ?? markIn(said, 'freely'));
  if (!mark) return undefined;
  const placed =
    groupIn(said, mark.at + mark.length) ?? (mark.at > 0 ? groupIn(said, 0, mark.at) : undefined);
  if (!placed) return undefined;
  return { intent: 'entry', group: mention(placed), open: opennessIn(said) };
}

const onRequestIn = (said: CommandSentence) => markIn(said, 'onRequest');

/** Undefined: both are named, or what is said of one of them is not clear. */
function opennessIn(said: CommandSentence): boolean | undefined {
  const free = markIn(said, 'freely');
  const closing = markIn(said, 'closing');
  const inClosing = ({ at }: { at: number }) =>
    closing !== undefined && at >= closing.at && at < closing.at + closing.length;
  const inMark = ({ at }: { at: number }) =>
    free !== undefined && at >= free.at && at < free.at + free.length;
  const denied = marks
    .find(said.tokens)
    .some((found) => found.value === 'negation' && !inClosing(found) && !inMark(found));
  if (denied || (onRequestIn(said) && (free || closing))) return undefined;
  return free !== undefined && closing === undefined;
}
