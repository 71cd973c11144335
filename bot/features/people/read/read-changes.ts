/** Changes that a message says, in order: what a clause leaves unsaid is that of the clause before, or of the last change. */
import { endOf } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, placesOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { thingsSlot } from '../model/slots/things.ts';
import type { PartnersView } from '../model/view.ts';
import { commandsOf, isOfWork } from './change-commands.ts';
import {
  isBeside,
  isRelative,
  objectsIn,
  someoneAt,
  toldMood,
  withAxe,
  withNamed,
  withoutNames,
  withPerson,
} from './clause-meant.ts';
import { isInIt, saidIn } from './clause-read.ts';
import { clausesOf, isNeed, type Said } from './clauses.ts';
import { type Command, isOfUnknown, type PeopleCommand, type TypedName } from './command.ts';
import { type Frame, headedBy } from './frame.ts';
import { anotherGroup, listedGroups } from './group-list.ts';
import {
  animatedBy,
  awayIn,
  datesIn,
  isForNow,
  type Later,
  laterIn,
  stayingIn,
  stretchIn,
} from './later.ts';
import { exchange, HEIRS } from './led-commands.ts';
import { newGroupIn } from './new-group.ts';
import { ledByOthers, madeBy, strangersIn } from './new-group-people.ts';
import { placesIn } from './organisation-beside.ts';
import { PLACES, peopleSlot, wherePeopleAre } from './people-slots.ts';
import { ledBy } from './request.ts';
import { ordersIn } from './requests.ts';
import { isLetBe, nameOf, nameOfPerson, rolesIn, samePerson } from './roles.ts';
import { unsettled } from './settled.ts';

export interface ChangesRead {
  /** What is said without a doubt. */
  commands: PeopleCommand[];
  /** What is asked before it is done: a doubt, a condition, words that nothing was made of. */
  doubtful: PeopleCommand[];
  /** Most of what leaves a doubt is understood. */
  isMost: boolean;
  /** What is in doubt is of one of several people who were just named: of which, nobody said. */
  isOfOne: boolean;
  /** Some of it is told only by the people and the things that it names. */
  isHeld: boolean;
  /** Who is in a new group, behind its name: nothing else is said so. */
  isList: boolean;
  /** All of it is for a day to come: it is asked whether it is done now. */
  later?: Later | undefined;
  left: string[];
  /** Where somebody was before, as typed, and beside whom they come: nothing to do. */
  why: string[];
}

const isMaking = ({ intent }: PeopleCommand): boolean => intent === 'create';

const isSame = (a: PeopleCommand, b: PeopleCommand): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** "Ajoute Nadia, elle remplace Léa": the second says the first again, and in whose place. */
const isOver = (before: PeopleCommand, said: PeopleCommand): boolean =>
  'instead' in said && isSame(before, { ...said, instead: undefined } as PeopleCommand);

export function readChanges(
  sentences: readonly Sentence[],
  context: SlotContext,
  last: Frame | undefined,
): ChangesRead | undefined {
  const commands: PeopleCommand[] = [];
  const doubtful: PeopleCommand[] = [];
  let isMost = true;
  const ofOne: PeopleCommand[] = [];
  let isHeld = false;
  let later: Later | undefined;
  let stays: Later | undefined;
  /** Clauses that say where somebody was from. */
  const worked: Said[] = [];
  /** Clauses that change nothing and say a day: what it bears upon is asked. */
  const dated: string[] = [];
  /** What is so already, or is said over again; and those beside whom somebody comes to be. */
  const aside: string[] = [];
  const left: string[] = [];
  /** What somebody is needed for: met by who is named next. */
  const needs: string[] = [];
  /** Questions that name whom the next order is of: "Nadia n’est pas dans l’axe 5 ? Ajoute-la". */
  let asked: string[] = [];
  let isListHeld = false;
  let isList = false;
  const stretch = sentences.flatMap((said) => stretchIn(said, context) ?? [])[0];
  const away = sentences.flatMap((said) => awayIn(said, context));
  // "Karim est absent jusqu’au 4, c’est Nadia qui gère", of no fiche: what he leads.
  const led = ledBy(context.view, away).map((id) => ({ id, text: id }));
  // A look through all groups is for whoever is away alone.
  const groups = away.length > 0 ? animatedBy(context, away) : [];
  let frame: Frame =
    led.length > 0
      ? { led }
      : groups.length > 0
        ? { groups, role: 'coAnimator', removed: true }
        : { ...last };
  const isForATime =
    stretch !== undefined ||
    away.length > 0 ||
    sentences.some((one) => says(one, 'gens-en-attendant'));
  const all = sentences.flatMap((said) => {
    const sentence = (last?.wasMade && anotherGroup(said)) || said;
    const listed = listedGroups(sentence, context, last?.groups);
    isListHeld ||= listed?.isHeld === true;
    return listed?.sentences ?? sentence;
  });
  const clauses = clausesOf(all, context);
  for (const [i, said] of clauses.entries()) {
    frame = { ...frame, ...headedBy(said.sentence, context) };
    const spoken = withAxe(
      withPerson(said.sentence, frame, frame.persons !== last?.persons && context),
      frame,
      context,
    );
    const clause = { ...said, sentence: withoutNames(spoken, context) };
    // "…, c’est Inès qui l’anime" asks nothing.
    const isSaid = clause.sentence.mood === 'ask' && isRelative(clause.sentence, context);
    const made = newGroupIn(
      isSaid ? { ...clause.sentence, mood: toldMood(clause.sentence) } : clause.sentence,
      context,
    );
    if (made) {
      const done = madeBy(clause.sentence, made, context);
      // A pilote who tells "on monte un groupe" may give news; "on monte un groupe ?" is asked.
      const isAsked = clause.mood === 'ask' && !isSaid;
      const isVague = made.isTold && (isAsked || context.speaking.led.length > 0);
      const isUnsure = isVague || isListHeld || made.isHeld || made.like || clause.isDoubtful;
      (isUnsure ? doubtful : commands).push(...done.commands);
      left.push(...done.left);
      isList ||= made.isHeld === true;
      frame = { groups: [{ found: [], text: made.name }], role: 'member', isNew: true };
      continue;
    }
    if (isNeed(clause.sentence, clauses[i + 1]?.sentence)) {
      needs.push(clause.sentence.text);
      frame = withNamed(frame, clause.sentence, context);
      continue;
    }
    const places = ordersIn(clause.sentence, context, ['organisationOf', 'invite'], frame);
    if (places.length > 0) {
      (clause.isDoubtful ? doubtful : commands).push(...places);
      later ??= laterIn(clause.sentence, context, []);
      frame = withNamed(frame, clause.sentence, context);
      continue;
    }
    const stayed = stayingThere(clause.sentence, frame, context);
    if (isLetBe(clause.sentence) || stayed) {
      doubtful.push(...(stayed ?? []));
      aside.push(clause.sentence.text);
      frame = withNamed(frame, clause.sentence, context);
      continue;
    }
    // "Ajoute-le", of nobody whom this message names.
    // "Remettez-la" is of whoever was just taken out.
    const isBack = says(clause.sentence, 'gens-remettre') && (frame.gone?.length ?? 0) > 0;
    const isUnsaid =
      !isBack && says(clause.sentence, 'gens-mettre-le') && frame.persons === last?.persons;
    const read = saidIn(clause, context, { stretch, isForATime, away });
    if (read && isOfWork(read)) {
      worked.push(read);
      frame = withNamed(frame, clause.sentence, context);
      continue;
    }
    const change = isUnsaid && read?.persons.length === 0 ? undefined : read;
    const isPlacing = saysAny(clause.sentence, PLACES);
    const done = change && commandsOf(change, frame, context);
    // Who is away for a time leaves nothing: who comes stands in.
    const isTakenOut = !stretch && says(clause.sentence, 'gens-oter');
    if (isForATime && !isTakenOut && done?.commands.every(({ intent }) => intent === 'unpilot')) {
      frame = done.frame;
      continue;
    }
    if (says(clause.sentence, 'gens-echanger') && exchange(commands)) continue;
    if (!done) {
      // Who is named behind a group that is made, and nothing is done with: told.
      const isOther = ({ value }: Placed<NamedPerson>) =>
        !value.isSelf &&
        !value.found.includes(context.speaking.self) &&
        !away.some((one) => samePerson(one, value));
      const isOfOthers =
        peopleSlot(clause.sentence, context).some(isOther) ||
        strangersIn(clause.sentence, [], context).length > 0;
      // "Hugo rejoint la carto, tu peux l’ajouter ?": said over again.
      const isAgain =
        isOfHim(clause.sentence) &&
        frame.persons !== last?.persons &&
        (frame.removed ?? false) === says(clause.sentence, 'gens-oter');
      // "Enlève Nadia, Léa préfère pas": why she goes.
      const isUnwanted = frame.removed && saysAll(clause.sentence, ['gens-falloir', 'negation']);
      if (isUnwanted || (!isOfOthers && isAgain)) aside.push(clause.sentence.text);
      // "Oui ajoute-le et retire Omar": whom "le" is, nobody said.
      else if (isOfOthers || change?.name === 'remove' || (!change && isPlacing))
        (clause.mood === 'ask' ? asked : left).push(clause.sentence.text);
      else if (!change && !stretch && datesIn(clause.sentence, context, []).length > 0)
        dated.push(clause.sentence.text);
      // "Crée un …, Léa l’anime", of which nothing was read: of that one, and of no other.
      const [makes] = conceptsOf(clause.sentence, 'gens-creer');
      const text = makes && clause.sentence.text.slice(clause.sentence.typed[endOf(makes)]?.start);
      frame =
        text && clause.mood === 'order'
          ? { groups: [{ found: [], text }], role: 'member' }
          : withNamed(frame, clause.sentence, context);
      continue;
    }
    // "…, il reste co-animateur des cafés", "Léa l’anime avec moi": who is so today is no change.
    const isStaying = says(change.sentence, 'gens-rester') && change.groups.length > 0;
    const beside = change.persons.filter((one) => isBeside(change.sentence, one)).map(nameOf);
    aside.push(...change.whose.map(nameOf));
    const open = done.commands.flatMap(
      (one) => unsettled(one, context, (name) => isStaying || beside.includes(name)) ?? [],
    );
    if (isStaying && open.length === 0) {
      aside.push(clause.sentence.text);
      doubtful.push(...done.commands);
      frame = done.frame;
      continue;
    }
    if (open.length > 0) {
      const isMeant = (name: string) => open.some((one) => namedBy(one).includes(name));
      aside.push(...beside.filter((name) => !isMeant(name)));
      done.commands = open;
    }
    // "…, mets-le en suppléant", of who was just named.
    const isOfNamed = spoken !== said.sentence || change.persons.length === 0;
    if (isOfNamed && change.groups.length === 0) asked = [];
    // "J’ai oublié Zoé", behind who leads: whether she does too.
    const isForgotten = says(change.sentence, 'gens-oublier') && frame.role !== 'member';
    // "Je l’ai mis à l’axe 3", "il quitte l’axe 3", behind two people: which of them, nobody said.
    const him = someoneAt(spoken);
    const isHim = him >= 0 || (isPlacing && (says(spoken, 'moi-meme') || isOfHim(spoken)));
    const named = change.persons.length > 0 ? change.persons : (frame.persons ?? []);
    const isBefore = change.persons.every((one) => one.at < him);
    const isOneOfMany = isHim && isBefore && named.length > 1;
    // "Nadia remplace Karim", of no fiche: of what he leads.
    const isInferred =
      change.instead.length > 0 &&
      change.fiches.length + change.groups.length === 0 &&
      done.commands.some(({ intent }) => intent === 'pilot');
    // "Karim remplace Léa dans Parentalité", told: he comes in, and she goes.
    const isTold =
      clause.mood === 'tell' &&
      change.instead.length * change.groups.length > 0 &&
      saysAny(change.sentence, HEIRS) &&
      done.commands.some(({ intent }) => intent === 'add');
    const isVague =
      isForgotten ||
      isTold ||
      isOneOfMany ||
      // "Elle reste à la carto", of who is not in it.
      isStaying ||
      (isInferred && !last?.led) ||
      (change.name === 'more' &&
        (frame.role === undefined ||
          (last?.isOld === true && frame.persons === last.persons && change.groups.length === 0)));
    const isAsked = change.isUnsure || change.isRough || isVague || isOfNobody(change, frame);
    const to = isAsked ? doubtful : commands;
    // Whoever it is, it is of one of them: no part of it is of anybody spoken of before.
    if (to === doubtful && !isOneOfMany) isMost &&= change.found.covered >= MOST && !change.isHeld;
    isHeld ||= change.isHeld;
    const stands = to.filter((before) => !done.commands.some((one) => isOver(before, one)));
    to.splice(0, Infinity, ...stands);
    const isIn = !change.later && ['add', 'appoint', 'pilot', 'has', 'more'].includes(change.name);
    const placed = isIn ? placesIn(change, context) : [];
    const all = [...done.commands, ...placed.map(({ text, ...one }) => one)];
    const added = all.filter((one) => !to.some((other) => isSame(one, other)));
    to.push(...added);
    // "Sophie quitte la carto, enlève-la": said over again.
    if (added.length === 0) aside.push(clause.sentence.text);
    if (isOneOfMany) ofOne.push(...added);
    frame = done.frame;
    later ??= stays ?? change.later;
    stays = stayingIn(change.sentence, context);
    left.push(...change.left.filter((said) => !placed.some(({ text }) => text === said)));
  }
  const isMet = [...commands, ...doubtful].some(({ intent }) => intent === 'pilot');
  (isMet ? aside : left).push(...needs);
  inOnePlace(commands, doubtful);
  const isNow = sentences.some((sentence) => isForNow(sentence, context));
  if (isNow || (stretch && doubtful.length === 0)) later = undefined;
  // "Rachid quitte la Caf, il …": why something else is said of him.
  const isReason = ({ persons }: Said) =>
    [...commands, ...doubtful].some((one) =>
      persons.some(({ value }) => namedBy(one).includes(value.name)),
    );
  const former = worked.map(({ sentence: { text } }) => text);
  const why = former.filter((_, at) => worked[at] && isReason(worked[at]));
  why.push(...aside);
  left.push(...former.filter((text) => !why.includes(text)), ...asked, ...dated);
  // Of a group that is not there, all is asked together.
  if (commands.some(isOfUnknown) && ![...commands, ...doubtful].some(isMaking))
    commands.unshift(...doubtful.filter(isOfUnknown));
  // It is asked of all of it at once.
  if (later || dated.length > 0 || doubtful.some(isMaking)) doubtful.unshift(...commands.splice(0));
  // Who leads a group names who comes next before they go.
  for (const all of [commands, doubtful])
    if (all.some(({ intent }) => intent === 'appoint'))
      all.sort((a, b) => Number(LAST.includes(a.intent)) - Number(LAST.includes(b.intent)));
  // What is said clearly once leaves no doubt; nor does what is so.
  const unsure = doubtful.filter((one) => !commands.some((other) => isSame(one, other)));
  const unclear = unsure.flatMap((one) => unsettled(one, context) ?? []);
  const open = unclear.flatMap(namedBy);
  why.push(...unsure.flatMap(namedBy).flatMap((name) => (open.includes(name) ? [] : (name ?? []))));
  if (commands.length + unclear.length === 0) commands.push(...unsure);
  if (commands.length + unclear.length === 0) return undefined;
  const isOfOne = unclear.length > 0 && unclear.every((one) => ofOne.includes(one));
  const said = { commands: ledByOthers(commands), doubtful: ledByOthers(unclear) };
  // What names a group that is not there is said back with it.
  const unknown = [...commands, ...unclear].flatMap((one) =>
    isOfUnknown(one) && 'group' in one ? (one.group?.text ?? []) : [],
  );
  const quoted = left.filter((text) => !unknown.some((name) => name.includes(text)));
  return withoutReasons(
    { ...said, isMost, isOfOne, isHeld, isList, later, left: quoted, why },
    context,
  );
}

const saysAll = (sentence: Sentence, all: readonly string[]): boolean =>
  all.every((one) => says(sentence, one));

/** "Retire-le", "tu peux l’ajouter": whose object is one of those who were named. */
const isOfHim = (sentence: Sentence): boolean =>
  objectsIn(sentence).length > 0 ||
  placesOf(sentence, PLACES).some(({ at }) =>
    /^l[ae]?$/.test(sentence.tokens[at - 1]?.folded ?? ''),
  );

/** "Paul remplace Karim, Léa reste suppléante": there is one place, and whoever is said to have it does. */
function inOnePlace(...lists: PeopleCommand[][]): void {
  const all = lists
    .flat()
    .filter((one) => one.intent === 'pilot' && one.substitute !== undefined) as Command<'pilot'>[];
  for (const one of all.filter(({ instead }) => instead === undefined)) {
    const others = all.filter(
      ({ led, instead, substitute }) =>
        led.id === one.led.id && instead !== undefined && substitute !== one.substitute,
    );
    if (others.length === 0) continue;
    one.others = [...(one.others ?? []), ...others.flatMap(({ substitute }) => substitute ?? [])];
    for (const list of lists)
      list.splice(0, Infinity, ...list.filter((other) => !others.some((gone) => gone === other)));
  }
}

/**
 * "Non, c’est pas Zoé, c’est Paul", of no group and no fiche, where it was not Zoé who was just spoken of; "Zoé c’est
 * une erreur", who is in the group since long.
 */
function isOfNobody(
  { sentence, groups, fiches, instead, mistaken }: Said,
  { persons = [], groups: spoken = [] }: Frame,
): boolean {
  // "…, elle remplace Léa", who is in the group that is spoken of.
  const isThere = (one: NamedPerson) =>
    saysAny(sentence, HEIRS) && spoken.some((group) => isInIt(one, group));
  const replaced = groups.length + fiches.length === 0 ? instead : [];
  const out = [...replaced.filter((one) => !isThere(one)), ...mistaken];
  return out.length > 0 && !out.some((one) => persons.includes(nameOfPerson(one)));
}

/**
 * "Gardez-le en Parentalité", of who is in it; "il reste avec Inès", of no place: nothing is to be done. The group is spoken
 * of all the same.
 */
function stayingThere(
  sentence: Sentence,
  { persons: spoken = [] }: Frame,
  context: SlotContext,
): PeopleCommand[] | undefined {
  const named = peopleSlot(sentence, context).filter((one) => !isBeside(sentence, one));
  const persons = named.length > 0 ? named.map(nameOf) : spoken;
  const others = thingsSlot(sentence, context).length + rolesIn(sentence).length;
  if (!says(sentence, 'gens-rester') || persons.length === 0 || others > 0) return undefined;
  const all = wherePeopleAre(sentence, context).map(
    ({ value: group }): PeopleCommand => ({ intent: 'add', group, persons }),
  );
  return all.every((one) => !unsettled(one, context)) ? all : undefined;
}

const LAST: readonly string[] = ['leave', 'dismiss'];

/** Less of a clause than this is understood: something else may be told. */
const MOST = 0.5;

/** "M. Marchand quitte ses fonctions : retire-le du groupe": who goes, of nothing named, is the reason of what is done. */
function withoutReasons(
  { commands, doubtful, ...read }: ChangesRead,
  { view, speaking: { self } }: SlotContext,
): ChangesRead {
  const all = [...commands, ...doubtful];
  const nobodys = all.find(isNobodys);
  const isReason = (one: PeopleCommand): boolean =>
    one.intent === 'unpilot' &&
    !one.led &&
    (nobodys !== undefined ||
      all.some(
        (other) =>
          other !== one &&
          (namedBy(other).includes(one.person) || leftBy(other, view).includes(one.person ?? '')),
      ));
  // "Retire le pilote de la 1.1 et mets Julie": she takes the place, and whoever stands in stays.
  const isGiven = (one: PeopleCommand): boolean =>
    isNobodys(one) &&
    all.some((other) => other.intent === 'pilot' && other.holder && other.led.id === one.led?.id);
  const person = (all.find(isReason) as Command<'unpilot'> | undefined)?.person;
  // "Je ne pilote plus la 1.1, c’est Zoé": one change, of whoever comes in the place of who goes.
  const heirOf = (one: PeopleCommand) =>
    one.intent === 'unpilot' && one.person && !one.role && one.led?.id !== undefined
      ? all.find((other) => other.intent === 'pilot' && other.led.id === one.led?.id)
      : undefined;
  const goer = (heir: PeopleCommand): string | undefined => {
    const gone = all.find((one) => heirOf(one) === heir) as Command<'unpilot'> | undefined;
    return gone?.person === 'moi' ? view.person(self)?.name : gone?.person;
  };
  const kept = (ones: readonly PeopleCommand[]): PeopleCommand[] =>
    ones.flatMap((one) =>
      isReason(one) || heirOf(one)
        ? []
        : one.intent === 'pilot' && goer(one) !== undefined
          ? { ...one, instead: goer(one) }
          : isGiven(one)
            ? { ...one, role: 'pilot' as const }
            : isNobodys(one) && one === nobodys
              ? { ...one, person }
              : one,
    );
  return { ...read, commands: kept(commands), doubtful: kept(doubtful) };
}

/** "La 1.1 n’a plus de pilote": whose place it was is not said. */
const isNobodys = (one: PeopleCommand): one is Command<'unpilot'> =>
  one.intent === 'unpilot' && !!one.led && !one.person && one.role !== 'substitute';

/** Who leads what somebody else is given: "Karim arrête, c’est Inès qui reprend le forum". */
const leftBy = (one: PeopleCommand, view: PartnersView): string[] =>
  one.intent === 'pilot' && one.led.id !== undefined
    ? everyoneOf(view.pilot(one.led.id)).map(({ name }) => name)
    : [];

const namedBy = (one: PeopleCommand): readonly (TypedName | undefined)[] => [
  ...('persons' in one ? one.persons : []),
  ...(one.intent === 'pilot' ? [one.holder, one.substitute, one.instead] : []),
  ...('person' in one ? [one.person] : []),
];
