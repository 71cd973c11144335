/** What is done to somebody else: added, removed, made co-animator, given an organisation. */
import { chooseCard } from '../../../../cards/people/choose.ts';
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, allowed, change, refusal, selfOf } from '../model/acts.ts';
import { isWithoutTeams, type KnownPerson, people } from '../model/directory.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { groups, groupsAnimated, isIn, peopleIn } from '../model/groups.ts';
import { CHANGE } from '../model/just-changed.ts';
import { letGo } from '../model/let-go.ts';
import { isWholeName } from '../model/name-words.ts';
import { nameOf } from '../model/names.ts';
import { refusalOf, type Verb } from '../model/rights.ts';
import { calledIn } from '../model/within-reach.ts';
import {
  type Command,
  type GroupIntent,
  intoAs,
  opposite,
  type TypedName,
} from '../read/command.ts';
import type { Made } from '../read/frame.ts';
import { doorStrings } from '../show/door-strings.ts';
import { inviteStrings } from '../show/invite-strings.ts';
import { strings } from '../show/strings.ts';
import { apply, isAwaited, rowOf, withoutAwaited } from './groups.ts';
import { changed, putPilot } from './last-change.ts';
import { unmade } from './made.ts';
import { chooseFor } from './organisation.ts';

/** Buttons of one card: Teams shows six well. */
const MOST_CHOICES = 6;

/** What each comes to, and how it is said once it is done. */
const acts = {
  add: ['join', 'added'],
  remove: ['leave', 'removed'],
  appoint: ['appoint', 'appointed'],
  dismiss: ['dismiss', 'dismissed'],
} as const;
const isIntoGroup = (intent: GroupIntent): boolean => intent === 'add' || intent === 'appoint';
const roleOf = (intent: GroupIntent): 'member' | 'coAnimator' =>
  intent === 'appoint' || intent === 'dismiss' ? 'coAnimator' : 'member';

/** Names of one sentence; more are said again. */
const MOST_NAMED = 20;

/** What is done to people of a group, all in one transaction: each is done, or said to be unclear. */
export function onNamed(
  act: PeopleAct,
  group: KnownGroup,
  { intent, persons, instead = [], from = [] }: Command<GroupIntent>,
): Promise<Answer> {
  const { locale } = act;
  const verb = `people.${intent}` as const;
  return change(act, verb, { kind: 'group', id: group.id }, async (tx) => {
    const lines: string[] = [];
    let isDenied = false;
    const made: Made[] = [];
    const absent: string[] = [];
    const note = ({ line, made: one, isNo = false }: Noted) => {
      lines.push(line);
      isDenied ||= isNo;
      if (one) made.push(one);
    };
    for (const named of instead) {
      const [one, second] = await calledIn(tx, named, selfOf(act));
      if (!one || second || !isIntoGroup(intent)) continue;
      const row = await rowOf(tx, group);
      const isThere = isIn(intent === 'appoint' ? row.coAnimators : row.members, one.id);
      if (isThere) note(await doneTo(tx, act, opposite[intent], group, one));
      else absent.push(strings[locale].wasNot(one.value.name, group.label[locale]));
    }
    for (const named of instead)
      if (isAwaited(await rowOf(tx, group), named))
        note(await onUnknown(tx, act, 'remove', group, named));
    const [only, other] = persons;
    for (const named of persons.slice(0, MOST_NAMED)) {
      const found = await calledIn(tx, named, selfOf(act));
      const [one, second] = found;
      if (!one) note(await onUnknown(tx, act, intent, group, named));
      else if (second && only && !other && lines.length === 0)
        return ask(act, { verb, target: group.id, named, found });
      else if (second) lines.push(strings[locale].severalPlain(named));
      else note(await doneTo(tx, act, intent, group, one));
    }
    lines.push(...absent);
    for (const sender of from) {
      lines.push(strings[locale].whoFrom(sender));
      // The reply gives a name alone: the group stays the one that is spoken of.
      const place = { kind: 'group', group: group.id, role: 'member', person: null } as const;
      made.push({ ...place, name: sender, did: 'none' });
    }
    const [headline = '', ...items] = lines;
    const isDone = made.some((one) => one.kind === 'group' && one.did !== 'none');
    const isAsked = from.length > 0 && !isDone;
    const answer =
      isAsked || isDone || (made.length === 0 && !isDenied)
        ? shown({ headline, items }, locale, isAsked ? 'clarify' : 'command')
        : refused(lines.join('\n'), locale);
    return { ...answer, opens: changed(made, act) };
  });
}

interface Noted {
  line: string;
  made?: Extract<Made, { kind: 'group' }>;
  /** It cannot be done to them. */
  isNo?: boolean;
}

/** Somebody chosen with a button. */
export function onPerson(
  act: PeopleAct,
  intent: GroupIntent,
  group: KnownGroup,
  person: string,
): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return change(act, `people.${intent}`, { kind: 'group', id: group.id }, async (tx) => {
    const row = await tx.get(people, person);
    if (!row) return refused(say.unknownPerson(''), locale);
    const { line, made, isNo } = await doneTo(tx, act, intent, group, row);
    if (isNo) return refused(line, locale);
    return { ...shown({ headline: line }, locale), opens: changed(made ? [made] : [], act) };
  });
}

/** Does it, and says so. */
async function doneTo(
  tx: Transaction,
  act: PeopleAct,
  intent: GroupIntent,
  group: KnownGroup,
  { id, value }: Row<KnownPerson>,
): Promise<Noted> {
  const say = strings[act.locale];
  const label = group.label[act.locale];
  if (intent === 'appoint' && isWithoutTeams(id))
    return { line: doorStrings[act.locale].cannotAnimate(value.name), isNo: true };
  const before = await rowOf(tx, group);
  const [what, said] = acts[intent];
  const joined = intent === 'appoint' && !isIn(before.members, id);
  const isChanged = await apply(tx, act, group, what, id);
  if (intent === 'remove') await letGo(tx, id, group.id, act.turn.now);
  if (!isChanged) return { line: say.wasNot(value.name, label) };
  const did = isIntoGroup(intent) ? 'in' : 'out';
  // Whoever goes out co-animates no more either: both come back when it is taken back.
  const wasAnimator = did === 'out' && isIn(before.coAnimators, id);
  const made = {
    kind: 'group',
    group: group.id,
    role: wasAnimator ? 'coAnimator' : roleOf(intent),
    person: id,
    name: value.name,
    did,
    joined,
  } as const;
  return { line: say[said](value.name, label), made };
}

/**
 * Nobody is called so yet. A whole name is kept, and its bearer is let in when they come; a part of one, or a name
 * that is to be taken away, changes nothing.
 */
async function onUnknown(
  tx: Transaction,
  act: PeopleAct,
  intent: GroupIntent,
  group: KnownGroup,
  named: TypedName,
): Promise<Noted> {
  const { locale, turn } = act;
  const say = strings[locale];
  const label = group.label[locale];
  const row = await rowOf(tx, group);
  const role = roleOf(intent);
  const made = { kind: 'group', group: group.id, role, person: null, name: named } as const;
  if (!isIntoGroup(intent)) {
    if (!isAwaited(row, named)) return { line: say.unknownPerson(named) };
    await tx.put(groups, group.id, withoutAwaited(row, named));
    return { line: say.awaitedNoMore(named, label), made: { ...made, did: 'out' } };
  }
  if (!isWholeName(named)) return { line: say.wholeName(named), made: { ...made, did: 'none' } };
  const awaited = [
    ...(withoutAwaited(row, named).awaited ?? []),
    { name: named, role, since: turn.now.toISOString() },
  ];
  await tx.put(groups, group.id, { ...row, awaited });
  const kept = role === 'member' ? say.awaitedMember : say.awaitedAnimator;
  return {
    line: `${kept(named, label)} ${inviteStrings[locale].ifWithout}`,
    made: { ...made, did: 'in' },
  };
}

/** Takes the last change back, as far as whoever acts may. */
export function undo(act: PeopleAct, last: readonly Made[] | undefined): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale].change;
  return change(act, 'people.undo', { kind: 'own' }, async (tx) => {
    const all: Noted[] = [];
    for (const one of [...(last ?? [])].reverse()) {
      const back = await takenBack(tx, act, one);
      if (back && 'message' in back) return back;
      if (back) all.push(back);
    }
    const [headline, ...items] = all.map(({ line }) => line);
    if (!headline) return refused(say.nothing, locale);
    const opens = changed(
      all.flatMap(({ made = [] }) => made),
      act,
    );
    return { ...shown({ headline, items }, locale), opens, closes: [CHANGE] };
  });
}

/** What undoes one thing that was changed, by whoever may do that; undefined: nothing is to be said of it. */
async function takenBack(
  tx: Transaction,
  act: PeopleAct,
  one: Made,
): Promise<Noted | Answer | undefined> {
  const { view } = act.context;
  if (one.kind === 'created') {
    const line = await unmade(tx, act, one.group);
    return line === undefined ? undefined : { line };
  }
  if (one.kind === 'pilot') {
    const object = { kind: 'led', id: one.led, group: view.groupOf(one.led) } as const;
    if (!(await allowed(act, 'people.pilot', object, tx)))
      return refusal(act, 'people.pilot', object, tx);
    await putPilot(tx, act, one.led, one.before);
    return { line: strings[act.locale].change.pilotBack(one.text) };
  }
  const group = view.group(one.group);
  if (!group || one.did === 'none') return undefined;
  const into = intoAs(one.role);
  // Whoever came into the group by it goes out of it.
  const intent = one.did === 'out' ? into : one.joined ? 'remove' : opposite[into];
  const object = { kind: 'group', id: group.id } as const;
  if (!(await allowed(act, `people.${intent}`, object, tx)))
    return refusal(act, `people.${intent}`, object, tx);
  const row = one.person === null ? null : await tx.get(people, one.person);
  return row ? doneTo(tx, act, intent, group, row) : onUnknown(tx, act, intent, group, one.name);
}

/** The organisation of somebody of one of the actor's groups; anybody, for an administrator. */
export async function organisationOfNamed(
  act: PeopleAct,
  { person: named, organisation, other }: Command<'organisationOf'>,
): Promise<Answer> {
  const { context, turn, locale } = act;
  const admin = context.isAdmin(turn.person);
  const found = await context.store.read(async (reader) => {
    const own = await groupsAnimated(reader, selfOf(act));
    if (!admin && own.length === 0) return undefined;
    const near = new Set(own.flatMap(({ value }) => peopleIn(value)));
    const known = await calledIn(reader, named, selfOf(act));
    return known.filter(({ id }) => admin || near.has(id));
  });
  if (!found) return refused(refusalOf('people.organisationOf', locale), locale);
  const [one, second] = found;
  if (one && !second) return chooseFor(act, one.id, organisation, other);
  return ask(act, { verb: 'people.organisationOf', target: organisation, named, found });
}

interface Choice {
  verb: Verb;
  target: string;
  named: TypedName;
  found: readonly Row<KnownPerson>[];
}

function ask({ locale, context }: Act, { verb, target, named, found }: Choice): Answer {
  const say = strings[locale];
  if (found.length === 0) return refused(say.unknownPerson(named), locale);
  if (found.length > MOST_CHOICES) return refused(say.severalPlain(named), locale);
  const people = found.map(({ id, value }) => {
    const name = nameOf(value, context.plan, locale);
    return { person: id, title: name, line: name };
  });
  const card = { lang: locale, question: say.several(named), verb, target, people };
  return answerWith(chooseCard(card), locale, 'clarify');
}
