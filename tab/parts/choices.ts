/** Answers to a slot, and how a page sends them. */
import type { BallotRow, Choice } from '../../bot/pages/polls.ts';

export const choices: readonly Choice[] = ['yes', 'maybe', 'no'];

export type Vote = (
  row: BallotRow,
  verb: VoteVerb,
  answers?: Record<string, Choice>,
  word?: string,
) => void;
export type VoteVerb = 'vote' | 'all' | 'none' | 'withdraw';
