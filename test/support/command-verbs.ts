/** The row of the table of rights that each command of people and of their data asks for; one without it does not compile. */
import type { Verb } from '../../bot/features/people/model/rights.ts';
import type { PeopleIntent } from '../../bot/features/people/read/command.ts';
import type { PrivacyIntent } from '../../bot/features/privacy/read/intents.ts';

export const peopleCommands: {
  [I in PeopleIntent]: Extract<Verb, `people.${I}`>;
} = {
  organisation: 'people.organisation',
  askOrganisation: 'people.askOrganisation',
  organisationOf: 'people.organisationOf',
  mine: 'people.mine',
  groups: 'people.groups',
  rights: 'people.rights',
  admins: 'people.admins',
  pilots: 'people.pilots',
  pilotOf: 'people.pilotOf',
  whoIs: 'people.whoIs',
  ownLed: 'people.ownLed',
  ownRole: 'people.ownRole',
  begin: 'people.begin',
  become: 'people.become',
  members: 'people.members',
  coAnimators: 'people.coAnimators',
  join: 'people.join',
  leave: 'people.leave',
  requests: 'people.requests',
  accept: 'people.accept',
  decline: 'people.decline',
  entry: 'people.entry',
  link: 'people.link',
  unlink: 'people.unlink',
  create: 'people.create',
  rename: 'people.rename',
  askDissolve: 'people.askDissolve',
  add: 'people.add',
  remove: 'people.remove',
  askInvite: 'people.askInvite',
  invite: 'people.invite',
  uninvite: 'people.uninvite',
  newAddress: 'people.newAddress',
  hasTeams: 'people.hasTeams',
  appoint: 'people.appoint',
  dismiss: 'people.dismiss',
  pilot: 'people.pilot',
  unpilot: 'people.unpilot',
  amend: 'people.amend',
};

/** All of them are about one’s own data only: there is no object to check, and no way to name another person. */
export const privacyCommands: { [I in PrivacyIntent]: Extract<Verb, `privacy.${string}`> } = {
  mine: 'privacy.mine',
  forget: 'privacy.forget',
  hush: 'privacy.hush',
  askHush: 'privacy.hush',
  hushOthers: 'privacy.hush',
  hushSome: 'privacy.hush',
  unhush: 'privacy.unhush',
};
