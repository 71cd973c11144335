/** An answer to a poll → a choice for the slots that it decides, or nothing. */
import type { Utterance } from '../../../language/utterance.ts';
import type { ReadingWith } from './read-poll.ts';
import type { GivenSlot, VoteReading } from './reading.ts';

export function readVote(
  _utterance: Utterance,
  _slots: readonly GivenSlot[],
  _with: ReadingWith,
): VoteReading | undefined {
  return undefined;
}

/** For `npm run understand`. */
export function voteFields(_reading: VoteReading): Record<string, unknown> {
  return {};
}
