/** Clauses of a message about people: each does one thing, with the mood of its sentence. */

import type { Span } from '../../../language/when/expression.ts';
import { endOf, isLedBy, isLight } from '../../../sentence/between.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import type { IntentFound } from '../../../sentence/intent.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import type { Mood } from '../../../sentence/mood.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { hasClause, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  typedOver,
} from '../../../sentence/sentence.ts';
import { putsRight } from '../../../sentence/superseded.ts';
import type { NamedGroup } from '../model/group-names.ts';
import { roleConcepts } from '../model/role-concepts.ts';
import { type SlotContext, whenSlot } from '../model/slots/context.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { type NamedThing, thingsSlot } from '../model/slots/things.ts';
import { isWhole, objectsIn, VERBS } from './clause-meant.ts';
import type { PeopleCommand } from './command.ts';
import type { Frame } from './frame.ts';
import { awayIn, type Later } from './later.ts';
import { employersSlot, PLACES, peopleSlot, wherePeopleAre } from './people-slots.ts';
import { isLetBe, type LedRole, TAKES } from './roles.ts';
import type { GroupRole } from './roster.ts';

export interface PeopleClause {
  sentence: Sentence;
  /** Of the sentence that it is a part of. */
  mood: Mood;
  /** The sentence leaves a doubt, here or before. */
  isDoubtful: boolean;
  /** What others said. */
  isHeard: boolean;
}

/** What begins something else to do. */
const ACTS: readonly string[] = [
  'gens-nommer',
  'gens-mettre',
  'gens-oter',
  'gens-creer',
  'gens-renommer',
  'gens-rejoindre',
  'gens-partir',
  'gens-remplacer',
  'gens-plus',
  'gens-cesser',
  'gens-rester',
];
/** Somebody goes, or stays until a day; behind "c’est", whoever comes. */
const GOES: readonly string[] = ['gens-plus', 'gens-cesser', 'gens-rester'];

/** What makes a line of a list a sentence of its own: an act, or a role. */
const OWN: ReadonlySet<string> = new Set([...ACTS, ...roleConcepts]);

/** More are a text, and no orders. */
const MOST = 40;

/** The sentences of a text, lists with what announces them; none when it is a text, and no orders. */
export function sentencesIn(whole: Sentence): Sentence[] {
  const { text, lexicon } = whole;
  const spans = sentencesOf(text).flatMap((span) => linesOf(text, span));
  if (spans.length > MOST) return [];
  return joined(text, spans, lexicon).map(({ start, end }) =>
    start === 0 && end === text.length ? whole : readSentence(text.slice(start, end), lexicon),
  );
}

export const clausesOf = (sentences: readonly Sentence[], context: SlotContext): PeopleClause[] =>
  sentences.flatMap((sentence, at) => {
    // "La 1.1, Karim… je sais pas encore": the doubt that stands right behind is of it.
    let isDoubtful = isDoubtAlone(sentences[at + 1]);
    const isHeard = says(sentence, 'gens-oui-dire');
    return boundIn(sentence, context).map((part) => {
      const own = part === sentence.text ? sentence : readSentence(part, sentence.lexicon);
      isDoubtful ||= says(own, 'doute');
      // "Quand je suis pas là c’est Karim, mets-le en suppléant": an order of its own.
      const mood = objectsIn(own).length > 0 ? own.mood : sentence.mood;
      return { sentence: own, mood, isDoubtful, isHeard };
    });
  });

const isDoubtAlone = (sentence: Sentence | undefined): boolean => {
  const doubts = sentence ? conceptsOf(sentence, 'doute') : [];
  return sentence !== undefined && doubts.length > 0 && isLight(sentence, 0, undefined, doubts);
};

/** A sentence of several lines, cut before each line of a list. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  let from = start;
  for (const line of text.slice(start, end).matchAll(/\n\s*(?=[-–—•*·]\s)/gu)) {
    lines.push({ start: from, end: start + line.index });
    from = start + line.index + line[0].length;
  }
  return [...lines, { start: from, end }];
}

/** The lines of a list belong to the sentence before it, unless they do something of their own. */
function joined(text: string, spans: readonly Span[], lexicon: Lexicon): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const before = last && readSentence(text.slice(last.start, last.end), lexicon);
    const own = text.slice(span.start, span.end);
    const isItem = /^(?:[-–•*]|\d+[.)])\s/.test(own);
    const read = readSentence(own, lexicon);
    const isOwn = read.concepts.some(({ value }) => OWN.has(value));
    const goesOn = before && ((isItem && !isOwn) || namesNew(before, read) || putsRight(read));
    if (last && goesOn) last.end = span.end;
    else all.push({ ...span });
  }
  return all;
}

/** "Il nous faut un groupe. On l’appelle Contrôles": what only names the group that is to be made. */
const namesNew = (before: Sentence, next: Sentence): boolean =>
  says(before, 'gens-groupe') &&
  saysAny(before, MAKES) &&
  says(next, 'gens-nomme-ainsi') &&
  !says(next, 'gens-groupe');

const MAKES: readonly string[] = ['gens-creer', 'gens-falloir', 'gens-former'];

/** "Sophie arrête de co-animer l’axe 5 c’est Paul qui reprend": cut before "c’est". */
function beforeNext({ concepts, typed }: Sentence, { start, end }: Span): Span[] {
  const within = ({ at }: { at: number }) =>
    (typed[at]?.start ?? 0) > start && (typed[at]?.start ?? end) < end;
  // "Karim reste pilote, Nadia c’est juste la suppléante": of a part that says who goes.
  const gone = concepts.find(
    (one) => GOES.includes(one.value) && (typed[one.at]?.start ?? -1) >= start,
  );
  const next = concepts.find(
    (one) => one.value === 'gens-cest' && within(one) && gone !== undefined && one.at > gone.at,
  );
  const cuts = [start, ...(next ? [typed[next.at]?.start ?? end] : []), end];
  return cuts.slice(1).map((to, i) => ({ start: cuts[i] ?? start, end: to }));
}

/** A clause that names nobody and nothing, no day and no condition: what is done behind it is of none of its words. */
const isReason = (part: Sentence, context: SlotContext): boolean =>
  hasClause(part) &&
  !saysAny(part, BOUND) &&
  !hasThing(part, context) &&
  peopleSlot(part, context).every(({ value }) => value.isSelf) &&
  employersSlot(part, context).length + whenSlot(part, context).length === 0;

/** "Il nous faut un suppléant pour Karim": a place to fill, by whoever the next order names without one. */
export const isNeed = (part: Sentence, next: Sentence | undefined): boolean =>
  next !== undefined &&
  saysAny(next, PLACES) &&
  !saysAny(next, roleConcepts) &&
  placesOf(part, roleConcepts).some(({ at }) =>
    isLedBy(part, conceptsOf(part, 'gens-falloir'), at),
  );

/** "Léa préfère pas": somebody does what puts nobody anywhere. */
const tellsOfOther = (part: Sentence, context: SlotContext): boolean => {
  const [first, second] = peopleSlot(part, context);
  const at = first ? endOf(first) : 0;
  const verb = part.tokens.findIndex((_, i) => i >= at && !isLight(part, i, i + 1, NE(part)));
  return (
    first !== undefined &&
    !second &&
    isLight(part, 0, first.at) &&
    part.mood === 'tell' &&
    part.lexicon.grammar.isFinite(part.tokens[verb]?.folded ?? '') &&
    !saysAny(part, PLACING) &&
    !hasThing(part, context)
  );
};

const NE = (part: Sentence) => conceptsOf(part, 'nie-ne');

/** What gives somebody a place, or takes it. */
const PLACING: readonly string[] = [
  ...[...TAKES, ...roleConcepts, 'gens-cest', 'gens-membre', 'gens-en-etre', 'gens-a-la-place'],
  ...['gens-a-ma-place', 'gens-meme-place', 'gens-aussi', 'presence-remplace', 'gens-est-de'],
  ...['gens-devient', 'gens-vers', 'presence-si', 'gens-a-partir', 'gens-jusqua'],
];

/** What binds a clause to the next one. */
const BOUND: readonly string[] = [
  ...['doute', 'presence-si', 'bord-subordonne', 'negation', 'courtoisie', 'demande-polie'],
  ...['gens-a-partir', 'gens-en-attendant', 'gens-noter', 'gens-groupe', 'gens-sorte-de-groupe'],
];

const hasThing = (part: Sentence, context: SlotContext): boolean =>
  thingsSlot(part, context).length > 0 ||
  wherePeopleAre(part, context).some(({ value }) => value.text !== '');

/** A part of a sentence, and what it does by itself. */
interface Part extends Span {
  read: Sentence;
  /** Nobody does anything: people are named, and that is all. */
  isNames: boolean;
  isWhole: boolean;
  acts: boolean;
  /** Somebody is named before what they do. */
  isLed: boolean;
}

/** "Hugo entre comme simple membre": whoever does something, by which they are in it. */
const comesIn = (part: Sentence, [subject]: readonly Placed<unknown>[]): boolean =>
  subject !== undefined &&
  isLight(part, 0, subject.at) &&
  part.lexicon.grammar.isFinite(part.tokens[endOf(subject)]?.folded ?? '') &&
  conceptsOf(part, 'gens-membre').some(({ at }) => at > endOf(subject));

/** "Rachid co-anime les cafés": a verb with its subject and object, whether such a group is known or not. */
const animates = (part: Sentence, people: readonly Placed<unknown>[]): boolean =>
  conceptsOf(part, 'gens-co-animation').some(
    (one) =>
      people.some(({ at }) => at < one.at) &&
      part.lexicon.grammar.isFinite(part.tokens[endOf(one) - 1]?.folded ?? '') &&
      stands(part, 'devant-nom', endOf(one)),
  );

function partOf(text: string, span: Span, { lexicon }: Sentence, context: SlotContext): Part {
  const read = readSentence(text.slice(span.start, span.end), lexicon);
  const people = peopleSlot(read, context);
  const whole = isWhole(read, context);
  // A bare "laisse" is of what stands before.
  const acts =
    (saysAny(read, ACTS) || animates(read, people) || comesIn(read, people)) && !isLetBe(read);
  const verbs = read.concepts.filter(({ value }) => ACTS.includes(value) || VERBS.includes(value));
  return {
    ...span,
    read,
    isNames: people.length > 0 && isLight(read, 0, undefined, people),
    isWhole: whole,
    acts,
    isLed: (acts || whole) && people.some(({ at }) => verbs.every((verb) => at < verb.at)),
  };
}

/** "Omar pilote la 5, Nadia et Sophie animent le GT 2": who is named behind a clause, before a verb, is its subject. */
function withSubjects(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  let start: number | undefined;
  for (const [i, part] of parts.entries()) {
    const isBehind = parts.slice(0, i).some((one) => one.acts || one.isWhole);
    if (isBehind && part.isNames && parts.slice(i).find(({ isNames }) => !isNames)?.isLed)
      start ??= part.start;
    else {
      all.push({ ...part, start: start ?? part.start });
      start = undefined;
    }
  }
  return all;
}

/** The clauses of a sentence: each a verb with all that it governs; what has no verb goes with what stands before it. */
function boundIn(sentence: Sentence, context: SlotContext): string[] {
  const { text, lexicon } = sentence;
  const spans = partsOf(text);
  // More are a text, and not read one by one.
  if (spans.length > MOST) return [text];
  const cut = spans.flatMap((span) => beforeNext(sentence, span));
  if (cut.length < 2) return [text];
  const parts = withSubjects(cut.map((span) => partOf(text, span, sentence, context)));
  const isAway = awayIn(sentence, context).length > 0;
  const groups: { start: number; end: number; acts: boolean; again: string }[] = [];
  for (const { start, end, read, ...part } of parts) {
    const last = groups.at(-1);
    const before = last && readSentence(text.slice(last.start, last.end), lexicon);
    // "…, on l’appelle Premiers pas": behind what is made, it only names it.
    const names =
      before &&
      ((says(before, 'gens-creer') && says(read, 'gens-nomme-ainsi')) || namesNew(before, read));
    // "Thomas ne pilote plus la 3.1, c'est Paul maintenant", "…, Paul prend la suite".
    // "Karim est absent, c’est Nadia qui gère".
    const goes =
      before !== undefined && (saysAny(before, GOES) || awayIn(before, context).length > 0);
    const isNamed = peopleSlot(read, context).length > 0;
    const takes = isNamed && read.concepts.some(({ value }) => TAKES.has(value));
    const acts =
      (part.acts && !names) ||
      // "Nomme Inès et Camille co-animatrices de l’axe 5": what still lacks its object goes on.
      (part.isWhole &&
        (!last?.acts || isWhole(before ?? read, context) || hasThing(before ?? read, context))) ||
      (goes && (says(read, 'gens-cest') || takes)) ||
      // "Karim prend la carto et pour l’axe 2 voyez avec Sophie": what somebody else does there is of its own.
      (isAway && before !== undefined && isNamed);
    // "C’est Nora, Hugo reste en secours", "…, euh l’inverse".
    const isBeside =
      before !== undefined &&
      (isNamed
        ? isLetBe(read) || (peopleSlot(before, context).length > 0 && says(read, 'gens-rester'))
        : says(read, 'gens-echanger'));
    // "Remplace Sophie par Nadia sur la 1.1 et Omar par Léa sur la 5": the verb is said once.
    const [verb] = before && hasThing(before, context) ? conceptsOf(before, 'gens-remplacer') : [];
    const isPair = peopleSlot(read, context).length > 1 && hasThing(read, context);
    const again = before && verb && isPair ? typedOver(before, verb.at, verb.length) : '';
    // "Je suis confuse, … ; remettez-la", "enlève Nadia, Léa préfère pas": why, and no part of what is ordered.
    const isOwn =
      isBeside ||
      again !== '' ||
      (last?.acts === true && !part.acts && !part.isWhole && tellsOfOther(read, context)) ||
      (acts &&
        before !== undefined &&
        (isLetBe(before) || isNeed(before, read) || isReason(before, context)));
    if (last && !isOwn && !(acts && last.acts)) {
      last.end = end;
      last.acts ||= acts;
    } else groups.push({ start, end, acts: acts || again !== '', again });
  }
  const [only, second] = groups;
  if (only && !second) return [text];
  return groups.map(({ start, end, again }) => `${again} ${text.slice(start, end)}`.trim());
}

/** What the file of words calls them. */
export type ChangeName =
  | 'pilot'
  | 'has'
  | 'unpilot'
  | 'appoint'
  | 'dismiss'
  | 'add'
  | 'remove'
  | 'join'
  | 'more';

/** What a clause says. */
export interface Said {
  sentence: Sentence;
  name: ChangeName;
  found: IntentFound<SlotContext>;
  persons: Placed<NamedPerson>[];
  /** Those that the same breath takes back, with the role that was said of them. */
  takenBack: readonly Placed<NamedPerson>[];
  instead: readonly NamedPerson[];
  /** In the group, and taken back by the same words: "en fait Paul c’est une erreur, c’est Nadia". */
  mistaken: readonly NamedPerson[];
  fiches: readonly Placed<NamedThing>[];
  groups: readonly Placed<NamedGroup>[];
  /** Where they are today, and are said not to be: "Paul, c’est parentalité, pas carto". */
  outOf: readonly Placed<NamedGroup>[];
  /** The same of fiches: "Omar c’est la 5, pas la 1.1". */
  outOfLed: readonly Placed<NamedThing>[];
  /** In whose place somebody is: "Léa suppléante de Karim". */
  whose: readonly Placed<NamedPerson>[];
  organisations: readonly Placed<NamedOrganisation>[];
  roles: readonly Placed<LedRole>[];
  /** The role in a group that each is given. */
  roleOf: (person: NamedPerson) => GroupRole | undefined;
  /** Somebody, and where they are put, which nobody knows. */
  elsewhere: readonly Placed<undefined>[];
  /** Organisations that are to be in it, and not where somebody is from. */
  from: readonly string[];
  /** Asked, denied, or said with a doubt. */
  isUnsure: boolean;
  /** It is for a day to come. */
  later: Later | undefined;
  /** "Du 7 au 18", said anywhere in the message: who comes stands in. */
  isForATime: boolean;
  /** Its verb says nothing: it holds whom, and of what. */
  isHeld: boolean;
  /** More is said than what was understood. */
  isRough: boolean;
  left: readonly string[];
}

export interface ClauseDone {
  commands: PeopleCommand[];
  frame: Frame;
}
