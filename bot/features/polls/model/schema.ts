/**
 * What polls keep: the poll itself, changed by its co-animators, and one ballot a person in a
 * collection of its own, so that sixty people who answer at once change sixty rows.
 */

import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import { type Collection, instant, label } from '../../../contract/store.ts';

/** The most slots that a poll holds; 8 fit on one page of the card, so that is four pages. */
export const MOST_SLOTS = 30;
/** With one there is nothing to choose. */
export const FEWEST_SLOTS = 2;

export const slotId = z.string().regex(/^s\d{1,2}$/);

/** Local day and times (`14:00`) in the zone of the partnership. */
export const slotSchema = z.strictObject({
  id: slotId,
  date: z.iso.date(),
  start: z.iso.time({ precision: -1 }),
  end: z.iso.time({ precision: -1 }),
});
export type Slot = z.infer<typeof slotSchema>;

/** Short, unguessable, and good in an id of a row, a key and a button. */
export const pollId = z.string().regex(/^[\w-]{8,64}$/);

export const pollSchema = z.strictObject({
  /** Id of the group whose members answer. */
  group: z.string().min(1).max(200),
  title: z.string().min(1).max(200),
  /** Where the meeting is held, or that it is from afar, as far as that was said. */
  place: z.string().max(300).default(''),
  slots: z.array(slotSchema).min(FEWEST_SLOTS).max(MOST_SLOTS),
  /** Until when answers are asked for; they are taken until somebody closes. */
  deadline: instant,
  /** Ids of the organisations of the plan without which a slot is not a good one. */
  required: z.array(z.string().max(100)).max(20),
  /** How many people must be able to come; 0: no matter. */
  quorum: z.int().min(0).max(1_000),
  /** Only co-animators see who answered what. */
  namesHidden: z.boolean(),
  state: z.enum(['open', 'closed', 'cancelled']),
  /** One more at each closing, reopening, extension and cancellation: part of outbox keys. */
  round: z.int().min(0),
  /** Slot chosen at the closing, and the meeting made of it. */
  chosen: slotId.nullable(),
  meeting: label.nullable(),
  createdBy: label,
  createdAt: instant,
  /** When the undecided are asked again half-way; `null`: too short for that. */
  halfway: instant.nullable(),
});
export type Poll = z.infer<typeof pollSchema>;

export const choice = z.enum(['yes', 'maybe', 'no']);
export type Choice = z.infer<typeof choice>;

export const ballotSchema = z.strictObject({
  poll: pollId,
  /** By recipient; what the person is called once forgotten. */
  person: label,
  /** Slots the person decided; the others are left open. */
  answers: z.record(slotId, choice),
  word: z.string().max(500),
  /** What would suit instead, in the person's own words. */
  proposal: z.string().max(500),
  /** Organisation of the plan at the time of the answer, which the tally keeps if they leave. */
  organisation: z.string().max(100).nullable(),
  /** Who answered: themselves, or a colleague for them. */
  by: label,
  at: instant,
});
export type Ballot = z.infer<typeof ballotSchema>;

/** Key of the polls that are open. */
export const OPEN = 'open';

/** Polls by id, in the order of their deadlines. */
export const polls: Collection<Poll> = {
  name: 'polls',
  schema: pollSchema,
  by: {
    group: ({ group }) => group,
    openIn: ({ group, state }) => (state === OPEN ? group : undefined),
    state: ({ state }) => state,
    about: concerned,
  },
  order: ({ deadline }) => deadline,
};

/** Ballots by `ballotId`. */
export const ballots: Collection<Ballot> = {
  name: 'ballots',
  schema: ballotSchema,
  by: {
    poll: ({ poll }) => poll,
    /** Whose answer it is, who gave it, and who is named in its words. */
    about: concerned,
  },
};

export const ballotId = (poll: string, person: string): string => `${poll}:${person}`;
