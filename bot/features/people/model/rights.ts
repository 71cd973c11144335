/**
 * Who may do what. One table serves commands, clicks, the tab and personal links; a verb that is
 * not in it does not compile where it is asked for. Rights are read from the store at the time of
 * the act, never from a card, and never from what people say of themselves: an organisation gives
 * none.
 */

import type { Reader } from '../../../contract/store.ts';
import type { Person } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { personRecipient } from './directory.ts';
import { groups, groupsAnimated, isCurrent, isIn, pilots } from './groups.ts';
import { isHeldBy } from './piloting.ts';
import { strings } from './rights-strings.ts';

/**
 * `administrateur`: listed in `ADMINS`. `coAnimateur`: of the group concerned (of any group, when
 * the act concerns none). `membre`: of the group concerned. `pilote`: holder or substitute of what is concerned, to the last day.
 * `partenaire`: anybody that an allowed tenant vouches for.
 */
export type Role = 'administrateur' | 'coAnimateur' | 'membre' | 'pilote' | 'partenaire';

/** What an act is done to. Whoever asks finds it in the store or the plan, never in a card. */
export type ActedOn =
  /** Nothing but one's own things, or what everybody sees. */
  | { kind: 'own' }
  | { kind: 'group'; id: string }
  /** What a pilote leads (`fiche:1.1`), and the group of its axe; `own`: the action of it that is meant. */
  | { kind: 'led'; id: string; group: string | undefined; own?: string }
  /** Somebody else, by recipient. */
  | { kind: 'person'; person: string };

export interface Right {
  roles: readonly Role[];
  on: ActedOn['kind'];
}

const anybody: readonly Role[] = ['partenaire'];
const animators: readonly Role[] = ['administrateur', 'coAnimateur'];
const members: readonly Role[] = [...animators, 'membre'];
/** One answers for oneself, or for a colleague of one's own group: being an administrator is no vote. */
const voters: readonly Role[] = ['coAnimateur', 'membre'];

const tellers: readonly Role[] = ['coAnimateur', 'pilote'];

/** The table, by full verb: `<feature>.<verb>` of a click, `<feature>.<intent>` of a command. */
export const rights = {
  'unanswered.wrong': { roles: anybody, on: 'own' },
  'unanswered.list': { roles: animators, on: 'own' },
  'people.organisation': { roles: anybody, on: 'own' },
  'people.askOrganisation': { roles: anybody, on: 'own' },
  'people.organisationOf': { roles: animators, on: 'person' },
  'people.mine': { roles: anybody, on: 'own' },
  'people.members': { roles: anybody, on: 'group' },
  'people.coAnimators': { roles: anybody, on: 'group' },
  'people.join': { roles: anybody, on: 'group' },
  'people.askAccess': { roles: anybody, on: 'group' },
  'people.leave': { roles: anybody, on: 'group' },
  // Who comes in, and whether anybody may.
  'people.requests': { roles: animators, on: 'own' },
  'people.accept': { roles: animators, on: 'group' },
  'people.decline': { roles: animators, on: 'group' },
  'people.entry': { roles: animators, on: 'group' },
  'people.create': { roles: animators, on: 'own' },
  'people.rename': { roles: animators, on: 'group' },
  'people.askDissolve': { roles: animators, on: 'group' },
  'people.dissolve': { roles: animators, on: 'group' },
  'people.link': { roles: animators, on: 'group' },
  'people.unlink': { roles: animators, on: 'group' },
  'people.add': { roles: animators, on: 'group' },
  'people.remove': { roles: animators, on: 'group' },
  // People without Teams, by their e-mail address.
  'people.askInvite': { roles: animators, on: 'own' },
  'people.invite': { roles: animators, on: 'group' },
  'people.uninvite': { roles: animators, on: 'group' },
  'people.appoint': { roles: animators, on: 'group' },
  'people.dismiss': { roles: animators, on: 'group' },
  // What everybody may know of the partnership, and of themselves.
  'people.groups': { roles: anybody, on: 'own' },
  'people.rights': { roles: anybody, on: 'own' },
  'people.admins': { roles: anybody, on: 'own' },
  'people.pilots': { roles: anybody, on: 'own' },
  'people.pilotOf': { roles: anybody, on: 'own' },
  'people.whoIs': { roles: anybody, on: 'own' },
  'people.ownLed': { roles: anybody, on: 'own' },
  'people.ownRole': { roles: anybody, on: 'own' },
  'people.begin': { roles: ['administrateur'], on: 'own' },
  'people.become': { roles: anybody, on: 'own' },
  'people.newAddress': { roles: animators, on: 'person' },
  'people.hasTeams': { roles: animators, on: 'person' },
  // Whatever is taken back or made right asks for the right to that.
  'people.undo': { roles: anybody, on: 'own' },
  'people.amend': { roles: anybody, on: 'own' },
  'people.pilot': { roles: animators, on: 'led' },
  'people.unpilot': { roles: animators, on: 'led' },
  // One's own pilotage.
  'people.giveUp': { roles: [...animators, 'pilote'], on: 'led' },
  // Asks for somebody else in one's own place: others decide it.
  'people.handOver': { roles: ['pilote'], on: 'led' },
  'polls.create': { roles: animators, on: 'group' },
  'polls.new': { roles: animators, on: 'own' },
  'polls.form': { roles: animators, on: 'group' },
  'polls.edit': { roles: animators, on: 'own' },
  'polls.drop': { roles: anybody, on: 'own' },
  'polls.launch': { roles: animators, on: 'group' },
  'polls.propose': { roles: animators, on: 'group' },
  'polls.close': { roles: animators, on: 'group' },
  'polls.decide': { roles: animators, on: 'group' },
  'polls.extend': { roles: animators, on: 'group' },
  'polls.reopen': { roles: animators, on: 'group' },
  'polls.cancel': { roles: animators, on: 'group' },
  'polls.duplicate': { roles: animators, on: 'group' },
  'polls.nudge': { roles: animators, on: 'group' },
  'polls.missing': { roles: animators, on: 'group' },
  'polls.export': { roles: animators, on: 'group' },
  'polls.results': { roles: members, on: 'group' },
  'polls.show': { roles: members, on: 'group' },
  'polls.refresh': { roles: members, on: 'group' },
  // One's own answer, or that of a colleague of the group, kept with the name of who gave it.
  'polls.vote': { roles: voters, on: 'group' },
  'polls.all': { roles: voters, on: 'group' },
  'polls.none': { roles: voters, on: 'group' },
  'polls.withdraw': { roles: voters, on: 'group' },
  'polls.unanswer': { roles: voters, on: 'group' },
  // Whose push it is, is looked up in the store: only its starter and administrators have it.
  'sendings.report': { roles: anybody, on: 'own' },
  'sendings.resend': { roles: anybody, on: 'own' },
  // A draft whose group is not known yet is that of whoever may plan anything at all.
  'meetings.draft': { roles: animators, on: 'own' },
  'meetings.new': { roles: animators, on: 'own' },
  'meetings.create': { roles: animators, on: 'group' },
  'meetings.move': { roles: animators, on: 'group' },
  'meetings.cancel': { roles: animators, on: 'group' },
  'meetings.agenda': { roles: animators, on: 'group' },
  'meetings.send': { roles: animators, on: 'group' },
  'meetings.edit': { roles: animators, on: 'own' },
  'meetings.check': { roles: animators, on: 'own' },
  'meetings.discard': { roles: animators, on: 'own' },
  'meetings.nudge': { roles: animators, on: 'group' },
  'meetings.reminders': { roles: animators, on: 'group' },
  'meetings.minutes': { roles: animators, on: 'group' },
  'meetings.record': { roles: animators, on: 'group' },
  'meetings.held': { roles: animators, on: 'group' },
  'meetings.unwrite': { roles: animators, on: 'group' },
  'meetings.action': { roles: animators, on: 'group' },
  'meetings.sheet': { roles: animators, on: 'group' },
  'meetings.missing': { roles: animators, on: 'group' },
  'meetings.ownAction': { roles: members, on: 'group' },
  'meetings.answer': { roles: members, on: 'group' },
  'meetings.unanswer': { roles: members, on: 'group' },
  'meetings.reply': { roles: members, on: 'group' },
  // Everybody may know that a meeting takes place, when and where; members, what it is made of.
  'meetings.read': { roles: members, on: 'group' },
  // Names; what everybody may know are the counts.
  'meetings.who': { roles: members, on: 'group' },
  'meetings.ask': { roles: anybody, on: 'own' },
  'meetings.mute': { roles: anybody, on: 'own' },
  'meetings.unmute': { roles: anybody, on: 'own' },
  'meetings.later': { roles: anybody, on: 'own' },
  'meetings.feed': { roles: anybody, on: 'own' },
  // The plan itself: whoever installs the service says who.
  'importer.read': { roles: ['administrateur'], on: 'own' },
  'importer.amend': { roles: ['administrateur'], on: 'own' },
  'importer.discard': { roles: ['administrateur'], on: 'own' },
  'importer.publish': { roles: ['administrateur'], on: 'own' },
  'restitution.show': { roles: animators, on: 'own' },
  'restitution.send': { roles: animators, on: 'own' },
  // What is said of a fiche or an action: by its pilotes and those who follow it, nobody else.
  'progress.record': { roles: tellers, on: 'led' },
  'progress.answer': { roles: tellers, on: 'led' },
  'progress.correct': { roles: tellers, on: 'led' },
  'progress.block': { roles: tellers, on: 'led' },
  'progress.lift': { roles: tellers, on: 'led' },
  'progress.save': { roles: tellers, on: 'led' },
  'progress.same': { roles: tellers, on: 'led' },
  'progress.validate': { roles: ['pilote'], on: 'led' },
  // One's own updates, and rounds that one was asked in: looked up in the store.
  'progress.undo': { roles: anybody, on: 'own' },
  'progress.postpone': { roles: anybody, on: 'own' },
  'progress.ask': { roles: anybody, on: 'own' },
  'progress.campaign': { roles: animators, on: 'group' },
  'progress.campaignAll': { roles: animators, on: 'own' },
  'progress.stop': { roles: animators, on: 'group' },
  'progress.stopAll': { roles: animators, on: 'own' },
  'progress.digest': { roles: animators, on: 'group' },
  'progress.noDigest': { roles: animators, on: 'group' },
  // Links of somebody of one's groups are taken back; mail is stopped by whoever gets it.
  'door.revoke': { roles: animators, on: 'person' },
  'door.stop': { roles: anybody, on: 'own' },
  'door.resume': { roles: anybody, on: 'own' },
  // A link to one's own data, to one's own mailbox.
  'privacy.link': { roles: anybody, on: 'own' },
  'privacy.mine': { roles: anybody, on: 'own' },
  'privacy.hush': { roles: anybody, on: 'own' },
  'privacy.unhush': { roles: anybody, on: 'own' },
  'privacy.forget': { roles: anybody, on: 'own' },
  'privacy.confirm': { roles: anybody, on: 'own' },
  'privacy.cancel': { roles: anybody, on: 'own' },
} as const satisfies Record<string, Right>;

export type Verb = keyof typeof rights;

/** The only kind of thing that a verb can be done to. */
export type ObjectOf<V extends Verb> = Extract<ActedOn, { kind: (typeof rights)[V]['on'] }>;

/** Who acts, as Teams vouches for them. */
export interface Actor {
  person: Pick<Person, 'tenantId' | 'id'>;
  /** As `Tools.isAdmin` says. */
  admin: boolean;
}

/** Whether the person has, on this local day (`YYYY-MM-DD`), a role that the verb asks for on this object. */
export async function may<V extends Verb>(
  actor: Actor,
  verb: V,
  object: ObjectOf<V>,
  reader: Reader,
  today: string,
): Promise<boolean> {
  const { roles }: Right = rights[verb];
  // What they are read from travels together.
  const held = roles.map((role) => hasRole(actor, role, object, reader, today));
  return (await Promise.all(held)).some(Boolean);
}

/** Whether those who co-animate may, and mere members may not: they are whom to ask. */
export const isForAnimators = (verb: Verb): boolean => {
  const { roles }: Right = rights[verb];
  return roles.includes('coAnimateur') && !roles.includes('membre');
};

/** Whether it is for members: to join is the way. */
export const isForMembers = (verb: Verb): boolean => {
  const { roles }: Right = rights[verb];
  return roles.includes('membre');
};

/** Says whom to ask, and nothing about the thing or the people concerned. */
export const refusalOf = (verb: Verb, locale: Locale): string => {
  const { roles, on }: Right = rights[verb];
  const { onlyAdmins, onlyAnimators, onlyMembers } = strings[locale];
  if (isForMembers(verb)) return onlyMembers;
  return roles.includes('coAnimateur') ? onlyAnimators[on] : onlyAdmins;
};

/** Whether the person has this role, on this local day, on this object. */
export async function hasRole(
  { person, admin }: Actor,
  role: Role,
  object: ActedOn,
  reader: Reader,
  today: string,
): Promise<boolean> {
  const self = personRecipient(person);
  switch (role) {
    case 'partenaire':
      return true;
    case 'administrateur':
      return admin;
    case 'coAnimateur':
      return coAnimates(self, object, reader);
    case 'membre':
      return object.kind === 'group' && isMember(self, object.id, reader);
    case 'pilote':
      return (
        object.kind === 'led' &&
        ((await leads(self, object.id, reader, today)) ||
          (object.own !== undefined && leads(self, object.own, reader, today)))
      );
  }
}

async function coAnimates(self: string, object: ActedOn, reader: Reader): Promise<boolean> {
  const id = object.kind === 'group' ? object.id : object.kind === 'led' ? object.group : undefined;
  if (object.kind === 'group' || object.kind === 'led') {
    const row = id === undefined ? undefined : await reader.get(groups, id);
    return row !== undefined && isIn(row.value.coAnimators, self);
  }
  const own = await groupsAnimated(reader, self);
  if (object.kind === 'own') return own.length > 0;
  const { person } = object;
  return own.some(({ value }) => isIn(value.members, person) || isIn(value.coAnimators, person));
}

async function isMember(self: string, group: string, reader: Reader): Promise<boolean> {
  const row = await reader.get(groups, group);
  return row !== undefined && isIn(row.value.members, self);
}

async function leads(self: string, id: string, reader: Reader, today: string): Promise<boolean> {
  const pilot = (await reader.get(pilots, id))?.value;
  return pilot !== undefined && isCurrent(pilot, today) && isHeldBy(pilot, self);
}
