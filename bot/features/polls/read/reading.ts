/** What is understood of a sentence about polls, and of an answer to one. */

import { z } from 'zod';
import type { Warning } from '../../../calendar/warnings.ts';
import type { Rank } from '../../../contract/feature.ts';
import type { DayPart, WhenFound } from '../../../language/when/expression.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import type { Constraint } from '../model/offered-slots.ts';
import type { Choice } from '../model/schema.ts';

/** What holds of an intent. */
interface IntentRow {
  /** Asks what is kept; or only shows something, asks, or opens a card that changes something when it is sent. */
  does?: 'asks' | 'shows';
  /** Its days are slots, or a last day to answer; of any other, they say which poll is meant. */
  days?: 'slots' | 'limit';
  /** What it is done to; absent: any poll. */
  state?: 'open' | 'over';
  /** An act of those who co-animate: of several polls, theirs is meant. */
  isTheirs?: boolean;
}

const decided = { state: 'open', isTheirs: true } as const;

const POLL_INTENTS = {
  create: { does: 'shows', days: 'slots' },
  propose: { does: 'shows', days: 'slots' },
  /** Changes the slots of a poll that is open. */
  edit: { ...decided, days: 'slots' },
  /** A slot is taken: the poll is decided. */
  choose: { ...decided, does: 'shows' },
  close: { ...decided, does: 'shows' },
  extend: { ...decided, days: 'limit' },
  reopen: { days: 'limit', state: 'over' },
  cancel: { ...decided, does: 'shows' },
  results: { does: 'asks' },
  /** Who can come to a slot. */
  who: { does: 'asks' },
  /** Whether somebody has answered. */
  voted: { does: 'asks' },
  mine: { does: 'asks' },
  missing: { ...decided, does: 'asks' },
  nudge: decided,
  duplicate: { does: 'shows' },
  export: {},
  /** Takes back one's own answer, and nothing of anybody else. */
  withdraw: { state: 'open' },
  /** Answers what somebody else has answered. */
  same: { state: 'open' },
} as const satisfies Record<string, IntentRow>;
export type PollIntent = keyof typeof POLL_INTENTS;

export const intentRow = (intent: PollIntent): IntentRow => POLL_INTENTS[intent];

/** Local day and times; the end follows from a duration when one was said. */
export interface PollSlot {
  date: string;
  start?: string | undefined;
  end?: string | undefined;
  /** Part of the day, said instead of an hour. */
  part?: DayPart | undefined;
  warnings: Warning[];
}

export interface PollReading {
  intent: PollIntent;
  rank: Extract<Rank, 'order' | 'told' | 'question' | 'guess'>;
  group: NamedGroup;
  /** "Sondage cartographie", and no more: shows the one that is open, or opens the form. */
  onlyNamed?: boolean | undefined;
  /** Days to choose from, and no other word of a poll. */
  isOffered?: boolean | undefined;
  /** Names nothing: said of what was spoken of just before. */
  isOfSpoken?: boolean | undefined;
  /** Asked where no poll is open: others may know of answers. */
  isIdle?: boolean;
  /** Asked of what is kept of polls: when one ends, or which day came out of it. */
  asks?: 'when' | undefined;
  title?: string | undefined;
  slots: PollSlot[];
  /** What was said of time, in the order of the text: it tells which slots, or which poll, is meant. */
  when: readonly WhenFound[];
  persons: readonly NamedPerson[];
  /** Where the meeting is held, as typed: that of a chosen slot, or of a poll that is made. */
  place?: string | undefined;
  /** What is to be spoken of in the meeting of a chosen slot. */
  agenda: readonly string[];
  /** Last day to answer, `YYYY-MM-DD`, and its time when one was said. */
  deadline?: string | undefined;
  deadlineTime?: string | undefined;
  /** Or how much longer than now, as an ISO 8601 duration. */
  longer?: string | undefined;
  durationMinutes?: number | undefined;
  constraints: Constraint[];
  /** How many slots are to be proposed. */
  count?: number | undefined;
  /** Where slots are to be proposed: the Monday of a week, or the days of another period. */
  week?: string | undefined;
  within?: { from: string; to: string } | undefined;
  /** Of the whole: a day or a time that does not exist. Those of a slot are with the slot. */
  warnings: Warning[];
  words: string[];
  left: string[];
}

export interface VoteReading {
  /** `answer` when it decides slots of an open poll ("note oui pour mardi" orders it), `told` when no poll is open. */
  rank: Extract<Rank, 'order' | 'answer' | 'told' | 'guess'>;
  /** By slot id; only slots that the text decides. */
  answers: Record<string, Choice>;
  /** What is said of "l’autre", which only the answer of before tells. */
  other?: Choice | undefined;
  /** Two slots, by id: each takes the answer that the other had. */
  swapped?: readonly [string, string];
  /** Slots that are only set apart, "sauf le 19": what is said of all others was said before, where something was. */
  except?: readonly string[] | undefined;
  /** Slots are named, and not only all of them or none. */
  isDated?: boolean;
  /** By an hour or a part of the day alone: of which days, what was said before may tell. */
  isOfHours?: boolean;
  /** Days that were named and are no slot of the poll, as typed. */
  unknown: string[];
  /** Slots that are taken back, "jeudi, non, vendredi": nothing that was said of them stays. */
  back: readonly string[];
  /** A word that comes with the answer, as typed. */
  note?: string | undefined;
  /** Why something does not suit, which is heard and not kept; whose poll it is said to be. */
  why?: string | undefined;
  whose?: string | undefined;
  /** A reason that is theirs alone was said, and is not kept. */
  isPrivate?: boolean;
  /** The person answered for, as typed. */
  onBehalfOf?: string | undefined;
  /** They do not know yet: "si besoin" is what is noted meanwhile. */
  isOpen?: boolean;
  /** Words were left: it is asked back, and recorded when that is confirmed. */
  asks?: boolean;
  words: string[];
  left: string[];
}

const givenSlot = z.object({
  id: z.string(),
  date: z.iso.date(),
  start: z.string().optional(),
  end: z.string().optional(),
});

/** A slot of an open poll, as `context.given.slots` carries them. */
export type GivenSlot = z.infer<typeof givenSlot>;

/** The slots of `context.given`, when they have the right shape. */
export const givenSlots = (
  given: Record<string, unknown> | undefined,
): readonly GivenSlot[] | undefined =>
  given?.slots === undefined ? undefined : z.array(givenSlot).safeParse(given.slots).data;
