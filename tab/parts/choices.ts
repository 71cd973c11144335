/** How a page sends the answers to a slot. */
import type { BallotChoice, BallotRow } from '../../bot/pages/polls.ts';

export type Vote = (
  row: BallotRow,
  verb: VoteVerb,
  answers?: Record<string, BallotChoice>,
  word?: string,
) => void;
export type VoteVerb = 'vote' | 'all' | 'none' | 'withdraw';

/** What came of the last change, and of whose row. */
export interface Told {
  person: string | null;
  text: string;
}
