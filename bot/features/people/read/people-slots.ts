/** Slots of this feature: those that all features share, without what a sentence about people says of itself. */
import { endOf, gap, isCapital, isLight, isParted } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { covers, isOver, overlap } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  type Sentence,
  says,
  typedOver,
} from '../../../sentence/sentence.ts';
import { deniedIn } from '../../../sentence/superseded.ts';
import type { NamedGroup } from '../model/group-names.ts';
import { once, type SlotContext, whenSlot } from '../model/slots/context.ts';
import { groupsSlot, isCalledSo, ownGroups } from '../model/slots/groups.ts';
import {
  type NamedOrganisation,
  organisationsIn,
  organisationsSlot,
} from '../model/slots/organisations.ts';
import { type NamedPerson, personsSlot } from '../model/slots/persons.ts';
import { thingsSlot } from '../model/slots/things.ts';
import { bareNames, ON_PEOPLE } from './bare-names.ts';
import { emailsSlot } from './typed-people.ts';

/** What makes somebody who speaks the subject of what is said: "je pilote", "je co-anime", "je quitte". */
const OWN_ACTS: ReadonlySet<string> = new Set([
  'gens-piloter',
  'gens-suite',
  'gens-pilote',
  'gens-prendre',
  'gens-co-animation',
  'gens-suppleant',
  'gens-titulaire',
  'gens-cesser',
  'gens-remplacer',
]);

/** Pronouns of who speaks that stand at the head of nearly every sentence. */
const isWeak = ({ tokens }: Sentence, { at, length }: Placed<unknown>): boolean =>
  length === 1 && /^(?:je|j|m|me|i)$/.test(tokens[at]?.folded ?? '');

/** Nobody else, and no sign, between "je" and the taking on of something. */
const takesOn = (
  sentence: Sentence,
  { at }: Placed<unknown>,
  named: readonly Placed<NamedPerson>[],
): boolean =>
  sentence.concepts.some(
    (act) =>
      OWN_ACTS.has(act.value) &&
      // "Je l'ai eue au téléphone": where somebody else is named, having is not leading.
      // "Je l’ai mis": somebody else is put there.
      // "Je prends la 1.1 à la place de Sophie": she is named as who leaves it.
      (act.value !== 'gens-prendre' ||
        (named.every((one) => isLeft(sentence, one)) && !isPut(sentence))) &&
      // "Je remplace Sophie par Omar": who speaks takes nothing on.
      (act.value !== 'gens-remplacer' ||
        !named.some((one) => BY.test(sentence.tokens[one.at - 1]?.folded ?? ''))) &&
      act.at > at &&
      act.at <= at + (NEARBY.has(act.value) && !isLight(sentence, at + 1, act.at) ? NEAR : FAR) &&
      !conceptsOf(sentence, 'interroge').some((c) => c.at > at && c.at < act.at) &&
      !named.some((one) => one.at > at && one.at < act.at) &&
      !isParted(sentence, at + 1, act.at),
  );

const BY = /^(?:par|by|with)$/;

/** "À la place de" puts nobody anywhere. */
const isPut = (sentence: Sentence): boolean =>
  placesOf(sentence, PLACES).some(
    (put) => !conceptsOf(sentence, 'gens-au-lieu').some((one) => overlap(one, put)),
  );

const isLeft = (sentence: Sentence, one: Placed<unknown>): boolean =>
  deniedIn(sentence, [one], conceptsOf(sentence, 'gens-au-lieu')).length > 0;

/** Verbs of everyday that say so only right behind "je". */
const NEARBY: ReadonlySet<string> = new Set(['gens-prendre', 'gens-cesser']);

/** What puts somebody in a place, or takes them out of it. */
export const PLACES: readonly string[] = ['gens-mettre', 'gens-nommer', 'gens-oter'];

/** Words between "je" and what it does: "je ne suis plus le". */
const FAR = 6;
const NEAR = 2;

const isSubject = ({ tokens }: Sentence, { at }: Placed<unknown>): boolean =>
  /^(?:je|j|i)$/.test(tokens[at]?.folded ?? '');

/** "Je pilote", "peux-tu me nommer pilote": a subject that takes something on, or whom something is done to. */
const isMeant = (
  sentence: Sentence,
  one: Placed<unknown>,
  named: readonly Placed<NamedPerson>[],
): boolean =>
  isSubject(sentence, one)
    ? takesOn(sentence, one, named)
    : sentence.concepts.some(({ value, at }) => ON_PEOPLE.has(value) && at === one.at + 1) &&
      // "Sophie me remplace", "tu peux me sortir la liste": nothing is done to who speaks.
      !placesOf(sentence, ['gens-suppleant', 'demande-montrer']).some((it) => overlap(it, one));

/** "Ajoute-moi Omar", "tu peux me rajouter Léa": whom it is done to is named right behind; who speaks only wants it. */
function isForAnother(
  sentence: Sentence,
  one: Placed<unknown>,
  others: readonly Placed<unknown>[],
): boolean {
  const { concepts, tokens } = sentence;
  const isDone = ({ value, at, length }: Placed<string>) =>
    ON_PEOPLE.has(value) && at <= endOf(one) && at + length >= one.at;
  const from = Math.max(0, ...concepts.filter(isDone).map(endOf));
  const around = placesOf(sentence, [
    'gens-aussi',
    'courtoisie',
    'demande-polie',
    'bavarde-autour',
  ]);
  const start = Math.max(from, endOf(one));
  return (
    from > 0 &&
    others.some(
      ({ at }) =>
        at >= start &&
        isLight(sentence, start, at, around) &&
        !isParted(sentence, start, at) &&
        !tokens.slice(start, at).some(({ folded }) => JOINS.test(folded)),
    )
  );
}

/** "Ajoute-moi avec Léa", "remplace-moi par Omar": who speaks, and not whoever is named. */
const JOINS = /^(?:et|ou|avec|par|de|d|a|au|pour|comme|que|and|or|with|by|to|for|as)$/;

const isForSelf = (
  { tokens, typed, concepts, lexicon }: Sentence,
  { at, length }: Placed<unknown>,
  named: readonly Placed<unknown>[],
): boolean => {
  // "Moi je mets Paul": who does it, and nobody whom it is done to.
  if (/^je?$/.test(typed[at + length]?.folded ?? '')) return true;
  const before = tokens[at - 1]?.folded;
  if (before === undefined || lexicon.light.has(before)) return false;
  // "La fiche 5 moi-même": behind what is shared out, it is for them to lead.
  if (length > 1 || named.some((one) => endOf(one) === at)) return false;
  const acts = concepts.filter(({ value }) => ON_PEOPLE.has(value));
  return !isOver(acts, at - 1);
};

/** People named; who speaks only when they name themselves, or take something on. */
export const peopleSlot = once(readPersons);

function readPersons(sentence: Sentence, context: SlotContext): Placed<NamedPerson>[] {
  const mails = emailsSlot(sentence);
  const organisations = organisationsSlot(sentence, context).filter(({ value }) => value.id);
  // Whoever says their own name is named like anybody else.
  const all = personsSlot(sentence, context).map((one) => ({
    ...one,
    value: { ...one.value, isSelf: one.value.isSelf && stands(sentence, 'moi-meme', one.at) },
  }));
  // "Le groupe de Léa" is her group, and nothing is done to her.
  const whose = groupsSlot(sentence, context).filter(({ value }) => value.of !== undefined);
  const found = all.filter((one) => ![...mails, ...whose].some((other) => overlap(other, one)));
  const others = [
    ...found.filter(({ value }) => !value.isSelf),
    ...bareNames(sentence, context, [...found, ...mails, ...organisations]),
  ];
  const things = thingsSlot(sentence, context);
  const own = found.filter(
    (one) =>
      one.value.isSelf &&
      (isSubject(sentence, one) || !isForAnother(sentence, one, others)) &&
      (isWeak(sentence, one) ? isMeant(sentence, one, others) : !isForSelf(sentence, one, things)),
  );
  return [...others, ...own].sort((a, b) => a.at - b.at);
}

/** "Tu peux m’ajouter Léa": somebody else comes in, and not who asks for it. */
export const isAskedForAnother = (sentence: Sentence, context: SlotContext): boolean => {
  const others = peopleSlot(sentence, context).filter(({ value }) => !value.isSelf);
  return personsSlot(sentence, context).some(
    (one) => one.value.isSelf && isForAnother(sentence, one, others),
  );
};

/** Groups named, without the words of an address. */
export const wherePeopleAre = once(readGroups);

function readGroups(sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] {
  const mails = emailsSlot(sentence);
  const kinds = conceptsOf(sentence, 'gens-sorte-de-groupe');
  const named = groupsSlot(sentence, context).filter(
    (group) =>
      // "Deux équipes": no "Équipe Nord".
      (isCalledSo(group.value) || !kinds.some((kind) => endOf(kind) === endOf(group))) &&
      !mails.some((mail) => overlap(mail, group)),
  );
  if (named.length > 0) return named;
  // "Elle n’est plus des nôtres": that of who speaks.
  const found = ownGroups(context.view.groups, context.speaking);
  const own = { value: { found, text: '' } };
  return conceptsOf(sentence, 'gens-chez-nous').map((one) => ({ ...one, ...own }));
}

/** Organisations of the plan or "la ville de …", not those in an address. */
export const employersSlot = once(readEmployers);

function readEmployers(sentence: Sentence, context: SlotContext): Placed<NamedOrganisation>[] {
  const mails = emailsSlot(sentence);
  // "Les leviers des communes" is an action, and nobody’s employer.
  const things = thingsSlot(sentence, context).filter(({ value }) => value.byName);
  // "Cafés des parents" is a group, and its first word no Caf; nobody is from what is a group here.
  const groups = wherePeopleAre(sentence, context).filter(({ value }) => value.found.length > 0);
  const persons = peopleSlot(sentence, context);
  const isStaff = (at: number) =>
    persons.some((person) => isFrom(sentence, person, { value: at, at, length: 1 }));
  const known = organisationsIn(sentence, context, isStaff).filter(
    (one) =>
      ![...mails, ...things].some((other) => overlap(other, one)) &&
      !groups.some((group) => covers(group, one) || (one.value.id && covers(one, group))),
  );
  const behind = [
    ...persons.flatMap((one) => organisationBehind(sentence, one) ?? []),
    ...worksAt(sentence).flatMap((at) => organisationAt(sentence, at, false) ?? []),
    ...quotedIn(sentence),
  ];
  // "Du GT 5" is where they are, "à Sophie Lambert" is who: nobody’s employer.
  const others = behind.filter((one) => ![...groups, ...persons].some((it) => overlap(it, one)));
  return [...known, ...others.filter((one) => !known.some((other) => overlap(one, other)))];
}

/** Words in quotes. */
export const QUOTED = /[«"“]([^»"”]+)[»"”]/u;

/** "L’organisation de Zoé est « GIPX »". */
function quotedIn(sentence: Sentence): Placed<NamedOrganisation>[] {
  const [, text] = (says(sentence, 'gens-organisation') && QUOTED.exec(sentence.text)) || [];
  if (!text) return [];
  const start = sentence.text.indexOf(text);
  const place = placeOf(sentence, { start, end: start + text.length });
  return [{ value: { text: text.trim() }, ...place }];
}

/** Organisations that are to be in a group, and not where somebody named is from: "avec Leïla et la PMI". */
export const sendersIn = (
  sentence: Sentence,
  context: SlotContext,
  persons: readonly Placed<NamedPerson>[],
): Placed<NamedOrganisation>[] =>
  employersSlot(sentence, context).filter(
    (one) => !persons.some((person) => isFrom(sentence, person, one)),
  );

/** Nothing but "de la", a bracket or a comma before "de", between somebody and where they are from. */
export function isFrom(sentence: Sentence, one: Placed<unknown>, from: Placed<unknown>): boolean {
  const end = endOf(one);
  return (
    end <= from.at &&
    !/^\s*,\s*(?!d(?:e|u|es)\s|d[’'])|[;.]|\s(?:et|and|ainsi que|\+|&)\s/iu.test(
      gap(sentence, end, from.at),
    ) &&
    isLight(sentence, end, from.at)
  );
}

/** Organisations that somebody leaves: "Rachid quitte la Caf", "est passé de la Caf à la PMI". */
export const formerIn = (
  sentence: Sentence,
  organisations: readonly Placed<NamedOrganisation>[],
): Placed<NamedOrganisation>[] => deniedIn(sentence, organisations, placesOf(sentence, LEAVES));

const LEAVES: readonly string[] = ['gens-cesser', 'gens-partir', 'gens-plus-la', 'gens-passe-de'];

/** "Léa a changé de boulot, elle est maintenant à la CPAM": where a place of work begins; "est à la CPAM" may be for a day. */
const worksAt = (sentence: Sentence): number[] =>
  conceptsOf(sentence, 'gens-est-de').flatMap((one) =>
    one.length > 2 || !/^(?:est|is)$/.test(sentence.tokens[one.at]?.folded ?? '')
      ? [endOf(one)]
      : [],
  );

/** "Yasmine du département", "Paul Roche des Petits Pas", "Omar c’est le CD93": where somebody is from, which the plan does not know. */
function organisationBehind(
  sentence: Sentence,
  one: Placed<unknown>,
): Placed<NamedOrganisation> | undefined {
  const from = longestAt(sentence, 'gens-depuis', endOf(one));
  const to = from || longestAt(sentence, 'gens-cest', endOf(one));
  return to === 0 ? undefined : organisationAt(sentence, to, from > 0);
}

/** @param isOf behind "de": without it, its letters tell, as "c’est la Com" may be anything */
export function organisationAt(
  sentence: Sentence,
  start: number,
  isOf: boolean,
): Placed<NamedOrganisation> | undefined {
  const { concepts, tokens } = sentence;
  const isSmall = (at: number) => isLight(sentence, at, at + 1) && !isCapital(sentence, at);
  let from = start;
  while (!isOf && from < tokens.length && isSmall(from)) from += 1;
  if (!isOf && !/^\p{Lu}{2,}$/u.test(typedOver(sentence, from, 1))) return undefined;
  let end = Math.max(from, longestAt(sentence, 'gens-genre', from));
  // "De l’université paris 8": behind its kind, its name needs no capital.
  const isName = (word: number) =>
    end > from && (gap(sentence, word, word) === '' || !isOver(concepts, word));
  const goesOn = (word: number) =>
    (isCapital(sentence, word) || isName(word)) &&
    (word === from || !isParted(sentence, word, word));
  while (end < tokens.length && goesOn(end)) end += 1;
  if (end === from) return undefined;
  return { value: { text: typedOver(sentence, from, end - from) }, at: from, length: end - from };
}

/** Where the longest expression of a concept that begins there ends; 0: none does. */
const longestAt = (sentence: Sentence, concept: string, from: number): number =>
  Math.max(
    0,
    ...conceptsOf(sentence, concept).flatMap((one) => (one.at === from ? endOf(one) : [])),
  );

export const slots = {
  personnes: peopleSlot,
  groupes: wherePeopleAre,
  fiches: thingsSlot,
  organisations: employersSlot,
  adresses: emailsSlot,
  quand: whenSlot,
};
