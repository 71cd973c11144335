/** What a clause about people is before it is read: whom its pronoun means, what its names do not say, whether it asks. */
import { endOf, gap, isCapital, isLight, isParted } from '../../../sentence/between.ts';
import { moodOf } from '../../../sentence/mood.ts';
import { covers, type Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
} from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { thingsSlot } from '../model/slots/things.ts';
import { ledOf } from './command.ts';
import type { Frame } from './frame.ts';
import { awayIn, stretchIn } from './later.ts';
import { employersSlot, PLACES, peopleSlot, wherePeopleAre } from './people-slots.ts';
import { ledBy } from './request.ts';
import { nameOf, rolesIn } from './roles.ts';

/** Mood of a sentence whose "qui" asks nothing: "fais un groupe …, c’est Awa qui anime" orders. */
export function toldMood({ concepts, lexicon, ...said }: Sentence) {
  const told = concepts.filter(({ value }) => !value.startsWith('interroge'));
  return moodOf({ ...said, ...lexicon, concepts: told });
}

/**
 * The same sentence, where the words of a name say nothing else: "ajoute Paul Pilote" appoints no pilote, "les réunions
 * d’information" of the plan are no meeting.
 */
export function withoutNames(sentence: Sentence, context: SlotContext): Sentence {
  const names: readonly Placed<unknown>[] = [
    ...peopleSlot(sentence, context).filter(
      ({ at, length, value }) =>
        length > 1 && value.found.length > 0 && isCapital(sentence, at + length - 1),
    ),
    ...thingsSlot(sentence, context).filter(({ value }) => value.byName),
  ];
  const isInName = (one: Placed<unknown>) => names.some((name) => covers(name, one));
  // "… qui la pilote, plus Nadia": a sign parts what would be one saying.
  const isCut = ({ at, length }: Placed<unknown>) =>
    length > 1 && isParted(sentence, at + 1, at + length - 1);
  const concepts = sentence.concepts.filter((one) => !isInName(one) && !isCut(one));
  return { ...sentence, concepts };
}

/** "C'est Karim qui pilote": "qui" behind a person asks nothing. */
export function isRelative(sentence: Sentence, context: SlotContext): boolean {
  const opensAsking = stands(sentence, 'interroge-en-tete', 0);
  if (opensAsking || sentence.text.includes('?') || says(sentence, 'se-demander')) return false;
  const asking = conceptsOf(sentence, 'interroge');
  // "C’est Élodie de la ville de Stains qui pilote": where she is from stands between.
  const persons = peopleSlot(sentence, context);
  const from = [...persons, ...employersSlot(sentence, context)];
  // "Léa elle a mis quoi" asks, without such a word.
  const isAsked = sentence.mood === 'ask' && asking.length === 0;
  return (
    !isAsked &&
    asking.every(
      ({ at }) => persons.some((one) => one.at < at) && from.some((one) => endOf(one) === at),
    )
  );
}

/** What says by itself who is what, of a fiche or a group. */
const OF_ANY: readonly string[] = [
  'gens-piloter',
  'gens-pilote',
  'gens-co-animation',
  'gens-rejoindre',
];
/** The same, of a fiche alone: "à" is written as "a" is. */
export const VERBS: readonly string[] = [...OF_ANY, 'gens-prendre'];

export const isWhole = (part: Sentence, context: SlotContext): boolean => {
  const { concepts } = withoutNames(part, context);
  const isSaid = (verbs: readonly string[]) => concepts.some(({ value }) => verbs.includes(value));
  const isOf = (places: readonly Placed<{ text: string }>[], verbs: readonly string[]) =>
    places.some(({ value }) => value.text !== '') && isSaid(verbs);
  return (
    // "Karim est absent du 7 au 18, Omar prend la 1.1": why, and for how long.
    (says(part, 'presence-absent') && stretchIn(part, context) !== undefined) ||
    awayIn(part, context).length > 0 ||
    ((peopleSlot(part, context).length > 0 || says(part, 'gens-un-autre')) &&
      (isOf(thingsSlot(part, context), VERBS) || isOf(wherePeopleAre(part, context), OF_ANY)))
  );
};

/** What somebody who was just named goes on to do: "…, et elle remplace Paul". */
const GOES_ON =
  /^gens-(?:piloter|prendre|remplacer|co-animation|cesser|plus|rester|rejoindre|suite|pilote|suppleant|titulaire)$/;

/**
 * The same clause, with the one person who was just named for the pronoun that opens it.
 *
 * @param context false: not by this message, and where they work is not said of them
 */
export function withPerson(
  sentence: Sentence,
  { persons = [] }: Frame,
  context: SlotContext | false,
): Sentence {
  const { text, typed, concepts, lexicon } = sentence;
  const [name, second] = persons;
  if (name === undefined || second !== undefined || name === 'moi') return sentence;
  // "Mets-le en suppléant", "enlève-la finalement".
  const isOf = (context && rolesIn(sentence).length > 0) || says(sentence, 'gens-oter');
  const [object] = isOf ? objectsIn(sentence) : [];
  if (object !== undefined && typed[object]?.start)
    return readSentence(
      `${text.slice(0, typed[object].start - 1)} ${name}${text.slice(typed[object].end)}`,
      lexicon,
    );
  const at = someoneAt(sentence);
  const opens = isLight(sentence, 0, at);
  const acts =
    (context && (says(sentence, 'gens-genre') || employersSlot(sentence, context).length > 0)) ||
    concepts.some((one) => GOES_ON.test(one.value) && one.at > at && one.at <= at + 2);
  const pronoun = typed[at];
  if (!pronoun || !opens || !acts) return sentence;
  return readSentence(text.slice(0, pronoun.start) + name + text.slice(pronoun.end), lexicon);
}

/** "…, et mets-moi dans le 2", behind an axe: the axe 2; "la 2" is a fiche. */
export function withAxe(sentence: Sentence, { groups = [] }: Frame, { view }: SlotContext) {
  const { text, typed, tokens, lexicon } = sentence;
  if (!groups.some(({ found }) => found.some(({ kind }) => kind === 'axe'))) return sentence;
  const place = conceptsOf(sentence, 'gens-vers')
    .map((one) => endOf(one) + Number(tokens[endOf(one)]?.folded === 'le'))
    .filter((at) => /^(?:le|au)$/.test(tokens[at - 1]?.folded ?? ''))
    .find((at) => view.groups.some(({ numero }) => numero === tokens[at]?.folded));
  const at = typed[place ?? -1]?.start;
  return at ? readSentence(`${text.slice(0, at)}axe ${text.slice(at)}`, lexicon) : sentence;
}

export const PRONOUNS: ReadonlySet<string> = new Set(['il', 'elle', 'he', 'she']);

/** Where somebody is spoken of by a pronoun; -1: nowhere. "Il faut", "il me faudrait", "il y a" are of nobody. */
export const someoneAt = (sentence: Sentence): number =>
  sentence.tokens.findIndex(
    ({ folded }, at) =>
      PRONOUNS.has(folded) &&
      sentence.tokens[at + 1]?.folded !== 'y' &&
      ![at + 1, at + 2].some((next) => stands(sentence, 'gens-falloir', next)),
  );

/** Pronouns that are the object of an order that places somebody: "retire-le". */
export const objectsIn = (sentence: Sentence): number[] =>
  placesOf(sentence, PLACES)
    .map(endOf)
    .filter(
      (at) => gap(sentence, at, at) === '-' && /^l[ae]$/.test(sentence.tokens[at]?.folded ?? ''),
    );

/** "Camille co-anime avec moi": beside whom somebody is something. */
export const isBeside = (sentence: Sentence, { at }: Placed<unknown>): boolean =>
  isBehind(sentence, 'gens-avec', at);

const personOf = <T>({ value }: Placed<T>): T => value;

/** Who and what is named where nothing is done yet: "Fatou Diallo lâche la 5 ? Enlève-la." */
export function withNamed(frame: Frame, sentence: Sentence, context: SlotContext): Frame {
  const all = peopleSlot(sentence, context).filter((one) => !isBeside(sentence, one));
  // "Quand je suis pas là c’est Karim": of him, "mets-le".
  const others = all.filter(({ value }) => !value.isSelf);
  // "Je me suis trompée": nobody who "le" is.
  const persons = others.length > 0 || frame.persons ? others : all;
  const groups = wherePeopleAre(sentence, context).filter(({ value }) => value.text !== '');
  const fiches = thingsSlot(sentence, context);
  const role = rolesIn(sentence)[0]?.value;
  // "Il nous faut un suppléant pour Karim": of what he leads; whoever comes next takes that place.
  const isOfLed = (role === 'pilot' || role === 'substitute') && groups.length === 0;
  const held = isOfLed && fiches.length === 0 ? ledBy(context.view, others.map(personOf)) : [];
  const isWanted = isOfLed && says(sentence, 'gens-falloir') && fiches.length + held.length > 0;
  return {
    ...frame,
    ...(held.length > 0 && { led: held.map((id) => ({ id, text: id })) }),
    ...(isWanted && { groups: undefined, removed: true }),
    // Of whoever was just named, and not of who went before.
    ...(persons.length > 0 && { persons: persons.map(nameOf), gone: undefined }),
    ...(groups.length > 0 && { groups: groups.map(({ value }) => value) }),
    ...(fiches.length > 0 && {
      led: fiches.map(({ value }) => ledOf(value)),
    }),
    ...(role && { role }),
  };
}
