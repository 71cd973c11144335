/** Names in what is said of coming: who comes, and who comes instead, known here or not. */

import { endOf, isCapital } from '../../../sentence/between.ts';
import { isOver, longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  typedOver,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { organisationsSlot } from '../../people/model/slots/organisations.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { marksIn } from './attendance-words.ts';
import type { Heard } from './heard.ts';

const MOST_NAME = 120;

/** Whether who comes instead was said without a name. */
export const isUnnamed = (said: string, { lexicon }: Sentence): boolean =>
  said === '' || says(readSentence(said, lexicon), 'presence-quelqu-un');

/** A clause that is a name in capitals, and nothing else: "Martine Leduc", "Mme Le Goff". */
export function nameAlone(clause: Sentence): string {
  const all = clause.tokens.map((_, at) => at);
  return all.every((at) => isCapital(clause, at)) ? nameOf(clause, all, MOST_IN_NAME) : '';
}

const MOST_IN_NAME = 4;

/** Names of a clause that says nothing else: "Fatou et Thomas", "Zoé aussi", "mais pas Karim". */
export function namesAlone(clause: Sentence, { context }: Heard): string[] {
  const persons = othersIn(clause, context);
  const said = [...persons, ...placesOf(clause, ELLIPSES)];
  const isAll = clause.tokens.every((_, at) => isOver(said, at));
  return isAll ? persons.map((one) => nameOver(clause, one)) : [];
}

/** "Aussi", "non plus", "mais pas", "il me l’a dit": what is told of them is what was told, or its contrary. */
const ELLIPSES = [
  ...['presence-pareil', 'presence-non', 'nie', 'presence-si', 'oui'],
  ...['presence-retournement', 'bord-appris', 'presence-tiers'],
];

export const othersIn = (clause: Sentence, context: SlotContext) =>
  personsSlot(clause, context).filter(({ value }) => !value.isSelf);

/** Somebody else, by name or as "quelqu’un". */
export const namesOther = (clause: Sentence, { context }: Heard): boolean =>
  othersIn(clause, context).length > 0 || says(clause, 'presence-quelqu-un');

export const nameOver = (
  clause: Sentence,
  { at, length }: Pick<Placed<unknown>, 'at' | 'length'>,
): string => typedOver(clause, at, length).slice(0, MOST_NAME);

/** A name over these tokens, as typed; none where they are too many for one. */
function nameOf(clause: Sentence, words: readonly number[], most: number): string {
  const [one] = words;
  const last = words.at(-1) ?? 0;
  if (one === undefined || words.length > most) return '';
  return nameOver(clause, { at: one, length: last + 1 - one });
}

/** "Haddad n'y sera pas": a word that is none, before a verb in the third person. */
export function strangerBefore(clause: Sentence, mark: Placed<string>): string {
  const { tokens, lexicon } = clause;
  const forms = tokens.slice(0, mark.at + mark.length).map(({ folded }) => lexicon.verb(folded));
  if (!forms.some((form) => form?.has('told') || form?.has('future'))) return '';
  const isStrange = (folded: string): boolean =>
    folded.length > 2 && !lexicon.light.has(folded) && !lexicon.known.has(folded);
  const before = tokens.slice(0, mark.at);
  const strange = before.flatMap(({ folded }, at) => (isStrange(folded) ? [at] : []));
  return nameOf(clause, strange, 3);
}

export const isA = (clause: Sentence, at: number, concept: string): boolean =>
  isOver(conceptsOf(clause, concept), at);

/** "J'envoie les chiffres": what is sent is called by no name, and is nobody who could come. */
export function sendsThing(
  clause: Sentence,
  { at, length }: Placed<string>,
  { context }: Heard,
): boolean {
  const from = at + length;
  // "Mes notes à Léa": who they are sent to comes nowhere.
  const whom = conceptsOf(clause, 'gens-vers').find((one) => one.at > from)?.at;
  const own = clause.tokens.slice(from, Math.min(from + MOST_IN_NAME, whom ?? Infinity));
  return (
    isA(clause, at, 'presence-envoie') &&
    stands(clause, 'devant-nom', from) &&
    !own.some(
      (_, i) => isCapital(clause, from + i) || isA(clause, from + i, 'presence-quelqu-un'),
    ) &&
    !othersIn(clause, context).some((one) => one.at >= from && one.at < (whom ?? Infinity))
  );
}

/** A name up to where the clause goes on. */
export function nameAfter(clause: Sentence, from: number, { context }: Heard): string {
  const person = othersIn(clause, context).find(({ at }) => at >= from);
  // "Je laisse ma place à une collègue le 8": a day is no part of who it is.
  const days = whenSlot(clause, context).flatMap(({ at }) => (at >= from ? [at] : []));
  return person ? nameOver(clause, person) : freeName(clause, from, Math.min(from + 4, ...days));
}

/** The name before a place, of somebody rather than of a house; "je peux pas le 15 Paul me remplace": behind the day that is said. */
export function nameBefore(clause: Sentence, to: number, { context }: Heard): string {
  const person = othersIn(clause, context).findLast((one) => one.at + one.length <= to);
  if (person && person.length > 1) return nameOver(clause, person);
  const days = whenSlot(clause, context).filter(({ at, length }) => at + length <= to);
  return freeName(clause, Math.max(0, ...days.map(({ at, length }) => at + length)), to);
}

/** The words of a name between two tokens: four at most, behind what only leads to it. */
export function freeName(clause: Sentence, from: number, to: number): string {
  const isLead = (at: number) => clause.lexicon.light.has(clause.tokens[at]?.folded ?? '');
  // "Léa y va à ma place": what says that she comes is no part of her name.
  const marks = marksIn(clause);
  const isName = (at: number) => !isOver(marks, at) && !isA(clause, at, 'presence-sans-nom');
  const own = clause.tokens.slice(0, to).flatMap((_, at) => (at >= from && isName(at) ? [at] : []));
  // "Ma collègue de la PMI", "mme Benamar de la crèche Les Lilas": whoever is of a house, known by its article.
  const of = own.find(
    (at) => at > from && isA(clause, at, 'presence-de') && stands(clause, 'devant-nom', at + 1),
  );
  if (of !== undefined) {
    // "Ma", "mme" go with it; "c’est" does not.
    const isSaid = (at: number) => clause.lexicon.grammar.isFinite(clause.tokens[at]?.folded ?? '');
    const lead = own.findLastIndex((at) => at < of && isLead(at));
    const start = isSaid(own[lead] ?? -1) ? lead + 1 : Math.max(0, lead);
    return nameOf(clause, own.slice(start), MOST_IN_NAME + 4);
  }
  // "Ma collègue Jeanne Le Goff": what is written as a name is one, its small words too.
  const isWritten = (at: number) => isCapital(clause, at) && (at > 0 || !isLead(at));
  const last = own.findLastIndex((at) => isWritten(at));
  const start = own.slice(0, last).findLastIndex((at) => !isWritten(at));
  if (last >= 0) return nameOf(clause, own.slice(start + 1, last + 1), MOST_IN_NAME);
  const first = own.findLastIndex(isLead);
  const words = own.slice(first + 1);
  // "Une collègue": who has no name keeps their article.
  const isNobody = words.some((at) => isA(clause, at, 'presence-quelqu-un'));
  return nameOf(clause, isNobody && first >= 0 ? own.slice(first) : words, MOST_IN_NAME);
}

/** Who is said to come in place of who speaks: "c’est Bruno qui viendra". */
export function insteadIn(clause: Sentence, marks: readonly Placed<string>[]): string | undefined {
  const lead = conceptsOf(clause, 'presence-c-est').find(({ at }) => at <= 1);
  const coming = marks.find(({ value }) => value === 'presence-venir');
  const who = clause.tokens.findIndex(
    ({ folded }, at) => at < (coming?.at ?? 0) && folded === 'qui',
  );
  if (!lead || !coming || who < 0 || polarityOf(clause, coming).value !== 'yes') return undefined;
  const from = lead.at + lead.length;
  const isSelf = conceptsOf(clause, 'moi-meme').some(({ at }) => from <= at && at < who);
  return isSelf || who <= from ? undefined : freeName(clause, from, who);
}

/** "Personne ne me remplace", and not "une personne". */
export const saysNobody = (clause: Sentence): boolean =>
  conceptsOf(clause, 'bord-personne').some(({ at }) => !stands(clause, 'devant-nom', at - 1));

/** "Présents : Rachid, …": behind what heads a list, a name that nobody knows is told as one, and is no decision. */
export function strangersIn(
  sentence: Sentence,
  known: readonly Placed<unknown>[],
): Placed<string>[] {
  const { concepts, typed, text } = sentence;
  const [head] = conceptsOf(sentence, 'presence-plusieurs');
  const isName = (at: number) => head && at > head.at && isCapital(sentence, at);
  return typed.flatMap(({ start, end }, at) =>
    isName(at) && !isOver([...known, ...concepts], at)
      ? [{ value: text.slice(start, end), at, length: 1 }]
      : [],
  );
}

/** Who is said to come: empty for who speaks, a name as typed; undefined when it is nobody one knows. */
export function subjectOf(
  clause: Sentence,
  { context }: Heard,
  mark: Placed<string>,
  before: string,
): string | undefined {
  const { tokens, lexicon } = clause;
  const end = mark.at + mark.length;
  const others = othersIn(clause, context);
  // "Excusée Camille", of who gathers the group.
  const behind = context.decides ? others.find(({ at }) => at === end) : undefined;
  const named = others.filter(({ at }) => at < mark.at).at(-1) ?? behind;
  const own = conceptsOf(clause, 'moi-meme');
  const isSeveral =
    isA(clause, end - 1, 'presence-plusieurs') && tokens[end - 1]?.folded.endsWith('s');
  if (conceptsOf(clause, 'presence-noter').some(({ at }) => at <= 1)) {
    const whom = named ?? others[0];
    if (whom) return nameOver(clause, whom);
    // "Hugo est en congé, note-le absent": of who was named last.
    return own.length > 0 ? '' : before || undefined;
  }
  // "Mon fils se fait opérer alors comptez pas sur moi", "il ne faut pas m’attendre": it says itself of whom.
  if (mark.value === 'presence-absent' && own.some((one) => overlap(one, mark))) return '';
  // "Il me sera difficile" is said of oneself.
  const pronouns = longest([
    ...conceptsOf(clause, 'presence-soi'),
    ...conceptsOf(clause, 'presence-tiers'),
  ]);
  // The last who could be the subject: "elle me demande de l'excuser" is said of her.
  const subjects = [
    ...pronouns.map(({ value, at }) => {
      // "Samira je sais pas encore": nothing that the pronoun does is told.
      const isDoubt = mark.value === 'presence-peut-etre' && named && endOf(named) === at;
      if (value === 'presence-soi') return { at, who: isDoubt ? nameOver(clause, named) : '' };
      const whom = others.filter((one) => one.at < at).at(-1);
      return {
        at,
        who: whom ? nameOver(clause, whom) : before || undefined,
      };
    }),
    ...(named ? [{ at: named.at, who: nameOver(clause, named) }] : []),
  ]
    .filter(({ at }) => at <= end)
    .sort((a, b) => a.at - b.at);
  const subject = subjects.at(-1);
  if (subject) return subject.who;
  if (before !== '') return before;
  const stranger = strangerBefore(clause, mark);
  if (stranger !== '') return stranger;
  // "Présente mais à distance", "impossible le 20": nobody is said, who speaks is meant; but not by "trop d’absents".
  const rest = tokens.slice(0, mark.at).filter(({ folded }) => !lexicon.light.has(folded));
  return own.length > 0 || (rest.length <= 3 && !isSeveral) ? '' : undefined;
}

/** Names that nobody knows here, written as such: runs of capitals that are no other thing, and do not only open a sentence. */
export function unknownIn(
  sentence: Sentence,
  known: readonly Placed<unknown>[],
  context: SlotContext,
): Placed<string>[] {
  const { tokens, typed, text, concepts, lexicon } = sentence;
  const taken = [
    ...[...known, ...concepts, ...whenSlot(sentence, context)],
    ...[...organisationsSlot(sentence, context), ...groupsSlot(sentence, context)],
  ];
  const opens = (at: number) => /(?:^|[.!?\n])\s*$/u.test(text.slice(0, typed[at]?.start));
  // "CTG", "DAF" are no names of people.
  const isShort = (at: number) => /^[\p{Lu}\d]+$/u.test(typedOver(sentence, at, 1));
  const isName = (at: number) => {
    const { folded } = tokens[at] ?? { folded: '' };
    return (
      isCapital(sentence, at) &&
      !isShort(at) &&
      folded.length > 2 &&
      !isOver(taken, at) &&
      !lexicon.light.has(folded) &&
      !(opens(at) && lexicon.known.has(folded))
    );
  };
  return tokens.flatMap((_, at): Placed<string>[] => {
    if (!isName(at) || isName(at - 1) || stands(sentence, 'presence-de', at - 1)) return [];
    let end = at + 1;
    while (isName(end)) end += 1;
    return [{ value: nameOver(sentence, { at, length: end - at }), at, length: end - at }];
  });
}
