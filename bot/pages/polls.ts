/** What the pages of polls show: types only, shared with the browser. */

export type BallotChoice = 'yes' | 'maybe' | 'no';

/** Local day and times. */
export interface SlotTimes {
  id: string;
  date: string;
  start: string;
  end: string;
}

export interface PollItem {
  id: string;
  title: string;
  /** "GT Axe 1". */
  group: string;
  state: 'open' | 'closed' | 'cancelled';
  /** Instant. */
  deadline: string;
  slots: number;
  answered: number;
  asked: number;
  /** Whoever looks has answered. */
  done: boolean;
  /** Whoever looks is asked. */
  mine: boolean;
  chosen: SlotTimes | null;
}

/** `GET /api/polls/all`: those that are open first, the one that closes next before all. */
export interface PollsPage {
  polls: PollItem[];
  /** Whoever looks may launch one, for some group. */
  mayCreate: boolean;
}

/** How a slot stands. */
export interface SlotResult extends SlotTimes {
  yes: number;
  maybe: number;
  no: number;
  /** From 1. */
  rank: number;
  /** Shares the first place. */
  leads: boolean;
  /** Required organisations of which nobody can come, and whether enough people can; in words. */
  reason: string;
}

export interface BallotRow {
  /** Recipient of the person, where whoever looks may answer for them; else `null`. */
  person: string | null;
  name: string;
  organisation: string;
  mine: boolean;
  answers: Record<string, BallotChoice>;
  word: string;
  proposal: string;
  /** Who answered, when it was somebody else. */
  by: string | null;
}

/** `GET /api/polls/grid?poll=…`. */
export interface GridPage extends Omit<PollItem, 'slots'> {
  slots: SlotResult[];
  /** One's own first, then by name; without names, one's own only. */
  rows: BallotRow[];
  namesHidden: boolean;
  mayVote: boolean;
  mayClose: boolean;
  /** Round of the poll, which a closing names. */
  version: number;
}
