/** Requests to be in a group: who decides them, and what a decision brings about. */
import { z } from 'zod';
import {
  instant,
  label,
  type OutboxDraft,
  type Reader,
  type Row,
  type Transaction,
} from '../../../contract/store.ts';
import { type Act, adminsKnown, selfOf } from './acts.ts';
import { type Group, groups, groupsAnimated, isIn } from './groups.ts';
import { type JoinRequest, joinRequestSchema, joinRequests, requestId } from './schema.ts';

/** People who are asked: a group has a few co-animators, an installation a few administrators. */
const MOST_ASKED = 20;

/**
 * Who decides who comes in: those who co-animate the group, else the administrators that are known; who co-animates
 * it: these, else those.
 */
export function decidersOf({ context }: Act, group: Group, as?: JoinRequest['as']): string[] {
  const animators = group.coAnimators.map(({ person }) => person);
  const admins = adminsKnown(context)
    .map(([id]) => id)
    .sort();
  const [first, second] = as === 'coAnimator' ? [admins, animators] : [animators, admins];
  return (first.length > 0 ? first : second).slice(0, MOST_ASKED);
}

const oldestFirst = (rows: readonly Row<JoinRequest>[]): Row<JoinRequest>[] =>
  rows.filter(({ value }) => !value.declined).sort((a, b) => (a.value.at < b.value.at ? -1 : 1));

/** Requests that wait in a group, oldest first. */
export const waitingIn = async (reader: Reader, group: string): Promise<Row<JoinRequest>[]> =>
  oldestFirst(await reader.where(joinRequests, 'group', group));

/** Requests that whoever acts may decide, oldest first. */
export async function ownToDecide(
  reader: Reader,
  act: Pick<Act, 'context'> & { turn: Pick<Act['turn'], 'person'> },
): Promise<Row<JoinRequest>[]> {
  if (act.context.isAdmin(act.turn.person))
    return oldestFirst(await reader.where(joinRequests, 'waiting', 'all'));
  const led = await groupsAnimated(reader, selfOf(act));
  const asked = await Promise.all(led.map(({ id }) => waitingIn(reader, id)));
  return oldestFirst(asked.flat());
}

/** Keeps a request, and shows it to those who decide; says who they are. */
export async function ask(
  tx: Transaction,
  act: Act,
  { group, row, as }: { group: string; row: Group; as: JoinRequest['as'] },
): Promise<string[]> {
  const request: JoinRequest = {
    group,
    person: selfOf(act),
    at: act.turn.now.toISOString(),
    ...(as && { as }),
    declined: null,
  };
  await tx.put(joinRequests, requestId(group, request.person), request);
  const deciders = decidersOf(act, row, as);
  for (const recipient of deciders) await show(tx, request, recipient);
  return deciders;
}

async function show(tx: Transaction, request: JoinRequest, recipient: string): Promise<void> {
  for (const row of askedRows(request, recipient)) await tx.outbox.add(row);
}

/** Somebody decides now who did not before: what waits in the group is shown to them. */
export async function showAll(tx: Transaction, group: string, recipient: string): Promise<void> {
  for (const { value } of await waitingIn(tx, group)) await show(tx, value, recipient);
}

/** Whoever asked was declined, or is in by any way: nobody is asked any more. Says whether they are told. */
export async function settle(
  tx: Transaction,
  act: Act,
  { group, person }: Pick<JoinRequest, 'group' | 'person'>,
  what: DecidedRequest['what'],
  name = '',
): Promise<boolean> {
  const id = requestId(group, person);
  const row = await tx.get(joinRequests, id);
  const waited = row !== undefined && !row.value.declined;
  // Let in as a member: who asked to co-animate is not answered by that.
  const isHalf = what === 'accepted' && row?.value.as === 'coAnimator';
  if (isHalf && !isIn((await tx.get(groups, group))?.value.coAnimators ?? [], person)) return false;
  if (!row || (!waited && what === 'declined')) return false;
  const { now } = act.turn;
  const by = selfOf(act);
  if (what === 'declined')
    await tx.put(joinRequests, id, { ...row.value, declined: { by, at: now.toISOString() } });
  else await tx.remove(joinRequests, id);
  if (waited) await closeShown(tx, act, row.value);
  // Declined before, and let in after all: they hear of that too, unless they come in by themselves.
  const isTold = waited || (what === 'accepted' && person !== by);
  if (isTold) await tx.outbox.add(decidedRow(row.value, { what, name }, now));
  return isTold;
}

/** Takes a request back: the one that waited. */
export async function withdraw(
  tx: Transaction,
  act: Act,
  group: string,
): Promise<JoinRequest | undefined> {
  const id = requestId(group, selfOf(act));
  const row = await tx.get(joinRequests, id);
  if (!row || row.value.declined) return undefined;
  await tx.remove(joinRequests, id);
  await closeShown(tx, act, row.value);
  return row.value;
}

/** What was to be shown of a request is dropped; what was shown loses its buttons. */
async function closeShown(
  tx: Transaction,
  act: Act,
  { group, person }: JoinRequest,
): Promise<void> {
  for (const row of await tx.outbox.find('subject', person)) {
    if (row.kind !== requestKinds.asked) continue;
    if (askedPayload.parse(row.payload).group !== group) continue;
    const { key, state, recipient, activityId } = row;
    if (state === 'waiting') await tx.outbox.drop(key, 'decided');
    // The card of whoever decides has its answer already.
    else if (activityId && recipient !== selfOf(act))
      await tx.outbox.add(editRow({ person, group }, recipient, activityId, act.turn.now));
  }
}

/** Everybody who waits for a group that is no more is told so. */
export async function settleAll(
  tx: Transaction,
  act: Act,
  group: string,
  name: string,
): Promise<void> {
  for (const { id, value } of await tx.where(joinRequests, 'group', group)) {
    if (value.declined) await tx.remove(joinRequests, id);
    else await settle(tx, act, value, 'dissolved', name);
  }
}

/** Groups that somebody has asked to be in, by name. */
export async function askedBy(reader: Reader, act: Act): Promise<string[]> {
  const self = selfOf(act);
  return oldestFirst(await reader.where(joinRequests, 'person', self)).map(
    ({ value: { group } }) => act.context.view.group(group)?.label[act.locale] ?? group,
  );
}

const dayMs = 24 * 3_600_000;
/** A request that nobody has looked at is shown once more after a week. */
const againMs = 7 * dayMs;
/** After a month it is worth no message any more. */
const lifeMs = 31 * dayMs;
/** Those who come into an open group within this time are one message. */
const togetherMs = 10 * 60_000;

export const askedPayload = z.object({ group: label, person: label });
export const decidedPayload = z.object({
  group: label,
  as: joinRequestSchema.shape.as,
  what: z.enum(['accepted', 'declined', 'dissolved']),
  /** What the group is called, where it is no more. */
  name: z.string().max(200),
});
export type DecidedRequest = z.infer<typeof decidedPayload>;
export const editPayload = z.object({
  activity: label,
  /** Absent from rows that are older than it: what was decided is not said. */
  group: label.optional(),
});
/** Who asks, of what, and who would lead it. */
export const handOverPayload = z.object({
  person: label,
  led: label,
  to: label,
  role: z.literal('substitute').optional(),
  after: z.iso.date().optional(),
  last: z.iso.date().optional(),
});
export const joinedPayload = z.object({ group: label, from: instant });

export const requestKinds = {
  asked: 'people.asked',
  decided: 'people.decided',
  edit: 'people.askedEdit',
  joined: 'people.joined',
  recognised: 'people.recognised',
  places: 'people.places',
  handOver: 'people.handOver',
} as const;

/** A message that waits until a moment, and is worth nothing some time later; a key like it is the same message. */
export const draft = (
  kind: keyof typeof requestKinds,
  key: string,
  told: Pick<OutboxDraft, 'subject' | 'recipient' | 'payload'>,
  from: Date,
  ms = lifeMs,
): OutboxDraft => ({
  key: `people:${key}`.slice(0, 512),
  kind: requestKinds[kind],
  ...told,
  notBefore: from.toISOString(),
  expiresAt: new Date(from.getTime() + ms).toISOString(),
});

/**
 * The request, shown to somebody who may decide it: now, and after a week. Its subject is who asks, so
 * that it goes with them when they are forgotten.
 */
function askedRows({ group, person, at }: JoinRequest, recipient: string): OutboxDraft[] {
  const told = { subject: person, recipient, payload: { group, person } };
  const row = (name: string, after: number) => {
    const key = `asked:${group}:${at}:${name}:${person}:${recipient}`;
    return draft('asked', key, told, new Date(Date.parse(at) + after));
  };
  return [row('now', 0), row('again', againMs)];
}

/** What was decided, told to who asked. */
function decidedRow(
  { group, person, at, as, declined }: JoinRequest,
  decided: Omit<DecidedRequest, 'group' | 'as'>,
  now: Date,
): OutboxDraft {
  const payload = { group, ...(as && { as }), ...decided };
  // The second time it is told, when who was declined is let in after all.
  const key = `decided:${group}:${at}:${person}${declined ? ':after' : ''}`;
  return draft('decided', key, { subject: person, recipient: person, payload }, now);
}

/** A request that was shown has no buttons any more once it is decided. */
function editRow(
  { person, group }: Pick<JoinRequest, 'person' | 'group'>,
  recipient: string,
  activity: string,
  now: Date,
): OutboxDraft {
  const told = { subject: person, recipient, payload: { activity, group } };
  return draft('edit', `asked-edit:${activity}:${recipient}`, told, now, dayMs);
}

/** Whoever was named before they came is told what they are now. */
export const recognisedRow = (person: string, now: Date): OutboxDraft =>
  draft(
    'recognised',
    `recognised:${person}:${now.toISOString()}`,
    { subject: person, recipient: person, payload: {} },
    now,
  );

/** A pilote asks for somebody else in their place: shown to somebody who may decide it, once a day at most. */
export function handOverRow(
  asked: z.infer<typeof handOverPayload>,
  recipient: string,
  now: Date,
): OutboxDraft {
  const day = now.toISOString().slice(0, 10);
  const told = { subject: asked.person, recipient, payload: asked };
  return draft('handOver', `hand-over:${asked.led}:${asked.to}:${day}:${recipient}`, told, now);
}

/** Who came into an open group, told to somebody who co-animates it, at the end of some minutes. */
export function joinedRow(group: string, recipient: string, now: Date): OutboxDraft {
  const began = Math.floor(now.getTime() / togetherMs) * togetherMs;
  const from = new Date(began).toISOString();
  const told = { subject: `group:${group}`, recipient, payload: { group, from } };
  const key = `joined:${group}:${from}:${recipient}`;
  return draft('joined', key, told, new Date(began + togetherMs), 7 * dayMs);
}
