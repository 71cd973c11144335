/**
 * Who works with whom, kept in the store: the working group of each axe, the sous-groupe of each
 * collective action, and the pilotes. `bot/features/people` changes them; others read them.
 */

import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import {
  type Collection,
  instant,
  label,
  labelPattern,
  type Reader,
  type Row,
} from '../../../contract/store.ts';

/** A person in a group, by recipient (`person:<tenantId>:<AAD object id>`), and since when. */
const member = z.strictObject({ person: label, since: instant });
export type Member = z.infer<typeof member>;

/** Somebody by name who is not known to Teams yet: they are let in when they come. */
const awaited = z.strictObject({
  name: z.string().min(1).max(120),
  role: z.enum(['member', 'coAnimator']),
  since: instant,
});

export const groupSchema = z.strictObject({
  kind: z.enum(['axe', 'sousGroupe']),
  /** What its creator called it; `null` for those of the plan, which are called as the plan does. */
  name: z.string().min(1).max(120).nullable(),
  members: z.array(member),
  coAnimators: z.array(member),
  awaited: z.array(awaited).max(60).optional(),
  /** Id of the group that it was made within: "au sein de l’axe 5". */
  within: label.optional(),
  /** The Teams channel or group chat where it works, by conversation id, without its thread. */
  channel: z.string().nullable(),
  /** How one becomes a member: at once, or once somebody who co-animates has said yes. */
  entry: z.enum(['open', 'onRequest']).default('onRequest'),
});
export type Group = z.infer<typeof groupSchema>;

/** Key of what waits for somebody who is known by name only. */
export const AWAITING = 'somebody';

/** Key of the groups that people made. */
export const MADE = 'people';

/** Groups by id: `axe-<identity>`, the id of a proposition of the plan, or `sous-groupe-<name>`. */
export const groups: Collection<Group> = {
  name: 'groups',
  schema: groupSchema,
  by: {
    person: (group) => peopleIn(group),
    channel: ({ channel }) =>
      channel !== null && labelPattern.test(channel) ? channel : undefined,
    /** Groups that people made. */
    made: ({ name }) => (name === null ? undefined : MADE),
    /** Groups that wait for somebody by name; a name is kept as a mark once others bear it. */
    awaiting: ({ awaited = [] }) => (awaited.length > 0 ? AWAITING : undefined),
  },
};

/** Groups that somebody is in or co-animates, by id. */
export const groupsOf = (reader: Pick<Reader, 'where'>, person: string): Promise<Row<Group>[]> =>
  reader.where(groups, 'person', person);

/** Groups that somebody co-animates, by id. */
export const groupsAnimated = async (
  reader: Pick<Reader, 'where'>,
  person: string,
): Promise<Row<Group>[]> =>
  (await groupsOf(reader, person)).filter(({ value }) => isIn(value.coAnimators, person));

/** Somebody by name, who may or may not be known to Teams. */
const holder = z.strictObject({ person: label.nullable(), name: z.string().min(1).max(120) });
export type Holder = z.infer<typeof holder>;

export const pilotSchema = z.strictObject({
  /** Id of an organisation of the plan. */
  organisation: z.string().nullable(),
  holder: holder.nullable(),
  substitute: holder.nullable(),
  /** Both lead it together, and neither stands in for the other. */
  shared: z.boolean().optional(),
  /** Stands in for two who lead it together. */
  standIn: holder.optional(),
  /** Last day, `YYYY-MM-DD`. */
  until: z.iso.date().nullable(),
  /** When it was said, and by whom. */
  at: instant,
  by: label,
});
export type Pilot = z.infer<typeof pilotSchema>;
export type Roles = Pick<Pilot, 'holder' | 'substitute' | 'shared' | 'standIn'>;

/** Everybody who has a part in it. */
export const everyoneOf = (pilot: Roles | undefined): Holder[] =>
  [pilot?.holder, pilot?.substitute, pilot?.standIn].flatMap((one) => one ?? []);

/** The same pilote, with each who has a part in it as they are called now. */
export const withEveryone = <P extends Roles>(pilot: P, called: (one: Holder) => Holder): P => ({
  ...pilot,
  holder: pilot.holder && called(pilot.holder),
  substitute: pilot.substitute && called(pilot.substitute),
  ...(pilot.standIn && { standIn: called(pilot.standIn) }),
});

/** Pilotes by what they lead: `fiche:1.1` or `proposition:<id>`. */
export const pilots: Collection<Pilot> = {
  name: 'pilots',
  schema: pilotSchema,
  by: {
    person: (pilot) => [...new Set(everyoneOf(pilot).flatMap(({ person }) => person ?? []))],
    about: concerned,
    awaiting: (pilot) =>
      everyoneOf(pilot).some(({ person }) => person === null) ? AWAITING : undefined,
  },
};

export { axeGroup } from '../../../knowledge/identity.ts';

/** A group that nobody joined yet. */
export const emptyGroup = (kind: Group['kind'], name: string | null = null): Group => ({
  kind,
  name,
  members: [],
  coAnimators: [],
  channel: null,
  entry: 'onRequest',
});

/** Everybody in a group, once: whoever co-animates it need not be a member. */
export const peopleIn = (group: Pick<Group, 'members' | 'coAnimators'> | undefined): string[] =>
  group ? [...new Set([...group.members, ...group.coAnimators].map(({ person }) => person))] : [];

export const isIn = (members: readonly Member[], person: string): boolean =>
  members.some((m) => m.person === person);

/** Whether a pilote still is one on a local day (`YYYY-MM-DD`): the last day counts. */
export const isCurrent = ({ until }: Pick<Pilot, 'until'>, today: string): boolean =>
  until === null || until >= today;
