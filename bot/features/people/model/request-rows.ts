/** What is to be sent about who comes into a group. */
import { z } from 'zod';
import { instant, label, type OutboxDraft } from '../../../contract/store.ts';
import { type JoinRequest, joinRequestSchema } from './schema.ts';

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

export const within = (from: Date, ms: number) => ({
  notBefore: from.toISOString(),
  expiresAt: new Date(from.getTime() + ms).toISOString(),
});

/**
 * The request, shown to somebody who may decide it: now, and after a week. Its subject is who asks, so
 * that it goes with them when they are forgotten.
 */
export function askedRows({ group, person, at }: JoinRequest, recipient: string): OutboxDraft[] {
  const row = (name: string, after: number): OutboxDraft => ({
    key: `people:asked:${group}:${at}:${name}:${person}:${recipient}`.slice(0, 512),
    kind: requestKinds.asked,
    subject: person,
    recipient,
    payload: { group, person },
    ...within(new Date(Date.parse(at) + after), lifeMs),
  });
  return [row('now', 0), row('again', againMs)];
}

/** What was decided, told to who asked. */
export const decidedRow = (
  { group, person, at, as, declined }: JoinRequest,
  decided: Omit<DecidedRequest, 'group' | 'as'>,
  now: Date,
): OutboxDraft => ({
  // The second time it is told, when who was declined is let in after all.
  key: `people:decided:${group}:${at}:${person}${declined ? ':after' : ''}`.slice(0, 512),
  kind: requestKinds.decided,
  subject: person,
  recipient: person,
  payload: { group, ...(as && { as }), ...decided },
  ...within(now, lifeMs),
});

/** A request that was shown has no buttons any more once it is decided. */
export const editRow = (
  { person, group }: Pick<JoinRequest, 'person' | 'group'>,
  recipient: string,
  activity: string,
  now: Date,
): OutboxDraft => ({
  key: `people:asked-edit:${activity}:${recipient}`.slice(0, 512),
  kind: requestKinds.edit,
  subject: person,
  recipient,
  payload: { activity, group },
  ...within(now, dayMs),
});

/** Whoever was named before they came is told what they are now. */
export const recognisedRow = (person: string, now: Date): OutboxDraft => ({
  key: `people:recognised:${person}:${now.toISOString()}`.slice(0, 512),
  kind: requestKinds.recognised,
  subject: person,
  recipient: person,
  payload: {},
  ...within(now, lifeMs),
});

/** A pilote asks for somebody else in their place: shown to somebody who may decide it, once a day at most. */
export const handOverRow = (
  asked: z.infer<typeof handOverPayload>,
  recipient: string,
  now: Date,
): OutboxDraft => ({
  key: `people:hand-over:${asked.led}:${asked.to}:${now.toISOString().slice(0, 10)}:${recipient}`.slice(
    0,
    512,
  ),
  kind: requestKinds.handOver,
  subject: asked.person,
  recipient,
  payload: asked,
  ...within(now, lifeMs),
});

/** Who came into an open group, told to somebody who co-animates it, at the end of some minutes. */
export function joinedRow(group: string, recipient: string, now: Date): OutboxDraft {
  const from = new Date(Math.floor(now.getTime() / togetherMs) * togetherMs);
  return {
    key: `people:joined:${group}:${from.toISOString()}:${recipient}`.slice(0, 512),
    kind: requestKinds.joined,
    subject: `group:${group}`,
    recipient,
    payload: { group, from: from.toISOString() },
    ...within(new Date(from.getTime() + togetherMs), 7 * dayMs),
  };
}
