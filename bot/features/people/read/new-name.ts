/** New names of groups: "nom : Relais parents", "renomme … en Cartes en ligne". */

import { oneLine } from '../../../../cards/one-line.ts';
import { endOf, gap, isCapital } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
} from '../../../sentence/sentence.ts';
import { deniedIn } from '../../../sentence/superseded.ts';
import { isNamed, type NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { QUOTED, wherePeopleAre } from './people-slots.ts';

const MOST = 120;
/** What ends a sentence, or the name in it. */
const END = /[,;!?]|\.(?:\s|$)|\s[-–—]\s/u;

/** "Nom : Relais parents", "nouveau nom du groupe = …": where the name begins, behind the sign. */
export function labelIn(sentence: Sentence, from: number): number | undefined {
  const { typed, concepts } = sentence;
  const label = concepts.find(({ value, at }) => LABELS.has(value) && at > from);
  if (!label) return undefined;
  const at = typed.findIndex((_, i) => i >= endOf(label) && /[:=]/.test(gap(sentence, i, i)));
  return at > 0 && at - endOf(label) <= MOST_BEHIND ? at : undefined;
}

const LABELS: ReadonlySet<string> = new Set(['gens-nom', 'gens-nouveau-nom']);
/** Words between "nom" and its sign: "du groupe". */
const MOST_BEHIND = 3;

/** What a group may be called before its name. */
export const KINDS: readonly string[] = ['gens-groupe', 'gens-sorte-de-groupe'];

/** What a sentence lacks whose new group has no name. */
export const LACKS_NAME = 'people.name';
const MOST_IN_NAME = 6;

/** "Handicap": a reply that only gives a name, as it is added to the sentence that lacked it. */
export function nameGiven({ text, mood, tokens, concepts }: Sentence): string | undefined {
  const isOther = mood !== 'tell' || concepts.some(({ value }) => OTHER_ANSWERS.has(value));
  if (isOther || /[?@\n]/.test(text) || tokens.length > MOST_IN_NAME) return undefined;
  const name = cleaned(text);
  return /\p{L}{2}/u.test(name) ? `appelé « ${name} »` : undefined;
}

/** What answers a question, and gives no name. */
const OTHER_ANSWERS: ReadonlySet<string> = new Set([
  ...['oui', 'non', 'negation', 'gens-cest', 'volontiers', 'laisse-tomber', 'bavarde-merci'],
  ...['bavarde-salut', 'bavarde-attends', 'bavarde-renonce', 'plainte', 'fiche', 'chose-proposee'],
]);

/** What stands from a token on, as a name: the words in quotes, else those up to what it is for. */
export function nameFrom(sentence: Sentence, from: number): string {
  const { text, typed, lexicon } = sentence;
  // "Appelle-le plutôt Premiers pas".
  const isObject = gap(sentence, from, from) === '-';
  const start = typed[isObject ? from : from - 1]?.end ?? text.length;
  const rest = text.slice(start);
  const quoted = QUOTED.exec(rest);
  // "… désormais « Parents »": what is in the quotes, whatever small words lead to it.
  const lead = leadOf(readSentence(rest, lexicon));
  const isLed = !/[\p{L}\d]/u.test(rest.slice(lead, quoted?.index));
  if (quoted?.[1] && isLed) return cleaned(quoted[1]);
  const own = rest.slice(lead).replace(SIGNS, '');
  const until = own.search(END);
  return cleaned(withoutPurpose(until < 0 ? own : own.slice(0, until), lexicon));
}

/** Where what only says since when ends: "désormais", "à présent". */
function leadOf(read: Sentence): number {
  let at = 0;
  for (const one of conceptsOf(read, 'gens-des-lors'))
    if (one.at <= at && endOf(one) > at) at = endOf(one);
  return at === 0 ? 0 : (read.typed[at]?.start ?? 0);
}

const SIGNS = /^[\s:=«"“'’]+/u;

const NO_NAME: readonly string[] = ['gens-but', 'demande-polie', 'gens-des-lors'];

/** "Locaux pour les questions de bâtiments" is called "Locaux". */
function withoutPurpose(text: string, lexicon: Sentence['lexicon']): string {
  const read = readSentence(text, lexicon);
  // "… cartographie des besoins maintenant": since when.
  const ends = placesOf(read, NO_NAME).filter(({ at }) => at > 0);
  const first = Math.min(read.typed.length, ...ends.map(({ at }) => at));
  return text.slice(0, read.typed[first]?.start);
}

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const cleaned = (text: string): string =>
  oneLine(text.replace(/^[\s:«"“'’]+|[\s.!?»"”’',]+$/gu, '')).slice(0, MOST);

/**
 * "renomme le sous-groupe Accueil en Accueil du handicap": the new name, and the group. A name may itself hold the
 * word "en": where the words before it are a whole name, the new one begins.
 */
export function newName(
  sentence: Sentence,
  context: SlotContext,
  groups: readonly Placed<NamedGroup>[],
): [string, NamedGroup | undefined] {
  const { text, typed, lexicon, concepts } = sentence;
  const [verb] = conceptsOf(sentence, 'gens-renommer');
  // "Que ce groupe s’intitule « Premiers pas »", "rename Données -> Observatoire": what is in quotes, or behind an arrow.
  const given = givenIn(sentence, groups);
  // "Change le nom du groupe Carto en « Atlas »": what begins outside the new name, however far its words are read.
  if (given)
    return [given.value, groups.find((one) => one.at < given.at || !overlap(one, given))?.value];
  const called = concepts
    .filter(({ value }) => NAMING.has(value))
    .sort((a, b) => endOf(b) - endOf(a))[0];
  const behind = labelIn(sentence, -1) ?? (called && endOf(called));
  if (called && behind !== undefined && groups[0] && behind > groups[0].at)
    return [nameFrom(sentence, behind), groups[0].value];
  const read = conceptsOf(sentence, 'gens-en').flatMap(({ at }) => {
    const before = readSentence(text.slice(0, typed[at]?.start), lexicon);
    const [placed] = at > (verb?.at ?? 0) ? wherePeopleAre(before, context) : [];
    return placed ? [{ at, group: placed.value }] : [];
  });
  const isWhole = ({ found: [one, second], text: name }: NamedGroup) =>
    one !== undefined && !second && isNamed(one, name);
  const clear =
    read.find(({ group }) => isWhole(group)) ??
    read.find(({ group }) => group.found.length > 0) ??
    read[0];
  if (clear) return [nameFrom(sentence, clear.at + 1), clear.group];
  const [group] = groups;
  // "Appelle-le plutôt premiers pas": of what was just made, whichever group the words are like.
  const isOrdered = sentence.mood === 'order' || says(sentence, 'gens-erreur');
  const isOfLast = (verb?.length ?? 0) > 1 && isOrdered && !says(sentence, 'gens-groupe');
  const last = isOfLast ? verb : (group ?? verb);
  const named = last ? nameFrom(sentence, endOf(last)) : '';
  if (isOfLast) return [withoutLight(named, lexicon), undefined];
  // "Renomme-le « Foncier et immobilier »", "appelle le groupe carto Atlas": nothing but the name behind.
  return [/^\p{Lu}/u.test(named) ? named : '', group?.value];
}

/** The last name that is given by its signs, and that no group has: "au lieu de « Parents », « Familles »". */
function givenIn(
  sentence: Sentence,
  groups: readonly Placed<NamedGroup>[],
): Placed<string> | undefined {
  const isOld = ({ value: name }: Placed<string>) =>
    groups.some(({ value }) => value.found.some((one) => isNamed(one, name)));
  const all = [...sentence.text.matchAll(GIVEN)].flatMap(({ 0: said, 1: name = '', index }) => {
    const place = placeOf(sentence, { start: index, end: index + said.length });
    return cleaned(name) === '' ? [] : [{ value: cleaned(name), ...place }];
  });
  const left = deniedIn(sentence, all, conceptsOf(sentence, 'gens-au-lieu'));
  return all.findLast((one) => !left.includes(one) && !isOld(one));
}

/** A name in quotes, beside a group that there is: what it is to be called. */
export function quotedName(sentence: Sentence, context: SlotContext): Placed<string>[] {
  const groups = wherePeopleAre(sentence, context).filter(({ value }) => value.found.length > 0);
  const given = givenIn(sentence, groups);
  return given && groups.some((one) => !overlap(one, given)) ? [given] : [];
}

/** A name that is given by its signs. */
const GIVEN = /(?:[«"“]\s*|(?:[-=]>|→)\s*)([^»"”«“→]+)/gu;

/** Without the small words before a name. */
function withoutLight(text: string, lexicon: Sentence['lexicon']): string {
  const { typed } = readSentence(text, lexicon);
  const first = typed.find(({ folded }) => !lexicon.light.has(folded));
  return first ? text.slice(first.start) : '';
}

/** What a new name stands behind. */
const NAMING: ReadonlySet<string> = new Set([
  'gens-nomme-ainsi',
  'gens-nouveau-nom',
  'gens-devient',
]);

/** A name that is given, wherever it stands: the words in quotes, else those with a capital behind "appelle". */
export function newNameIn(sentence: Sentence): Placed<string>[] {
  const { text, typed, concepts } = sentence;
  const quoted = QUOTED.exec(text);
  const named = concepts
    .filter(({ value }) => value === 'gens-nomme-ainsi' || value === 'gens-renommer')
    .map(endOf)
    .sort((a, b) => b - a)
    .find((at) => isCapital(sentence, at));
  const value = quoted?.[1] ?? (named === undefined ? '' : nameFrom(sentence, named));
  const start = text.indexOf(value, quoted?.index ?? typed[named ?? 0]?.start ?? 0);
  return value === '' || start < 0
    ? []
    : [{ value, ...placeOf(sentence, { start, end: start + value.length }) }];
}
