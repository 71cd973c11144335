/** Commands that a clause comes to: what it leaves unsaid is that of the clause before, or of the last change. */

import { endOf } from '../../../sentence/between.ts';
import { isBehind } from '../../../sentence/saying.ts';
import { conceptsOf, placesOf, says, saysAny, typedOver } from '../../../sentence/sentence.ts';
import { deniedIn as rightBehind } from '../../../sentence/superseded.ts';
import { asNamed, type NamedGroup, UNNAMED } from '../model/group-names.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { isBeside, someoneAt } from './clause-meant.ts';
import { isInIt, sameGroup } from './clause-read.ts';
import type { ClauseDone, Said } from './clauses.ts';
import { type GroupIntent, opposite, type PeopleCommand, type TypedName } from './command.ts';
import type { Frame } from './frame.ts';
import { animatedBy } from './later.ts';
import { heirOf, pilots, unpilots } from './led-commands.ts';
import { isApart, thingsOfEach } from './pairs.ts';
import { ledBy } from './request.ts';
import { goersIn, nameOf, nameOfPerson } from './roles.ts';
import type { GroupRole } from './roster.ts';

/** "Omar laisse le gt 5 à Karim": one co-animates it in the place of the other. */
function leftTo(said: Said, frame: Frame): ClauseDone | undefined {
  const heir = said.groups.length > 0 ? heirOf(said) : undefined;
  const others = said.persons.filter((one) => one !== heir).map(({ value }) => value);
  const instead = others.length > 0 ? others : [{ found: [], name: '', isSelf: true }];
  return heir && inGroups({ ...said, persons: [heir], instead }, frame, 'appoint');
}

export function commandsOf(
  whole: Said,
  frame: Frame,
  context: SlotContext,
): ClauseDone | undefined {
  // "Mets Paul dans ce groupe": in the one that was just spoken of, unless its channel is here.
  const isPointed = whole.groups.every(({ value }) => value.text === '');
  const isLast = isPointed && frame.groups !== undefined && context.speaking.here === undefined;
  const [other] = whole.groups.length === 0 ? conceptsOf(whole.sentence, 'gens-l-autre') : [];
  const groups = other
    ? otherGroups(whole, frame, context).map((value) => ({ ...other, value }))
    : isLast
      ? []
      : whole.groups;
  if (other && groups.length === 0) return undefined;
  const said = { ...whole, groups };
  if (says(said.sentence, 'gens-partout')) return everywhere(said, frame, context);
  const isOfLead = saysAny(said.sentence, ['gens-pilote', 'gens-piloter', 'gens-suppleant']);
  switch (said.name) {
    case 'pilot':
    case 'has':
      return inPlaceOf(said, frame, context);
    case 'unpilot':
      // "Omar anime la carto, Léa arrête", "dans la carto, c’est Karim qui s’en va": what was just spoken of is left.
      return isOfTheirs(said, frame) && !isOfLead
        ? inGroups(said, frame, frame.role === 'coAnimator' ? 'dismiss' : 'remove')
        : unpilots(said, frame, context);
    case 'appoint':
      return byRole(said, frame, 'appoint');
    case 'dismiss':
      return leftTo(said, frame) ?? inGroups(said, frame, 'dismiss');
    case 'add':
      // "Retire le pilote de la 1.1 et mets Julie": in the place that was left.
      if (frame.removed && frame.led && !frame.groups && said.groups.length === 0)
        return pilots(said, frame, context);
      return frame.removed && frame.role === 'coAnimator' && isOfFrame(said, frame)
        ? inGroups(said, frame, 'appoint')
        : byRole(said, frame, 'add');
    case 'remove':
      if (said.groups.length === 0 && frame.led && !frame.groups)
        return unpilots(said, frame, context);
      return (
        leftTo(said, frame) ??
        ((frame.role === 'coAnimator' && said.groups.length === 0) || isHandedOver(said, context)
          ? inGroups(said, frame, 'dismiss')
          : inGroups(said, frame, 'remove'))
      );
    case 'join': {
      const groups = said.groups[0] ? said.groups.map(({ value }) => value) : [UNNAMED];
      const commands = groups.map((group) => ({ intent: 'join' as const, group }));
      return { commands, frame: { ...frame, groups, role: 'member' } };
    }
    case 'more':
      if (!frame.led && !frame.groups && said.groups.length === 0) return undefined;
      // "Karim me remplace", of nobody who is away: at a meeting.
      if (!said.isForATime && says(said.sentence, 'presence-remplace')) return undefined;
      if (frame.led && said.groups.length === 0) return pilots(said, frame, context);
      // "C’est Paul qui la porte", of a group that he would only come into: of something else.
      if (!isLed(frame, context) && said.groups.length === 0 && isTaken(said))
        return frame.wasMade ? byRole(said, frame, 'appoint') : undefined;
      return byRole(said, frame, isLed(frame, context) ? 'appoint' : 'add');
  }
}

/**
 * "Karim remplace Léa dans Parentalité": in the role that she has there; "c’est Nadia qui lui succède", in the one that was
 * left, or was just given. Of what is led, whoever comes leads it.
 */
function inPlaceOf(said: Said, frame: Frame, context: SlotContext): ClauseDone | undefined {
  const { fiches, groups, roles, instead } = said;
  const isPlain = fiches.length + roles.length === 0;
  if (isPlain && groups.length === 0 && isInGroup(said, frame))
    return inGroups(said, frame, isLed(frame, context) ? 'appoint' : 'add');
  const named = groups.flatMap(({ value: { found } }) => found);
  const held = ledBy(context.view, instead);
  if (
    isPlain &&
    instead.length * named.length > 0 &&
    !named.some(({ led = '' }) => held.includes(led))
  ) {
    const led = animatedBy(context, instead).flatMap(({ found }) => found);
    return inGroups(said, frame, named.some((one) => led.includes(one)) ? 'appoint' : 'add');
  }
  return isOfGroups(said) ? byRole(said, frame, 'appoint') : pilots(said, frame, context);
}

/** Of nothing named, what was just spoken of: a group that one of those who are named is in. */
const isOfTheirs = ({ persons, fiches, groups }: Said, frame: Frame): boolean =>
  frame.groups !== undefined &&
  !frame.led &&
  fiches.length + groups.length === 0 &&
  (persons.length === 0 ||
    persons.some(({ value }) => frame.groups?.some((group) => isInIt(value, group))));

/** "Nadia, c’est l’ARS", "Rachid quitte la Caf": where they are from, or were, and no place here. */
export const isOfWork = ({ sentence, organisations, groups, fiches }: Said): boolean =>
  groups.length + fiches.length === 0 &&
  rightBehind(sentence, organisations, placesOf(sentence, OF_WORK)).length > 0;

const OF_WORK = ['gens-cest', 'gens-cesser', 'gens-partir'];

/** Of no other group than what was just spoken of. */
const isOfFrame = ({ groups }: Said, { groups: spoken = [] }: Frame): boolean =>
  groups.every(({ value }) => spoken.some((one) => sameGroup(one, value)));

/** "Je passe la main sur la carto", of who co-animates it: they stay in it. */
const isHandedOver = ({ sentence, groups, persons }: Said, { speaking }: SlotContext): boolean =>
  says(sentence, 'gens-cesser') &&
  !says(sentence, 'gens-partir') &&
  groups.length > 0 &&
  groups.every(({ value: { found } }) =>
    found.every(({ id }) => speaking.coAnimates.includes(id)),
  ) &&
  persons.every(({ value }) => value.isSelf);

/** Groups that somebody is in, or is waited for, by the name that a command has. */
const groupsOfNamed = (person: TypedName, { view, speaking }: SlotContext): NamedGroup[] =>
  view.groups
    .filter(({ row }) =>
      [...(row?.members ?? []), ...(row?.awaited ?? [])].some((one) =>
        isNamedSo(one, person, { view, speaking }),
      ),
    )
    .map(asNamed);

const isNamedSo = (
  one: { person?: string | null; name?: string },
  person: TypedName,
  { view, speaking }: Pick<SlotContext, 'view' | 'speaking'>,
): boolean =>
  person === 'moi'
    ? one.person === speaking.self
    : (one.name ?? view.person(one.person ?? '')?.name) === person;

/** "Gardez-le en Parentalité et libérez-le de l’autre": of the groups that they are in, those that were not just spoken of. */
function otherGroups({ persons }: Said, frame: Frame, context: SlotContext): NamedGroup[] {
  const who = persons.length > 0 ? persons.map(nameOf) : (frame.persons ?? []);
  return who
    .flatMap((one) => groupsOfNamed(one, context))
    .filter((one) => !frame.groups?.some((spoken) => sameGroup(one, spoken)));
}

/** "Enlève-le de partout": of all that they lead, and of every group. */
function everywhere(said: Said, frame: Frame, context: SlotContext): ClauseDone | undefined {
  const named = said.persons.map(nameOf);
  const persons = named.length > 0 ? named : (frame.persons ?? []);
  const commands = persons.flatMap((person): PeopleCommand[] => {
    const led = [...context.view.pilots].filter(([, pilot]) =>
      everyoneOf(pilot).some((one) => isNamedSo(one, person, context)),
    );
    return [
      ...led.map(([id]) => ({ intent: 'unpilot' as const, led: { id, text: id }, person })),
      ...groupsOfNamed(person, context).map((group) => ({
        intent: 'remove' as const,
        group,
        persons: [person],
      })),
    ];
  });
  const done = { commands, frame: { ...frame, persons, removed: true } };
  return commands.length > 0 ? done : undefined;
}

/** "Paul mènera le sous-groupe recrutement": of groups that carry no action, they co-animate. */
const isOfGroups = ({ fiches, groups }: Said): boolean =>
  fiches.length === 0 &&
  groups.length > 0 &&
  groups.every(({ value }) => value.found.length > 0 && value.found.every(({ led }) => !led));

/** "C’est Paul qui la suit": somebody takes it, and is not only in it. */
const isTaken = ({ sentence }: Said): boolean =>
  saysAny(sentence, ['gens-prendre', 'gens-piloter', 'gens-en-charge']);

/** They co-animate, or whoever goes from the group does today: who comes next takes that place. */
const isLed = (
  { role, removed, groups = [], persons = [] }: Frame,
  { view, speaking }: SlotContext,
): boolean => {
  const leads = groups.flatMap(({ found: [group] }) => group?.row?.coAnimators ?? []);
  const names = leads.map(({ person: id }) =>
    id === speaking.self ? 'moi' : view.person(id)?.name,
  );
  return role === 'coAnimator' || (removed === true && persons.some((one) => names.includes(one)));
};

/** What was just spoken of is a place in a group. */
const isInGroup = ({ instead }: Said, { role, groups, led, removed }: Frame): boolean =>
  role === 'coAnimator' || (groups !== undefined && !led && (removed || instead.length > 0));

/** What makes somebody a member, in a clause that makes others co-animators. */
const MEMBERSHIP = ['gens-membre', 'gens-rejoindre', 'gens-mettre', 'gens-creer'];

/** Each by the role that they are given; the others by what the clause does. */
function byRole(said: Said, frame: Frame, intent: 'add' | 'appoint'): ClauseDone | undefined {
  const isMixed = said.persons.some(({ value }) => said.roleOf(value) === 'coAnimator');
  const isInto = isMixed && saysAny(said.sentence, MEMBERSHIP);
  const own = (person: NamedPerson) => said.roleOf(person) ?? (isInto ? 'member' : undefined);
  const of = (role: GroupRole) => said.persons.filter(({ value }) => own(value) === role);
  const [leads, members] = [of('coAnimator'), of('member')];
  const rest = said.persons.filter((one) => !leads.includes(one) && !members.includes(one));
  if (leads.length === 0)
    return inGroups(said, frame, members.length > 0 && rest.length === 0 ? 'add' : intent);
  if (members.length + rest.length === 0) return inGroups(said, frame, 'appoint');
  // "Dedans Paul et Omar, c’est Paul qui anime": whoever is given no role is only in it.
  // "Sophie et Nadia, Léa anime": those that a comma parts from who does are in it.
  const isOfRole =
    intent === 'appoint' && !isInto && (members.length > 0 || says(said.sentence, 'gens-nommer'));
  const named = isOfRole ? [...leads, ...rest] : leads;
  const joined = isOfRole ? members : [...members, ...rest];
  const appointed = inGroups({ ...said, persons: named, from: [] }, frame, 'appoint');
  const added = inGroups({ ...said, persons: joined, instead: [] }, frame, 'add');
  if (!appointed || !added) return appointed ?? added;
  return { ...added, commands: [...appointed.commands, ...added.commands] };
}

function inGroups(said: Said, frame: Frame, intent: GroupIntent): ClauseDone | undefined {
  const { sentence, persons, groups } = said;
  const names = persons.map(nameOf);
  const named = groups.map(({ value }) => value);
  const from = intent === 'add' && said.from.length > 0 ? { from: said.from } : {};
  // "Ajoute aussi la PMI": whom it sends is asked.
  if ('from' in from && names.length === 0) {
    const into = named.length > 0 ? named : (frame.groups ?? []);
    if (said.found.covered < 1 || into.length === 0) return undefined;
    const commands = into.map((group) => ({ intent, group, persons: [], ...from }));
    return { commands, frame: { ...frame, groups: into, role: 'member' } };
  }
  const inherited =
    (says(sentence, 'gens-partir') || says(sentence, 'gens-rejoindre')) && !isOfOther(said, frame)
      ? ['moi']
      : intent === 'remove' && (frame.gone?.length || says(sentence, 'gens-aussi'))
        ? (frame.gone ?? [])
        : (frame.persons ?? []);
  // Whoever is named, and is not meant, leaves nobody: those named before are not spoken of.
  if (names.length === 0 && (said.instead.length > 0 || isOfStranger(said))) return undefined;
  // All who are named, whatever each of them does.
  const all = (said.found.filled.personnes ?? persons) as typeof persons;
  // "Et comme co-animateur avec moi", of whoever was just named.
  const isOfOthers = all.every((one) => isBeside(sentence, one)) && inherited.length > 0;
  const whole = isOfOthers ? [...inherited, ...names] : names;
  // "Claire m’a dit de m’inscrire": it is who speaks that comes in.
  const who = isReflexive(said) ? ['moi'] : whole.length > 0 ? whole : inherited;
  if (who.length === 0) return undefined;
  // "Je quitte la carto, et on me rajoute la charte": not back where they were just taken out of.
  const isBack =
    frame.removed &&
    said.left.length > 0 &&
    who.join() === frame.persons?.join() &&
    !says(sentence, 'gens-remettre');
  // "Crée un truc Handicap, Léa l’anime", of which nobody reads what is made: of that one, and of no other.
  const [makes] = frame.isNew ? [] : conceptsOf(sentence, 'gens-creer');
  const made =
    makes &&
    said.left
      .join(' ')
      .replace(typedOver(sentence, makes.at, 1), '')
      .trim();
  const spoken = made ? [{ found: [], text: made }] : frame.groups;
  const unplaced = (isBack ? undefined : spoken) ?? [UNNAMED];
  // Without a group, an order that says much else is about something else.
  if (groups.length === 0 && !frame.groups && !isAlone(said)) return undefined;
  // Who is away for a time stays what they are.
  const instead = said.isForATime ? [] : [...said.instead, ...said.mistaken].map(nameOfPerson);
  const isInto = intent === 'add' || intent === 'appoint';
  const moved = isInto && movedIn(said);
  if (moved) {
    const { from, to } = moved;
    const there = { ...said, outOf: [] };
    const gone = inGroups({ ...there, groups: from }, frame, opposite[intent]);
    const made = inGroups({ ...there, groups: to }, frame, intent);
    return made && { ...made, commands: [...(gone?.commands ?? []), ...made.commands] };
  }
  const by = new Map<string, { group: NamedGroup; persons: TypedName[] }>();
  const put = (group: NamedGroup, person: TypedName) => {
    const key = group.found.map(({ id }) => id).join() || group.text;
    const made = by.get(key) ?? { group, persons: [] };
    if (!made.persons.includes(person)) made.persons.push(person);
    by.set(key, made);
  };
  const shared = thingsOfEach(sentence, all, groups);
  for (const [i, person] of who.entries()) {
    const one = who === names && named.length > 0 ? persons[i] : undefined;
    const own = one ? shared[all.indexOf(one)] : named.length > 0 ? named : unplaced;
    for (const group of own ?? []) put(group, person);
  }
  const isCoAnimation = intent === 'appoint' || intent === 'dismiss';
  const commands = [...by.values()].map(({ group, persons: them }): PeopleCommand => {
    const self = them.length === 1 && them[0] === 'moi' && instead.length === 0;
    if (self && intent === 'add') return { intent: 'join', group };
    if (self && intent === 'remove' && says(sentence, 'gens-co-animation') === false)
      return { intent: 'leave', group };
    return { intent, group, persons: them, ...from, ...(instead.length > 0 && { instead }) };
  });
  return {
    commands,
    frame: {
      groups: [...by.values()].map(({ group }) => group),
      role: isCoAnimation ? 'coAnimator' : 'member',
      persons: who,
      removed: !isInto,
    },
  };
}

/** "Momo qui quitte la carto": somebody goes whom nobody knows, and not who speaks. */
const isOfStranger = ({ sentence, persons }: Said): boolean =>
  goersIn(sentence, persons)?.length === 0;

/** "Passe Karim de carto à traduction": out of the one, into the other. */
function movedIn({ sentence, groups, outOf }: Said) {
  if (outOf.length > 0) return { from: outOf, to: groups };
  const from = groups.find(({ at }) => isBehind(sentence, 'gens-depuis', at));
  const to = groups.find(({ at }) => isBehind(sentence, 'gens-vers', at));
  // "Aux groupes de l’axe 2 et de l’axe 4" is into both.
  const [first, second, third] = groups;
  const isTwo = first && second && !third && from !== to;
  return from && to && isTwo && !isApart(sentence, first, second)
    ? { from: [from], to: [to] }
    : undefined;
}

/** "… , il ne fait plus partie de l’axe 5": of somebody who was just named. */
const isOfOther = ({ sentence }: Said, { persons = [] }: Frame): boolean =>
  (persons.length > 0 && says(sentence, 'gens-un-autre')) || someoneAt(sentence) >= 0;

/** "M’inscrire", "me mettre": it begins with who speaks, and is done to them. */
const isReflexive = ({ sentence, persons }: Said): boolean =>
  conceptsOf(sentence, 'gens-rejoindre').some(
    (one) =>
      /^me?$/.test(sentence.tokens[one.at]?.folded ?? '') &&
      // "M’ajouter Léa": she comes in.
      !persons.some(({ at }) => at === endOf(one)),
  );

/** Whether a clause that names no group still tells whom it is about, and nothing else. */
const isAlone = ({ found, sentence }: Said): boolean =>
  found.covered === 1 || says(sentence, 'gens-aussi');
