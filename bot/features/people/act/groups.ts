/** Groups: who is in, who joins, who leaves, which channel. */

import { type Reader, type Transaction, valuesOf } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import type { PeopleAct } from '../context.ts';
import { type Act, allowed, change, look, selfOf, speakingNow } from '../model/acts.ts';
import { channelId, isWithoutTeams, people } from '../model/directory.ts';
import { LACKS_GROUP } from '../model/group-mention.ts';
import { isNamed, type KnownGroup, type NamedGroup } from '../model/group-names.ts';
import { emptyGroup, type Group, groups, groupsOf, isIn } from '../model/groups.ts';
import { CHANGE } from '../model/just-changed.ts';
import { nameKey } from '../model/name-words.ts';
import { nameOf } from '../model/names.ts';
import { askedBy, ownToDecide, settle, showAll, withdraw } from '../model/requests.ts';
import { membersOnly } from '../model/rights-strings.ts';
import { after } from '../model/rules.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { placeInGroup, tellPlace } from '../model/told-of-change.ts';
import type { Command, PeopleIntent } from '../read/command.ts';
import { MEMBERS } from '../read/frame.ts';
import { LACKS_NAME } from '../read/new-name.ts';
import { doorStrings } from '../show/door-strings.ts';
import { inviteStrings, inviteTo } from '../show/invite-strings.ts';
import { requestStrings } from '../show/request-strings.ts';
import { strings } from '../show/strings.ts';
import { calledBy, freeId, isTaken, unfinishedOf } from './made.ts';

type Listing = { intent: 'members' | 'coAnimators' };

/** Names shown in one message; a group of the partnership has some dozens. */
const SHOWN = 60;

/**
 * The group meant, or the question that is due. Without a name: that of the channel, else the one
 * that can be meant by whoever acts.
 */
export function chosen(
  act: PeopleAct,
  { found, text }: NamedGroup,
  intent: PeopleIntent,
): KnownGroup | Answer {
  const { context, locale } = act;
  const { view } = context;
  // A group that the same message made.
  const made =
    found.length === 0 && text !== '' ? view.groups.filter((one) => isNamed(one, text)) : [];
  const { here, coAnimates, memberOf } = speakingNow(act);
  const led = whereAnimating.includes(intent) ? coAnimates : [];
  const theirs =
    here !== undefined ? [here] : inOwn.includes(intent) ? [...coAnimates, ...memberOf] : led;
  const own = text === '' ? view.groups.filter(({ id }) => theirs.includes(id)) : [];
  const all = found.length > 0 ? found : made.length > 0 ? made : own;
  const [only, second] = all;
  if (only && !second) return only;
  const several = all.length > 1 ? all : view.groups;
  const asked =
    found.length > 0 || text === ''
      ? which(act, strings[locale].which, several)
      : unknownGroup(act, text, several);
  // A name that is not clear stays in the sentence: that one has to be said again.
  return text === '' ? { ...asked, unfinished: LACKS_GROUP } : asked;
}

/** What is done to others is done where one co-animates; one leaves, or asks about, where one is. */
const inOwn: readonly PeopleIntent[] = ['leave', 'members', 'coAnimators'];
const whereAnimating: readonly PeopleIntent[] = [
  ...(['add', 'remove', 'appoint', 'dismiss', 'invite', 'uninvite'] as const),
];

/** A group that is not there any more, or never was. */
export const unknownGroup = (
  act: PeopleAct,
  text: string,
  choice: readonly KnownGroup[] = act.context.view.groups,
): Answer => which(act, strings[act.locale].unknownGroup(text), choice);

const which = ({ locale }: Act, headline: string, choice: readonly KnownGroup[]): Answer => {
  const items = choice.slice(0, SHOWN).map((g) => g.label[locale]);
  return shown({ headline, items }, locale, 'clarify');
};

/** Whether somebody of this name is waited for in a group. */
export const isAwaited = ({ awaited = [] }: Group, name: string): boolean =>
  awaited.some((one) => nameKey(one.name) === nameKey(name));

/** The group without whoever was waited for under this name. */
export const withoutAwaited = (group: Group, name: string): Group => ({
  ...group,
  awaited: (group.awaited ?? []).filter((one) => nameKey(one.name) !== nameKey(name)),
});

export const rowOf = async (reader: Reader, { id, kind }: KnownGroup): Promise<Group> =>
  (await reader.get(groups, id))?.value ?? emptyGroup(kind);

export async function list(
  act: PeopleAct,
  group: KnownGroup,
  { intent, whom = [], isAbout = false }: Omit<Command<'members'>, 'intent' | 'group'> & Listing,
): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  const label = group.label[locale];
  return look(act, `people.${intent}`, { kind: 'group', id: group.id }, async (reader) => {
    const row = await rowOf(reader, group);
    const named = await Promise.all(
      row[intent].map(async ({ person }) => {
        const name = nameOf((await reader.get(people, person))?.value, context.plan, locale);
        if (isWithoutTeams(person)) return `${name}, ${doorStrings[locale].noTeams}`;
        return intent === 'members' && isIn(row.coAnimators, person)
          ? `${name}, ${say.coAnimates}`
          : name;
      }),
    );
    for (const one of row.awaited ?? [])
      if (intent === 'members' || one.role === 'coAnimator')
        named.push(`${one.name}, ${say.notYet}`);
    const none = intent === 'members' ? say.noMembers : say.noCoAnimators;
    const some = intent === 'members' ? say.members(label, named.length) : say.coAnimators(label);
    const items = named.sort((a, b) => a.localeCompare(b, locale)).slice(0, SHOWN);
    const questions = [
      ...(isIn(row.members, selfOf(act)) ? [] : [membersOnly[locale].join(label)]),
      ...((await isOffered(act, group.id, reader)) ? [inviteTo(label, locale)] : []),
    ];
    const headline = [
      ...whom.flatMap((one) => whetherIn(row, one, act)),
      named.length > 0 ? some : none(label),
    ].join(' ');
    const going = isAbout ? await unfinishedOf(act, reader, group.id) : [];
    const notes = [
      ...(isAbout ? [going.length > 0 ? say.going(going) : say.notGoing] : []),
      ...(row.channel ? [say.linkedHere] : []),
      ...(row.entry === 'open' ? [requestStrings[locale].isOpen] : []),
    ];
    const subject = { entities: [group.id], fields: [MEMBERS], terms: [] };
    const face = { headline, items, notes, sources: [say.source], questions };
    return { ...shown(face, locale), subject };
  });
}

/** "Karim est encore dans la carto ?": yes or no, of somebody who is known or waited for. */
function whetherIn(
  row: Group,
  { found: [one, second], name }: NamedPerson,
  { locale }: PeopleAct,
): string[] {
  if (second) return [];
  const isThere = one ? isIn(row.members, one) || isIn(row.coAnimators, one) : isAwaited(row, name);
  return [strings[locale][isThere ? 'isThere' : 'isNotThere'](name)];
}

/** Whether the form for people without Teams can be filled in here. */
const isShownHere = ({ context, turn }: PeopleAct): boolean =>
  context.settings.personalLink !== undefined && turn.conversation.type === 'personal';

/** Whether it is to be offered with this group. */
const isOffered = async (act: PeopleAct, id: string, reader: Reader): Promise<boolean> =>
  isShownHere(act) && (await allowed(act, 'people.invite', { kind: 'group', id }, reader));

export function mine(act: PeopleAct): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  return look(act, 'people.mine', { kind: 'own' }, async (reader) => {
    const self = selfOf(act);
    const rows = valuesOf(await groupsOf(reader, self));
    const items = context.view.groups.flatMap(({ id, label }) => {
      const row = rows.get(id);
      if (!row || !isIn(row.members, self)) return [];
      return [isIn(row.coAnimators, self) ? `${label[locale]} (${say.coAnimates})` : label[locale]];
    });
    const open = context.view.groups.filter((g) => g.kind === 'sousGroupe').slice(0, 3);
    const animates = [...rows.values()].some((row) => isIn(row.coAnimators, self));
    const isPrivate = act.turn.conversation.type === 'personal';
    const asked = isPrivate ? await askedBy(reader, act) : [];
    const toDecide = isPrivate && animates ? await ownToDecide(reader, act) : [];
    const questions = [
      ...(items.length > 0 ? [] : open.map((g) => membersOnly[locale].join(g.label[locale]).say)),
      ...(toDecide.length > 0 ? [requestStrings[locale].ask] : []),
      ...(animates && isShownHere(act) ? [inviteStrings[locale].ask] : []),
    ];
    const headline = items.length > 0 ? say.mine : say.noneOfMine;
    const notes = asked.length > 0 ? [requestStrings[locale].mine(asked.join(', '))] : [];
    return shown({ headline, items, notes, questions }, locale);
  });
}

export function leave(act: PeopleAct, group: KnownGroup): Promise<Answer> {
  return change(act, 'people.leave', { kind: 'group', id: group.id }, async (tx) => {
    const label = group.label[act.locale];
    const say = strings[act.locale];
    const withdrawn = await withdraw(tx, act, group.id);
    if (await apply(tx, act, group, 'leave'))
      return shown({ headline: say.left(label) }, act.locale);
    const { aims, withdrawn: taken } = requestStrings[act.locale];
    const headline = withdrawn ? taken(aims[withdrawn.as ?? 'member'](label)) : say.notIn(label);
    return shown({ headline }, act.locale);
  });
}

/**
 * False when nothing had to change. Whoever comes in had perhaps asked for it, and hears of the meetings
 * that are planned; whoever co-animates now is shown who waits; whoever leaves has them taken back.
 */
export async function apply(
  tx: Transaction,
  act: PeopleAct,
  group: KnownGroup,
  what: Parameters<typeof after>[0],
  person = selfOf(act),
): Promise<boolean> {
  const row = await rowOf(tx, group);
  const next = after(what, row, person, act.turn.now);
  if (next === row) return false;
  await tx.put(groups, group.id, next);
  // Without mail no calendar was given anything: links were, and end with `letGo`.
  if (what === 'leave' && isWithoutTeams(person) && act.context.settings.sendsMail)
    await act.context.leavers(tx, group.id, person, act.turn.now);
  if (what === 'appoint') await showAll(tx, group.id, person);
  if (what === 'join' || what === 'appoint') {
    const isTold = await settle(tx, act, { group: group.id, person }, 'accepted');
    await act.context.newcomers(tx, group.id, act.turn.now);
    if (isTold) return true;
  }
  await tellPlace(tx, act, person, { of: group.id, place: placeInGroup(row, person) });
  return true;
}

/** Whoever makes a group co-animates it, unless an administrator names who does. */
export function create(
  act: PeopleAct,
  { name, isLed = false, within }: Command<'create'>,
): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  return change(act, 'people.create', { kind: 'own' }, async (tx) => {
    if (!/\p{L}/u.test(name))
      return { ...shown({ headline: say.nameMissing }, locale, 'clarify'), unfinished: LACKS_NAME };
    const label = calledBy(name, act);
    if (await isTaken(tx, act, name)) return refused(say.exists(label), locale);
    const isForOthers = isLed && act.context.isAdmin(turn.person);
    const parent = within === undefined ? undefined : act.context.view.group(within);
    const empty = { ...emptyGroup('sousGroupe', name), ...(parent && { within: parent.id }) };
    const made = parent ? say.within(label, parent.label[locale]) : label;
    const row = isForOthers ? empty : after('appoint', empty, selfOf(act), turn.now);
    const id = await freeId(tx, name);
    await tx.put(groups, id, row);
    const face = isForOthers
      ? { headline: say.createdForOthers(made) }
      : { headline: say.created(made), questions: [say.ask.mine] };
    const data = { made: [{ kind: 'created', group: id, name }] };
    return {
      ...shown(face, locale),
      opens: [{ kind: CHANGE, data, label, instead: say.change.rename(name) }],
    };
  });
}

export function link(act: PeopleAct, group: KnownGroup): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  return change(act, 'people.link', { kind: 'group', id: group.id }, async (tx) => {
    if (turn.conversation.type === 'personal') return refused(say.notAChannel, locale);
    const channel = channelId(turn.conversation.id);
    const others = await tx.where(groups, 'channel', channel);
    if (others.some(({ id }) => id !== group.id)) return refused(say.taken, locale);
    await tx.put(groups, group.id, { ...(await rowOf(tx, group)), channel });
    await act.context.newcomers(tx, group.id, turn.now);
    return shown({ headline: say.linked(group.label[locale]) }, locale);
  });
}

export function unlink(act: PeopleAct, group: KnownGroup): Promise<Answer> {
  const say = strings[act.locale];
  const label = group.label[act.locale];
  return change(act, 'people.unlink', { kind: 'group', id: group.id }, async (tx) => {
    const row = await rowOf(tx, group);
    if (row.channel === null) return refused(say.notLinked(label), act.locale);
    await tx.put(groups, group.id, { ...row, channel: null });
    return shown({ headline: say.unlinked(label) }, act.locale);
  });
}
