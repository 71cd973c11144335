/** Changes that a message says, in order: what a clause leaves unsaid is that of the clause before, or of the last change. */
import { dayBefore } from '../../../calendar/local-time.ts';
import { isAside as isCivil } from '../../../conversation/untaken.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { declaredIntents } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedOrganisation } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { NamedThing } from '../model/slots/things.ts';
import { commandsOf } from './change-commands.ts';
import {
  isRelative,
  PRONOUNS,
  toldMood,
  withAxe,
  withNamed,
  withoutNames,
  withPerson,
} from './clause-meant.ts';
import type { ChangeName, Said } from './clause-said.ts';
import { clausesOf, type PeopleClause } from './clauses.ts';
import type { PeopleCommand } from './command.ts';
import { deniesIn, isAside, isLetBe, kept } from './denials.ts';
import type { Frame } from './frame.ts';
import { anotherGroup, listedGroups } from './group-list.ts';
import { surest } from './how-surely.ts';
import { datesIn, isForNow, type Later, laterIn, stayingIn, stretchIn } from './later.ts';
import { elsewhereIn, exchange, HEIRS, whoseIn } from './led-commands.ts';
import { newGroupIn } from './new-group.ts';
import { ledByOthers, madeBy, putInRanked, strangersIn } from './new-group-people.ts';
import { placesIn } from './organisation-beside.ts';
import { takenBackOf } from './pairs.ts';
import {
  employersSlot,
  PLACES,
  peopleSlot,
  sendersIn,
  slots,
  wherePeopleAre,
} from './people-slots.ts';
import { withoutReasons } from './reasons.ts';
import { meantOf, nameOfPerson, rolesIn, samePerson } from './roles.ts';
import { rosterOf } from './roster.ts';
import { awayIn } from './stands-in.ts';

export const changes = declaredIntents<SlotContext>('gens-changements', slots);

export interface ChangesRead {
  /** What is said without a doubt. */
  commands: PeopleCommand[];
  /** What is asked before it is done: a doubt, a condition, words that nothing was made of. */
  doubtful: PeopleCommand[];
  /** Most of what leaves a doubt is understood. */
  isMost: boolean;
  /** Some of it is told only by the people and the things that it names. */
  isHeld: boolean;
  /** Who is in a new group, behind its name: nothing else is said so. */
  isList: boolean;
  /** All of it is for a day to come: it is asked whether it is done now. */
  later?: Later | undefined;
  left: string[];
}

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
  let frame: Frame = { ...last };
  let isMost = true;
  let isHeld = false;
  let later: Later | undefined;
  let stays: Later | undefined;
  /** Clauses that change nothing and say a day: what it bears upon is asked. */
  const dated: string[] = [];
  const left: string[] = [];
  let isListHeld = false;
  let isList = false;
  const stretch = sentences.flatMap((said) => stretchIn(said, context) ?? [])[0];
  const away = sentences.flatMap((said) => awayIn(said, context));
  const isForATime =
    stretch !== undefined ||
    away.length > 0 ||
    sentences.some((one) => says(one, 'gens-en-attendant'));
  const all = sentences.flatMap((said) => {
    const sentence = (last?.wasMade && anotherGroup(said)) || said;
    const listed = listedGroups(sentence, last?.groups !== undefined, {
      persons: peopleSlot(sentence, context),
      // "Partage le groupe en deux équipes : …": the one that was just spoken of.
      groups: [
        ...wherePeopleAre(sentence, context),
        ...conceptsOf(sentence, 'ce-groupe').flatMap(({ at, length }) =>
          isLight(sentence, at + length, at + length + 1)
            ? (last?.groups ?? []).map((value) => ({ value, at, length }))
            : [],
        ),
      ].flatMap(({ value: { found }, at, length }) =>
        found.length === 1 && found[0] ? [{ value: found[0], at, length }] : [],
      ),
    });
    isListHeld ||= listed?.isHeld === true;
    return listed?.sentences ?? sentence;
  });
  for (const said of clausesOf(all, context)) {
    const spoken = withAxe(withPerson(said.sentence, frame), frame, context);
    const clause = { ...said, sentence: withoutNames(spoken, context) };
    // "…, c’est Inès qui l’anime" asks nothing.
    const isTold = clause.sentence.mood === 'ask' && isRelative(clause.sentence, context);
    const made = newGroupIn(
      isTold ? { ...clause.sentence, mood: toldMood(clause.sentence) } : clause.sentence,
      context,
    );
    if (made) {
      const done = madeBy(clause.sentence, made, context);
      // A pilote who tells "on monte un groupe" may give news; "on monte un groupe ?" is asked.
      const isAsked = clause.mood === 'ask' && !isTold;
      const isVague = made.isTold && (isAsked || context.speaking.led.length > 0);
      (isVague || isListHeld || made.isHeld || made.like || clause.isDoubtful
        ? doubtful
        : commands
      ).push(...done.commands);
      left.push(...done.left);
      isList ||= made.isHeld === true;
      frame = { groups: [{ found: [], text: made.name }], role: 'member', isNew: true };
      continue;
    }
    const change = saidIn(clause, context, isForATime, away);
    const isPlacing = PLACES.some((concept) => says(clause.sentence, concept));
    const done = change && commandsOf(change, frame, context);
    // Who is away for a time leaves nothing: who comes stands in.
    const isTakenOut = !stretch && says(clause.sentence, 'gens-oter');
    if (isForATime && !isTakenOut && done?.commands.every(({ intent }) => intent === 'unpilot')) {
      frame = done.frame;
      continue;
    }
    if (says(clause.sentence, 'gens-echanger') && exchange(commands)) continue;
    if (!done) {
      // "Paul dans le premier, Inès dans le second": of the groups that were just listed.
      const put = putInRanked(clause.sentence, namesMade(commands), context);
      if (put.length > 0) {
        commands.push(...put);
        left.push(...strangersIn(clause.sentence, peopleSlot(clause.sentence, context), context));
        continue;
      }
      // Who is named behind a group that is made, and nothing is done with: told.
      const isOther = ({ value }: Placed<NamedPerson>) =>
        !value.isSelf && !value.found.includes(context.speaking.self);
      const isOfOthers = () =>
        peopleSlot(clause.sentence, context).some(isOther) ||
        strangersIn(clause.sentence, [], context).length > 0;
      // "Oui ajoute-le et retire Omar": whom "le" is, nobody said.
      if (isOfOthers() || (!change && isPlacing)) left.push(clause.sentence.text);
      else if (!change && !stretch && datesIn(clause.sentence, context, []).length > 0)
        dated.push(clause.sentence.text);
      if (!change) frame = withNamed(frame, clause.sentence, context);
      continue;
    }
    // "J’ai oublié Zoé", behind who leads: whether she does too.
    const isForgotten = says(change.sentence, 'gens-oublier') && frame.role !== 'member';
    // "Je l’ai mis à l’axe 3", behind two people: which of them, nobody said.
    const isOneOfMany =
      isPlacing && says(spoken, 'moi-meme') && !change.persons[0] && frame.persons?.[1];
    const isVague =
      isForgotten || isOneOfMany || (change.name === 'more' && frame.role === undefined);
    // Of a group that this message makes, what more is said is quoted, and nobody is left out for it.
    const isRough = change.isRough && !(frame.isNew && change.groups.length === 0);
    const isQuestion = done.commands.every(({ intent }) => intent === 'coAnimators');
    const isAsked = change.isUnsure || isRough || isVague || isOfNobody(change, frame);
    const to = isAsked && !isQuestion ? doubtful : commands;
    if (to === doubtful) isMost &&= change.found.covered >= MOST && !change.isHeld;
    isHeld ||= change.isHeld;
    const stands = to.filter((before) => !done.commands.some((one) => isOver(before, one)));
    to.splice(0, Infinity, ...stands);
    const isIn = !change.later && ['add', 'appoint', 'pilot', 'has', 'more'].includes(change.name);
    const placed = isIn ? placesIn(change, context) : [];
    const all = [...done.commands, ...placed.map(({ text, ...one }) => one)];
    to.push(...all.filter((one) => !to.some((other) => isSame(one, other))));
    frame = done.frame;
    later ??= stretch
      ? { until: dayBefore(stretch.from), last: stretch.to }
      : (stays ?? change.later);
    stays = stayingIn(change.sentence, context);
    left.push(...change.left.filter((said) => !placed.some(({ text }) => text === said)));
  }
  if (sentences.some((sentence) => isForNow(sentence, context))) later = undefined;
  left.push(...dated);
  // It is asked of all of it at once.
  if (later || dated.length > 0 || doubtful.some(({ intent }) => intent === 'create'))
    doubtful.unshift(...commands.splice(0));
  // Who leads a group names who comes next before they go.
  for (const all of [commands, doubtful])
    if (all.some(({ intent }) => intent === 'appoint'))
      all.sort((a, b) => Number(a.intent === 'leave') - Number(b.intent === 'leave'));
  // What is said clearly once leaves no doubt.
  const unclear = doubtful.filter((one) => !commands.some((other) => isSame(one, other)));
  if (commands.length + unclear.length === 0) return undefined;
  const said = { commands: ledByOthers(commands), doubtful: ledByOthers(unclear) };
  return withoutReasons({ ...said, isMost, isHeld, isList, later, left }, context);
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
    HEIRS.some((concept) => says(sentence, concept)) && spoken.some((group) => isInIt(one, group));
  const replaced = groups.length + fiches.length === 0 ? instead : [];
  const out = [...replaced.filter((one) => !isThere(one)), ...mistaken];
  return out.length > 0 && !out.some((one) => persons.includes(nameOfPerson(one)));
}

/** Names of several groups that are made, in their order; none where there is but one. */
function namesMade(commands: readonly PeopleCommand[]): string[] {
  const names = commands.flatMap((one) => (one.intent === 'create' && one.name ? [one.name] : []));
  return names.length > 1 ? names : [];
}

/** Less of a clause than this is understood: something else may be told. */
const MOST = 0.5;
/** The same of what is told, and not ordered: it is asked first. */
const LEAST_COVERED = 0.6;

/** What is said where it is denied: "Karim ne pilote pas la 1.1". */
const DENIED: Readonly<Partial<Record<ChangeName, ChangeName>>> = {
  pilot: 'unpilot',
  has: 'unpilot',
  appoint: 'dismiss',
  add: 'remove',
  join: 'remove',
};

/** What is said where somebody else goes by the same words. */
const INSTEAD: Readonly<Partial<Record<ChangeName, ChangeName>>> = {
  unpilot: 'pilot',
  dismiss: 'appoint',
};

/** What a clause says, when it is no question. */
function saidIn(
  { sentence, mood, isDoubtful: isUnsure, isHeard }: PeopleClause,
  context: SlotContext,
  isForATime: boolean,
  away: readonly NamedPerson[],
): Said | undefined {
  if (sentence.tokens.some(({ folded }) => folded === '%') || isLetBe(sentence)) return undefined;
  // "…, tu enregistres ?" orders, "on peut ajouter … ?" is asked back.
  const isAsked =
    (mood === 'ask' || says(sentence, 'se-demander')) && !isRelative(sentence, context);
  const isFlat = isAsked && !says(sentence, 'gens-tu-notes');
  if (isFlat && !(says(sentence, 'gens-pouvoir') && mood === 'ask')) return undefined;
  const meant = { ...sentence, mood: mood === 'ask' ? 'order' : mood } as const;
  const said = surest(intentsIn(meant, changes.of(sentence.lexicon), context), sentence);
  const best = said?.found;
  // What others said changes nothing, but for who speaks.
  if (!best || (isHeard && best.intent.name !== 'join')) return undefined;
  const values = <T>(slot: string) => (best.filled[slot] ?? []) as readonly Placed<T>[];
  const whose = whoseIn(sentence, values('personnes'), values('fiches'));
  // "Claire m’a parlé du groupe, je voudrais en être": who tells comes nowhere.
  const told = conceptsOf(sentence, 'gens-a-dit');
  const all = values<NamedPerson>('personnes').filter(
    (one) => !whose.includes(one) && !told.some(({ at }) => at === endOf(one)),
  );
  const things = [...values<NamedThing>('fiches'), ...values<NamedGroup>('groupes')];
  const people = meantOf(sentence, all, things);
  const back = takenBackOf(sentence, all, things);
  const meantOnes = <T>(found: readonly Placed<T>[], same: (a: T, b: T) => boolean) =>
    kept(sentence, found, same).filter((one) => !back.has(one));
  const persons = people.persons.filter(
    ({ value }) => best.intent.name === 'unpilot' || !away.some((one) => samePerson(one, value)),
  );
  const fiches = meantOnes(values<NamedThing>('fiches'), (a, b) => a.text === b.text);
  const groups = meantOnes(values<NamedGroup>('groupes'), sameGroup);
  const outOf = values<NamedGroup>('groupes').filter(
    (one) => !groups.includes(one) && persons.some(({ value }) => isInIt(value, one.value)),
  );
  const mistaken = people.takenBack
    .map(({ value }) => value)
    .filter(
      (one) =>
        !persons.some(({ value }) => samePerson(value, one)) &&
        (groups.length === 0 || groups.some((group) => isInIt(one, group.value))),
    );
  // "Karim pilote, euh non, suppléant".
  const roles = rolesIn(sentence);
  const stale = people.takenBack.length > 0 ? undefined : takenBackOf(sentence, all, roles);
  const others = all.filter(({ value }) => !value.isSelf);
  const named = [...others, ...values('fiches'), ...values('groupes'), ...values('organisations')];
  const dropped = [...all, ...named].filter(
    (one) => ![...persons, ...fiches, ...groups].includes(one as never),
  );
  const isDenied = deniesIn(sentence, dropped, named);
  const name = best.intent.name as ChangeName;
  // "Omar devient pilote, Karim ne l’est plus"; but "retire Omar, pas Karim" puts nobody in a place.
  const isAnother = persons.length > 0 && people.instead.length > 0 && !says(sentence, 'gens-oter');
  // "Ajoute Léa, mais pas comme animatrice": she comes in, without that role.
  const isOnlyIn = isDenied && name === 'appoint' && says(sentence, 'gens-mettre');
  const as = isOnlyIn ? 'add' : (isAnother && INSTEAD[name]) || (isDenied ? DENIED[name] : name);
  if (!as) return undefined;
  // Somebody who stands in for a time does so until it is said otherwise.
  const isKept = says(sentence, 'gens-jusqua') && !says(sentence, 'gens-remplacer');
  const dates = isKept ? [] : datesIn(sentence, context, named);
  const later = laterIn(sentence, context, named);
  const isSocial = ({ at, length }: Placed<unknown>) =>
    sentence.tokens.slice(at, at + length).every((_, i) => isCivil(sentence, at + i));
  const elsewhere = elsewhereIn(sentence, persons, fiches, best.rest);
  const known = [...dates, ...elsewhere];
  const rest = best.rest.filter((one) => !known.some((other) => overlap(one, other)));
  return {
    sentence,
    name: as,
    found: best,
    persons,
    takenBack: people.takenBack,
    instead: people.instead,
    mistaken,
    fiches,
    groups,
    outOf,
    elsewhere,
    outOfLed: values<NamedThing>('fiches').filter((one) => !fiches.includes(one)),
    whose,
    organisations: values<NamedOrganisation>('organisations'),
    roles: isOnlyIn ? [] : roles.filter((one) => !stale?.has(one)),
    roleOf: isOnlyIn
      ? () => undefined
      : rosterOf(
          sentence,
          all.filter(({ value }) => !people.instead.includes(value)),
        ),
    from: sendersIn(sentence, context, all).map(({ value }) => value.text),
    isUnsure:
      (isForATime && !isForNow(sentence, context)) ||
      says(sentence, 'gens-partout') ||
      isFlat ||
      isDenied ||
      isUnsure ||
      // "…, ah non il est déjà sur la 5": why, and not what takes its place.
      conceptsOf(sentence, 'gens-erreur').some(({ at, length }) =>
        PRONOUNS.has(sentence.tokens[at + length]?.folded ?? ''),
      ) ||
      outOf.length > 0,
    isHeld: said.isHeld,
    isRough:
      said.isHeld ||
      (mood === 'tell' && best.covered < LEAST_COVERED) ||
      (!later && dates.length > 0) ||
      fiches.some(({ value }) => value.isGuess) ||
      rest.some((one) => !isAside(sentence, one, named)),
    later,
    isForATime,
    // What a verb that nobody knows says is asked with the rest.
    left: [
      ...rest.filter((one) => !isSocial(one) && (!said.isHeld || isAside(sentence, one, named))),
      ...(later ? [] : dates),
      ...ofNowhere(sentence, context),
      ...elsewhere,
    ]
      .sort((a, b) => a.at - b.at)
      .map(({ at, length }) => typedOver(sentence, at, length)),
  };
}

/** Whether somebody who is known is in a group today. */
const isInIt = ({ found }: NamedPerson, { found: groups }: NamedGroup): boolean =>
  groups.length === 1 &&
  groups.some(({ row }) => row?.members.some(({ person }) => found.includes(person)));

/** Where people are said to be from, and which nothing is kept of: the plan has no such organisation. */
const ofNowhere = (sentence: Sentence, context: SlotContext): Placed<unknown>[] =>
  employersSlot(sentence, context).filter(({ value }) => value.id === undefined);

export const sameGroup = (a: NamedGroup, b: NamedGroup) =>
  a.found.length > 0 ? a.found[0]?.id === b.found[0]?.id : a.text === b.text;
