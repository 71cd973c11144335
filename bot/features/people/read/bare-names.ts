/** Names of people that nobody known bears, written without their capitals: "nadia cherif et emilie rousseau". */
import { endOf, gap, isCapital, isLight } from '../../../sentence/between.ts';
import { isOver, type Placed } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says, saysAny, typedOver } from '../../../sentence/sentence.ts';
import { titles } from '../model/name-words.ts';
import { roleConcepts } from '../model/role-concepts.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { groupsSlot } from '../model/slots/groups.ts';
import { isApart, isParticle, type NamedPerson } from '../model/slots/persons.ts';
import { thingsSlot } from '../model/slots/things.ts';

/** Verbs whose object somebody is. */
export const ON_PEOPLE: ReadonlySet<string> = new Set([
  'gens-nommer',
  'gens-mettre',
  'gens-oter',
  'gens-inviter',
  'gens-remplacer',
  'gens-rejoindre',
  'gens-partir',
  'gens-au-lieu',
]);
/** What somebody is said to be or to do: where one of these is, a person is due. */
const DUE: ReadonlySet<string> = new Set([...roleConcepts, ...ON_PEOPLE, 'gens-creer']);
const ROLES: ReadonlySet<string> = new Set(roleConcepts);
/** The same, of a fiche that is named: "la 5 c’est yasmine chaoui". */
const DUE_OF_FICHE: ReadonlySet<string> = new Set(['gens-prendre', 'gens-cest', 'gens-suite']);
/** What a name stands behind. */
const BEFORE: ReadonlySet<string> = new Set([
  ...ON_PEOPLE,
  'gens-devant-nom',
  'gens-aussi',
  'bavarde-salut',
]);

const LEAST_WORDS = 2;
const MOST_WORDS = 3;

/** A name that was written without any capital, with those of a name; any other as typed. */
export const withCapitals = (name: string): string =>
  /\p{Lu}/u.test(name)
    ? name
    : name.replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());

/**
 * Two words or three that mean nothing else, where a person is due: at the head, behind a sign, a name or a word that
 * leads up to one.
 * @param known what the words are already read as
 */
export function bareNames(
  sentence: Sentence,
  context: SlotContext,
  known: readonly Placed<unknown>[],
): Placed<NamedPerson>[] {
  const { concepts, tokens } = sentence;
  const isDue =
    // "Fais un groupe avec Karim et Bérengère".
    (says(sentence, 'gens-groupe') && saysAny(sentence, ['gens-former', 'gens-falloir'])) ||
    concepts.some(({ value }) => DUE.has(value)) ||
    (concepts.some(({ value }) => DUE_OF_FICHE.has(value)) &&
      thingsSlot(sentence, context).length > 0) ||
    // "Djamila et Karim dans le second".
    tokens.some((_, at) => isBesideKnown(sentence, at, at + 1, known));
  if (!isDue) return [];
  const groups = groupsSlot(sentence, context);
  // "Paul c’est parentalité": a group that is there is nobody.
  const taken = groups.filter(({ value }) => value.text !== '' && value.found.length > 0);
  const named: Placed<unknown>[] = [...known, ...taken];
  /** Where a name may begin: behind a name, or what leads up to one. */
  const begins = new Set(
    [...concepts.filter(({ value }) => BEFORE.has(value)), ...known].map(endOf),
  );
  const found: Placed<NamedPerson>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (at > 0 && !isApart(sentence, at) && !begins.has(at)) continue;
    const from = titles.has(sentence.typed[at]?.folded ?? '') ? at + 1 : at;
    const length = nameLength(sentence, from, named);
    if (length === 0) continue;
    const name = withCapitals(typedOver(sentence, from, length));
    const one = { value: { found: [], name, isSelf: false }, at: from, length };
    found.push(one);
    named.push(one);
    begins.add(from + length);
    at = from + length - 1;
  }
  return found;
}

/** Of so many words a name is; none, where fewer or more words that mean nothing else stand together. */
function nameLength(sentence: Sentence, from: number, known: readonly Placed<unknown>[]): number {
  const { tokens, typed, concepts, lexicon } = sentence;
  // "Anne Vasseur", "Thomas Weber" are no slips of "année", "Webex".
  const isSlip = (at: number) => tokens[at]?.folded !== typed[at]?.folded;
  const isWord = (at: number) => {
    const folded = typed[at]?.folded ?? '';
    return (
      /^[a-z]{2,}$/.test(folded) &&
      !lexicon.light.has(folded) &&
      !isOver(known, at) &&
      (isSlip(at) || !isOver(concepts, at))
    );
  };
  const isOther = (at: number) => !lexicon.known.has(typed[at]?.folded ?? '');
  // "Pierre Delmas": the language may have the first of its words.
  // "Ajoute que momo apporte la sono": a verb with its object.
  const isVerb = (at: number) =>
    lexicon.grammar.isFinite(typed[at]?.folded ?? '') && stands(sentence, 'derriere-ordre', at + 1);
  const isFree = (at: number) => isWord(at) && !isVerb(at) && (at === from || isOther(at));
  let end = from;
  let words = 0;
  let isSure = false;
  while (end < tokens.length && (end === from || !isApart(sentence, end))) {
    const isInside = end > from && isParticle(sentence, end) && isFree(end + 1);
    if (!isInside && !isFree(end)) break;
    isSure ||= !isInside && !isSlip(end) && (isOther(end) || isListed(sentence, end, known));
    if (!isInside) words += 1;
    end += 1;
  }
  if (!isSure || words > MOST_WORDS) return 0;
  const isOne =
    isAlone(sentence, from, end) ||
    isListed(sentence, from, known) ||
    isBesideKnown(sentence, from, end, known) ||
    isPut(sentence, from);
  return words >= LEAST_WORDS || isOne ? end - from : 0;
}

/** "Yasmine est sa suppléante", "animé par thomas": beside what somebody is, one word is a name too. */
function isAlone(sentence: Sentence, from: number, end: number): boolean {
  const { concepts } = sentence;
  const roles = concepts.filter(({ value }) => ROLES.has(value));
  const lead = conceptsOf(sentence, 'gens-devant-nom').find((one) => endOf(one) === from);
  return roles.some(
    (one) => (one.at >= end && isLight(sentence, end, one.at)) || endOf(one) === lead?.at,
  );
}

/** "Yasmine et pierre": behind a name, what goes on with the list of them. */
const isListed = (sentence: Sentence, at: number, known: readonly Placed<unknown>[]): boolean =>
  !sentence.lexicon.grammar.isFinite(sentence.tokens[at]?.folded ?? '') &&
  conceptsOf(sentence, 'gens-devant-nom').some(
    (one) =>
      endOf(one) === at &&
      known.some((name) => isPerson(name.value) && endOf(name) === one.at) &&
      // "Terrain (Omar, Paul) et Com (Léa)": a bracket ends the list.
      !gap(sentence, one.at, one.at).includes(')'),
  );

/** "Inès et Karim", "Karim, Inès, Omar": written as a name, and in a list with somebody who is known. */
function isBesideKnown(
  sentence: Sentence,
  from: number,
  end: number,
  known: readonly Placed<unknown>[],
): boolean {
  const isJoined = (a: number, b: number) =>
    /^\s*(?:,|,?\s*(?:et|and|&|\+))\s*$/iu.test(gap(sentence, a, b));
  return (
    isCapital(sentence, from) &&
    known.some(
      ({ value, at, length }) =>
        isPerson(value) &&
        ((at >= end && at - end <= 2 && isJoined(end, at)) ||
          (at + length <= from && from - at - length <= 2 && isJoined(at + length, from))),
    )
  );
}

/** "Ajoute Inès au groupe": written as a name, right behind what is done to people. */
const isPut = (sentence: Sentence, from: number): boolean =>
  isCapital(sentence, from) &&
  sentence.concepts.some((one) => ON_PEOPLE.has(one.value) && endOf(one) === from);

const isPerson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'isSelf' in value;
