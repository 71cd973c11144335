/** Who asks to be in a group, or to co-animate it, until somebody who may says yes or no. */

import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import { type Collection, instant, label } from '../../../contract/store.ts';

export const joinRequestSchema = z.strictObject({
  /** Id of the group. */
  group: label,
  /** Who asks, by recipient. */
  person: label,
  at: instant,
  /** Absent: to be in it. */
  as: z.literal('coAnimator').optional(),
  /** Who declined it, and when; an accepted request is a membership, and no row any more. */
  declined: z.strictObject({ by: label, at: instant }).nullable(),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

/** By `<group>|<person>`: one asks once. */
export const joinRequests: Collection<JoinRequest> = {
  name: 'joinRequests',
  schema: joinRequestSchema,
  by: {
    group: ({ group }) => group,
    person: ({ person }) => person,
    about: concerned,
    /** Requests that nobody decided yet. */
    waiting: ({ declined }) => (declined ? undefined : 'all'),
  },
};

export const requestId = (group: string, person: string): string => `${group}|${person}`;
