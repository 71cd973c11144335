/** People without Teams: added to a group by their e-mail address, and let go of. */

import type { Reader, Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { closeDoorsOf } from '../../../links/personal-links.ts';
import type { PeopleAct } from '../context.ts';
import { change, selfOf } from '../model/acts.ts';
import {
  addresses,
  isMail,
  isWithoutTeams,
  type KnownPerson,
  type MailAddress,
  NO_TENANT,
  people,
  personRecipient,
} from '../model/directory.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { groups, groupsOf, type Holder, isIn, pilots, withEveryone } from '../model/groups.ts';
import { letGo } from '../model/let-go.ts';
import { nameKey } from '../model/name-words.ts';
import { isOrganisation } from '../model/names.ts';
import { after } from '../model/rules.ts';
import { bearersOf, calledIn } from '../model/within-reach.ts';
import type { Command } from '../read/command.ts';
import { isAddress } from '../read/typed-people.ts';
import { doorStrings } from '../show/door-strings.ts';
import { inviteTo } from '../show/invite-strings.ts';
import { livingStrings } from '../show/living-strings.ts';
import { strings } from '../show/strings.ts';
import { apply, isAwaited, rowOf, withoutAwaited } from './groups.ts';
import { withOrganisation } from './organisation.ts';

/** Somebody as they were named: whoever is said to have no Teams is them who is awaited under this name. */
interface Invited extends Omit<Command<'invite' | 'uninvite'>, 'intent' | 'group'> {
  /** Where they are from, when it was said; `other` names one that is not in the plan. */
  organisation?: { id: string; other: string } | undefined;
}

/** Adds somebody by their address; whoever is known by it stays who they are. */
export function invite(act: PeopleAct, group: KnownGroup, invited: Invited): Promise<Answer> {
  const { locale, context } = act;
  const say = doorStrings[locale];
  return change(act, 'people.invite', { kind: 'group', id: group.id }, async (tx) => {
    const { personalLink, sendsMail } = context.settings;
    if (!personalLink) return refused(say.noDoor, locale);
    if (invited.several) return refused(say.oneByOne, locale);
    if (!isAddress(invited.email)) return refused(say.badAddress, locale);
    if (isOrganisation(invited.name, context.plan))
      return refused(say.organisation(invited.name), locale);
    const row = await rowOf(tx, group);
    const name = invited.name || nameFrom(invited.email);
    const label = group.label[locale];
    const isSame = ({ id, value }: Row<KnownPerson>) =>
      !isWithoutTeams(id) && isIn(row.members, id) && nameKey(value.name) === nameKey(name);
    // Somebody who is there in Teams does not come in twice.
    if (!invited.isOutside && (await bearersOf(tx, name)).some(isSame))
      return refused(say.already(name, label), locale);
    // Whoever is expected under this name has an address now.
    if (isAwaited(row, name)) await tx.put(groups, group.id, withoutAwaited(row, name));
    const kept = await keep(tx, act, invited);
    if (!kept) return refused(say.nameToo, locale);
    const { id, state } = kept;
    const changed = await apply(tx, act, group, 'join', id);
    const headline = (changed ? say.invited : say.already)(kept.name, label);
    const how = state === 'blocked' ? say.stopped : sendsMail ? say.byMail : say.byYou;
    // In a channel the form is not shown: an address is typed where nobody else reads it.
    const isPrivate = act.turn.conversation.type === 'personal';
    const questions = isPrivate ? [inviteTo(label, locale)] : [];
    return shown({ headline, notes: [how, say.hidden], questions }, locale);
  });
}

/** Keeps them; undefined when nothing says how they are called. */
async function keep(tx: Transaction, act: PeopleAct, invited: Invited) {
  const { context, turn, locale } = act;
  const { email, organisation } = invited;
  const known = await knownBy(tx, email);
  const aadId = context.settings.newToken().slice(0, 22);
  const id = known?.id ?? personRecipient({ tenantId: NO_TENANT, id: aadId });
  const before = (await tx.get(people, id))?.value;
  const lastSeenAt = turn.now.toISOString();
  const mayName = !before || (await isOnlyOfOne(tx, act, id));
  const guessed = isOrganisation(nameFrom(email), context.plan) ? '' : nameFrom(email);
  const name = (mayName && invited.name) || before?.name || invited.name || guessed;
  if (name === '') return undefined;
  const person: KnownPerson = {
    tenantId: NO_TENANT,
    aadId,
    teamsId: '',
    locale,
    domain: email.slice(email.indexOf('@') + 1),
    organisation: null,
    otherOrganisation: null,
    organisationAskedAt: null,
    ...before,
    name,
    lastSeenAt,
  };
  // What somebody said of themselves, or another group knows them by, stays.
  const isNew = organisation && (mayName || person.organisation === null);
  const placed = isNew && withOrganisation(person, organisation.id, organisation.other, act);
  await tx.put(people, id, placed || person);
  // Their own wish stands; an address that was refused is tried again.
  const state = known?.address.state === 'blocked' ? 'blocked' : 'open';
  await tx.put(addresses, id, { channel: 'mail', email, state, lastSeenAt });
  return { id, name, state };
}

/** Whoever has this address. */
async function knownBy(
  reader: Reader,
  email: string,
): Promise<{ id: string; address: MailAddress } | undefined> {
  for (const { id, value } of await reader.where(addresses, 'place', email))
    if (isMail(value)) return { id, address: value };
  return undefined;
}

/** Whether nobody else's group has them: what they are called is for all their groups to see. */
async function isOnlyOfOne(reader: Reader, act: PeopleAct, person: string): Promise<boolean> {
  if (act.context.isAdmin(act.turn.person)) return true;
  const theirs = (await groupsOf(reader, person)).filter(({ value }) =>
    isIn(value.members, person),
  );
  return theirs.every(({ value }) => isIn(value.coAnimators, selfOf(act)));
}

/** "zoe.martin@ville.fr" as "Zoe Martin", until somebody says better; a number is nobody's name. */
const nameFrom = (email: string): string =>
  email
    .slice(0, email.indexOf('@'))
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ');

/** Another address for somebody without Teams, by whoever co-animates one of their groups. */
export async function newAddress(
  act: PeopleAct,
  { person: named, email }: Command<'newAddress'>,
): Promise<Answer> {
  const { locale, turn } = act;
  const say = livingStrings[locale];
  const one = await withoutTeamsCalled(act, named, say.noMail(named));
  if (isAnswer(one)) return one;
  return change(act, 'people.newAddress', { kind: 'person', person: one.id }, async (tx) => {
    if (!isAddress(email)) return refused(doorStrings[locale].badAddress, locale);
    const other = await knownBy(tx, email);
    if (other && other.id !== one.id) return refused(say.takenMail, locale);
    const lastSeenAt = turn.now.toISOString();
    await tx.put(addresses, one.id, { channel: 'mail', email, state: 'open', lastSeenAt });
    await tx.put(people, one.id, { ...one.value, domain: email.slice(email.indexOf('@') + 1) });
    // Links that went to the old address open no more.
    await closeDoorsOf(tx, one.id, turn.now);
    return shown({ headline: say.newAddress(one.value.name) }, locale);
  });
}

/** The one of this name without Teams; `none`: said where there is not. */
const withoutTeamsCalled = ({ context, locale, ...act }: PeopleAct, named: string, none: string) =>
  context.store.read(async (reader) => {
    const called = await calledIn(reader, named, selfOf(act));
    const [one, second] = called.filter(({ id }) => isWithoutTeams(id));
    if (!one || second) return refused(second ? strings[locale].severalPlain(named) : none, locale);
    return one;
  });

/** Somebody entered as without Teams has Teams: whoever they are there takes their place in groups and roles. */
export async function hasTeams(
  act: PeopleAct,
  { person: named }: Command<'hasTeams'>,
): Promise<Answer> {
  const { locale, turn } = act;
  const say = livingStrings[locale];
  const one = await withoutTeamsCalled(act, named, say.notWithout(named));
  if (isAnswer(one)) return one;
  return change(act, 'people.hasTeams', { kind: 'person', person: one.id }, async (tx) => {
    const { name } = one.value;
    const known = (await bearersOf(tx, name)).filter(
      ({ id, value }) => !isWithoutTeams(id) && nameKey(value.name) === nameKey(name),
    );
    const [bearer, other] = known;
    if (other) return refused(strings[locale].severalPlain(name), locale);
    const since = turn.now.toISOString();
    for (const { id, value } of await groupsOf(tx, one.id)) {
      if (!isIn(value.members, one.id)) continue;
      const left = after('leave', value, one.id, turn.now);
      const next = bearer
        ? after('join', left, bearer.id, turn.now)
        : { ...left, awaited: [...(left.awaited ?? []), { name, role: 'member' as const, since }] };
      await tx.put(groups, id, next);
    }
    for (const { id, value } of await tx.where(pilots, 'person', one.id)) {
      const moved = (holder: Holder) =>
        holder.person === one.id ? { person: bearer?.id ?? null, name } : holder;
      await tx.put(pilots, id, withEveryone(value, moved));
    }
    await letGo(tx, one.id, null, turn.now);
    return shown({ headline: bearer ? say.hasTeams(name) : say.willHaveTeams(name) }, locale);
  });
}

/** Takes somebody out of a group by their address. */
export function uninvite(act: PeopleAct, group: KnownGroup, named: Invited): Promise<Answer> {
  const { locale } = act;
  const say = doorStrings[locale];
  return change(act, 'people.uninvite', { kind: 'group', id: group.id }, async (tx) => {
    if (named.several) return refused(say.oneByOne, locale);
    const { email } = named;
    const known = await knownBy(tx, email);
    const label = group.label[locale];
    const name = known && (await tx.get(people, known.id))?.value.name;
    const changed = known && (await apply(tx, act, group, 'leave', known.id));
    // The same to whoever types an address that nobody has, and one of another group.
    if (!known || !changed) return refused(say.notIn(label), locale);
    await letGo(tx, known.id, group.id, act.turn.now);
    const headline = strings[locale].removed(name ?? '', label);
    return shown({ headline, notes: [say.linksOver] }, locale);
  });
}
