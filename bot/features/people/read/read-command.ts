/** Reads a command about groups and organisations in a sentence, or nothing. */

import { oneLine } from '../../../../cards/one-line.ts';
import { textOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { meant, type NamedGroup, nameId } from '../model/group-names.ts';
import type { PeopleCommand } from './command.ts';
import { type CommandSentence, markIn, nameBetween } from './command-sentence.ts';
import type { OpeningVerb } from './command-words.ts';
import { groupIn, nameTokens, type PlacedGroup } from './group-in.ts';
import { emailIn, plainName } from './read-email.ts';
import { readAskInvite } from './read-invite.ts';
import { readPilot } from './read-pilot.ts';
import { readDecision, readEntry } from './read-request.ts';

/** Of several ways to open, the longest that makes a command. */
export function readCommand(said: CommandSentence, today: string): PeopleCommand | undefined {
  const asked = readAskInvite(said) ?? readEntry(said);
  if (asked) return asked;
  for (const { value, at, length } of said.openings) {
    const command = readers[value](said, at + length, today);
    if (command) return command;
  }
  return undefined;
}

type ReadCommand = (
  said: CommandSentence,
  from: number,
  today: string,
) => PeopleCommand | undefined;

const readers: Record<OpeningVerb, ReadCommand> = {
  join: (said, from) =>
    byEmail('invite', said, from) ?? appointSelf(said, from) ?? membership('join', said, from),
  leave: (said, from) => membership('leave', said, from),
  create,
  rename,
  link: (said, from) => link('link', said, from),
  unlink: (said, from) => link('unlink', said, from),
  name: (said, from, today) => readPilot('pilot', said, from, today) ?? person('add', said, from),
  add: (said, from) => byEmail('invite', said, from) ?? person('add', said, from),
  // Without an address, people are invited to meetings.
  invite: (said, from) => byEmail('invite', said, from),
  remove: (said, from, today) =>
    byEmail('uninvite', said, from) ??
    readPilot('unpilot', said, from, today) ??
    person('remove', said, from) ??
    whole(said, from),
  change: changeOrganisation,
  members: (said, from) => question('members', said, from),
  coAnimators: (said, from) => question('coAnimators', said, from),
  mine: (said, from) => (restIsLight(said, from) ? { intent: 'mine' } : undefined),
  iAmFrom,
  myOrganisation: (said, from) =>
    restIsLight(said, from) ? { intent: 'askOrganisation' } : undefined,
  requests: (said, from) =>
    restIsLight(said, from) || groupIn(said, from) ? { intent: 'requests' } : undefined,
  accept: (said, from) => readDecision('accept', said, from),
  decline: (said, from) => readDecision('decline', said, from),
  // With what it is to be, read before all openings.
  setEntry: () => undefined,
};

const mention = ({ found, text }: PlacedGroup): NamedGroup => ({ found, text });

/** "rejoindre le sous-groupe cartographie"; the word "groupe" may be left out when the name is clear. */
function membership(
  intent: 'join' | 'leave',
  said: CommandSentence,
  from: number,
): PeopleCommand | undefined {
  const placed = groupIn(said, from) ?? bareName(said, from);
  // "Peut-on rejoindre un groupe de travail ?" asks the plan.
  if (!placed || (placed.found.length === 0 && asks(said.utterance))) return undefined;
  return { intent, group: mention(placed) };
}

/** "la cartographie", without the word "sous-groupe", when it can mean one only. */
function bareName(said: CommandSentence, from: number): PlacedGroup | undefined {
  const name = nameTokens(said, from);
  const found = meant(
    name,
    said.groups.filter((g) => g.kind === 'sousGroupe'),
  );
  const at = said.tokens.findIndex(({ start }) => start === name[0]?.start);
  return found.length === 1 && name.length <= 4
    ? { at, under: true, found, text: textOf(said.text, name) }
    : undefined;
}

/** "ajoute-moi comme co-animateur du sous-groupe cartographie". */
function appointSelf(said: CommandSentence, from: number): PeopleCommand | undefined {
  const role = markIn(said, 'coAnimator', from);
  const after = role ? role.at + role.length : from;
  const placed = role && (groupIn(said, after) ?? bareName(said, after));
  return placed ? { intent: 'appoint', group: mention(placed), person: 'moi' } : undefined;
}

/** "ajoute Camille Durand comme co-animatrice du GT 5", "retire Camille Durand du sous-groupe …". */
function person(
  act: 'add' | 'remove',
  said: CommandSentence,
  from: number,
): PeopleCommand | undefined {
  const role = markIn(said, 'coAnimator', from);
  const after = role ? role.at + role.length : from;
  const placed =
    groupIn(said, after) ?? groupIn(said, from, role?.at) ?? (role && bareName(said, after));
  if (!placed) return act === 'add' && !role ? nameAlone(said, from) : undefined;
  const as = markIn(said, 'as', from)?.at ?? said.tokens.length;
  const name = nameBetween(said, from, Math.min(as, role?.at ?? as, placed.at));
  if (name === '' && markIn(said, 'self', from) === undefined) return undefined;
  const intent = role ? (act === 'add' ? 'appoint' : 'dismiss') : act;
  return { intent, group: mention(placed), person: name || 'moi' };
}

/** "Ajoute aussi Paul Lefèvre": nothing but names, which are written with capitals. */
function nameAlone(said: CommandSentence, from: number): PeopleCommand | undefined {
  const first = said.tokens.findIndex(
    ({ folded }, i) => i >= from && !/^(?:aussi|also|encore|m|mr|mme|mlle)$/.test(folded),
  );
  const names = said.tokens.slice(first < 0 ? said.tokens.length : first);
  const isName = ({ start, folded }: { start: number; folded: string }) =>
    /^\p{Lu}\p{Ll}/u.test(said.text.slice(start)) || /^(?:et|and|de|d|m|mme)$/.test(folded);
  if (names.length < 2 || names.length > 12 || !names.every(isName)) return undefined;
  return {
    intent: 'add',
    group: { found: [], text: '' },
    person: nameBetween(said, first, said.tokens.length),
  };
}

/** "ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie". */
function byEmail(
  intent: 'invite' | 'uninvite',
  said: CommandSentence,
  from: number,
): PeopleCommand | undefined {
  const email = emailIn(said, from);
  if (!email) return undefined;
  // Not in the address: "zoe@groupe.fr" names no group.
  const placed = groupIn(said, email.after) ?? groupIn(said, from, email.at);
  const end = placed && placed.at > email.at ? placed.at : said.tokens.length;
  const typed = nameBetween(said, from, email.at) || nameBetween(said, email.after, end);
  const name = placed && placed.at < email.at ? '' : plainName(typed);
  const group = placed ? mention(placed) : { found: [], text: '' };
  return { intent, group, email: email.text, name, several: email.several };
}

function create(said: CommandSentence, from: number): PeopleCommand | undefined {
  const placed = groupIn(said, from);
  const at = said.tokens.findIndex((token, i) => i >= from && /groupe|group/.test(token.folded));
  if (!placed || (!placed.under && !isNewName(said, at))) return undefined;
  return { intent: 'create', name: nameAfter(said, at) };
}

/** "Un groupe « Copil numérique »": not "un groupe de travail", nor a group for a meeting on Tuesday. */
function isNewName({ text, tokens }: CommandSentence, at: number): boolean {
  const one = /^(?:un|a|nouveau|new)$/.test(tokens[at - 1]?.folded ?? '');
  const after = text.slice(tokens[at]?.end ?? text.length);
  return one && /^\s*(?:(?:appel[ée]|nomm[ée]|called|named)\s+)?[:«"“]?\s*\p{Lu}/u.test(after);
}

/** What stands after a token, to the end, as a name: without its quotes and polite words. */
function nameAfter({ text, tokens }: CommandSentence, at: number): string {
  const name = text
    .slice(tokens[at]?.end ?? text.length)
    .replace(/^[\s:«"“'’]+|[\s.!?»"”'’]+$/gu, '')
    .replace(/[\s,]+(?:svp|stp|merci|s['’]il (?:te|vous) pla[iî]t|please)$/iu, '')
    .replace(/^(?:appel[ée]|nomm[ée]|called|named)\s+/iu, '')
    .replace(/[»"”]+$/u, '');
  return oneLine(name).slice(0, 120);
}

/**
 * "renomme le sous-groupe Accueil en Accueil du handicap". A name may itself hold the word "en":
 * where the words before it are a whole name, the new one begins.
 */
function rename(said: CommandSentence, from: number): PeopleCommand | undefined {
  const at = (word: RegExp) =>
    said.tokens.flatMap(({ folded }, i) => (i > from && word.test(folded) ? [i] : []));
  const english = at(/^(to|into)$/);
  const read = (english.length > 0 ? english : at(/^en$/)).flatMap((end) => {
    const placed = groupIn(said, from, end);
    return placed?.under ? [{ end, placed }] : [];
  });
  const clear =
    read.find(({ placed }) => isWhole(placed)) ??
    read.find(({ placed }) => placed.found.length > 0) ??
    read[0];
  if (clear)
    return { intent: 'rename', group: mention(clear.placed), name: nameAfter(said, clear.end) };
  const placed = groupIn(said, from);
  return placed?.under ? { intent: 'rename', group: mention(placed), name: '' } : undefined;
}

/** Whether the words are the name of one group, and not a part of it. */
const isWhole = ({ found, text }: PlacedGroup): boolean =>
  found.length === 1 && found[0]?.name !== undefined && nameId(found[0].name) === nameId(text);

/** "supprime le sous-groupe Accueil": the whole of it, and nobody from it. */
function whole(said: CommandSentence, from: number): PeopleCommand | undefined {
  const placed = groupIn(said, from);
  const alone = placed?.under && nameBetween(said, from, placed.at) === '';
  return alone ? { intent: 'askDissolve', group: mention(placed) } : undefined;
}

/** "lier ce canal au sous-groupe cartographie"; "délier ce canal". */
function link(
  intent: 'link' | 'unlink',
  said: CommandSentence,
  from: number,
): PeopleCommand | undefined {
  const place = markIn(said, 'place', from);
  const placed = groupIn(said, from);
  if (intent === 'link' && (!place || !placed)) return undefined;
  if (!place && !placed) return undefined;
  return { intent, group: placed ? mention(placed) : { found: [], text: '' } };
}

/**
 * The plan says who may be in a group, people say who is: a sous-groupe is asked of people, a
 * working group only once somebody is in it.
 */
function question(
  intent: 'members' | 'coAnimators',
  said: CommandSentence,
  from: number,
): PeopleCommand | undefined {
  const placed = groupIn(said, from);
  if (!placed) return undefined;
  // "Qui est dans mon groupe ?": whoever asks has one.
  const mine = /^(?:mon|notre|my|our)$/.test(said.tokens[placed.at - 1]?.folded ?? '');
  if (mine && placed.text === '') return { intent, group: mention(placed) };
  if (placed.found.length === 0) return undefined;
  const known = placed.found.some(({ row }) => row && row[intent].length > 0);
  return (placed.under && said.peopled) || known ? { intent, group: mention(placed) } : undefined;
}

/** "je suis de la Caf": a whole sentence, or it only leads up to a question. */
function iAmFrom(said: CommandSentence, from: number): PeopleCommand | undefined {
  if (asks(said.utterance)) return undefined;
  const [found] = said.organisations
    .find(said.tokens)
    .filter(({ at }) => at >= from)
    .sort((a, b) => b.length - a.length);
  if (!found || !restIsLight(said, from, found.at) || !restIsLight(said, found.at + found.length))
    return undefined;
  return { intent: 'organisation', organisation: found.value.slice('organisation:'.length) };
}

/** "change l'organisation de Camille Durand : la Caf". */
function changeOrganisation(said: CommandSentence, from: number): PeopleCommand | undefined {
  const word = markIn(said, 'organisation', from);
  if (!word) return undefined;
  const start = word.at + word.length;
  const found = said.organisations
    .find(said.tokens)
    .filter(({ at }) => at > start)
    .sort((a, b) => b.length - a.length || b.at - a.at)[0];
  if (!found) return undefined;
  const name = nameBetween(said, start, found.at).replace(
    /(?<![\s:,])[\s:,]*\s(?:en|pour|par|to|into|for)$/iu,
    '',
  );
  return name === ''
    ? undefined
    : {
        intent: 'organisationOf',
        person: name,
        organisation: found.value.slice('organisation:'.length),
      };
}

const asks = ({ text }: Utterance): boolean => text.includes('?');

/** Whether only words without a sense of their own stand there. */
const restIsLight = (
  { tokens, empty }: CommandSentence,
  from: number,
  to = tokens.length,
): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ folded }) =>
        empty.has(folded) || folded.length < 2 || /^(svp|stp|merci|please|thanks)$/.test(folded),
    );
