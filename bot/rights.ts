/**
 * Who may do what. One table serves commands, clicks, the tab and personal links; a verb that is
 * not in it does not compile where it is asked for. Rights are read from the store at the time of
 * the act, never from a card, and never from what people say of themselves: an organisation gives
 * none.
 */
import type { Locale, Person, Reader } from './contract.ts';
import { personRecipient } from './directory.ts';
import { groups, isCurrent, isIn, pilots } from './groups.ts';
import { strings } from './rights-strings.ts';

/**
 * `administrateur`: listed in `ADMINS`. `coAnimateur`: of the group concerned (of any group, when
 * the act concerns none). `pilote`: holder or substitute of what is concerned, to the last day.
 * `partenaire`: anybody that an allowed tenant vouches for.
 */
export type Role = 'administrateur' | 'coAnimateur' | 'pilote' | 'partenaire';

/** What an act is done to. Whoever asks finds it in the store or the plan, never in a card. */
export type ActedOn =
  /** Nothing but one's own things, or what everybody sees. */
  | { kind: 'own' }
  | { kind: 'group'; id: string }
  /** What a pilote leads (`fiche:1.1`), and the group of its axe. */
  | { kind: 'led'; id: string; group: string | undefined }
  /** Somebody else, by recipient. */
  | { kind: 'person'; person: string };

export interface Right {
  roles: readonly Role[];
  on: ActedOn['kind'];
}

const anybody: readonly Role[] = ['partenaire'];
const animators: readonly Role[] = ['administrateur', 'coAnimateur'];

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
  'people.leave': { roles: anybody, on: 'group' },
  'people.create': { roles: animators, on: 'own' },
  'people.link': { roles: animators, on: 'group' },
  'people.unlink': { roles: animators, on: 'group' },
  'people.add': { roles: animators, on: 'group' },
  'people.remove': { roles: animators, on: 'group' },
  'people.appoint': { roles: animators, on: 'group' },
  'people.dismiss': { roles: animators, on: 'group' },
  'people.pilot': { roles: animators, on: 'led' },
  'people.unpilot': { roles: animators, on: 'led' },
  // Whose push it is, is looked up in the store: only its starter and administrators have it.
  'sendings.report': { roles: anybody, on: 'own' },
  'sendings.resend': { roles: anybody, on: 'own' },
  'restitution.show': { roles: animators, on: 'own' },
  'restitution.send': { roles: animators, on: 'own' },
  'privacy.mine': { roles: anybody, on: 'own' },
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

/** Whether the person has, now, a role that the verb asks for on this object. */
export async function may<V extends Verb>(
  actor: Actor,
  verb: V,
  object: ObjectOf<V>,
  reader: Reader,
  now: Date,
): Promise<boolean> {
  const { roles }: Right = rights[verb];
  for (const role of roles) if (await hasRole(actor, role, object, reader, now)) return true;
  return false;
}

/** Says whom to ask, and nothing about the thing or the people concerned. */
export const refusalOf = (verb: Verb, locale: Locale): string => {
  const { roles, on }: Right = rights[verb];
  const { onlyAdmins, onlyAnimators } = strings[locale];
  return roles.includes('coAnimateur') ? onlyAnimators[on] : onlyAdmins;
};

/** Whether the person has this role, now, on this object. */
export async function hasRole(
  { person, admin }: Actor,
  role: Role,
  object: ActedOn,
  reader: Reader,
  now: Date,
): Promise<boolean> {
  const self = personRecipient(person);
  switch (role) {
    case 'partenaire':
      return true;
    case 'administrateur':
      return admin;
    case 'coAnimateur':
      return coAnimates(self, object, reader);
    case 'pilote':
      return object.kind === 'led' && leads(self, object.id, reader, now);
  }
}

async function coAnimates(self: string, object: ActedOn, reader: Reader): Promise<boolean> {
  const id = object.kind === 'group' ? object.id : object.kind === 'led' ? object.group : undefined;
  if (object.kind === 'group' || object.kind === 'led') {
    const row = id === undefined ? undefined : await reader.get(groups, id);
    return row !== undefined && isIn(row.value.coAnimators, self);
  }
  const own = (await reader.list(groups)).filter(({ value }) => isIn(value.coAnimators, self));
  if (object.kind === 'own') return own.length > 0;
  const { person } = object;
  return own.some(({ value }) => isIn(value.members, person) || isIn(value.coAnimators, person));
}

async function leads(self: string, id: string, reader: Reader, now: Date): Promise<boolean> {
  const pilot = (await reader.get(pilots, id))?.value;
  if (!pilot || !isCurrent(pilot, now)) return false;
  return pilot.holder?.person === self || pilot.substitute?.person === self;
}
