/** "quand a lieu le sondage de rentrée ?": a question that only what is kept of polls can answer. */

import type { Utterance } from '../../../language/utterance.ts';
import { shortNameOf } from '../../people/model/group-names.ts';
import {
  has,
  isQuestion,
  type PollReadingContext,
  prepare,
  spanOfMark,
  wordsOf,
} from './poll-sentence.ts';
import type { PollQuestion } from './reading.ts';

/** Above every answer of the plan, which knows of no poll. */
const SURE = 0.96;

export function readPollQuestion(
  utterance: Utterance,
  context: PollReadingContext,
  answering = false,
): PollQuestion | undefined {
  const said = prepare(utterance, context, answering);
  if (!said || !has(said, 'poll') || !has(said, 'when') || !isQuestion(said)) return undefined;
  const spans = said.marks.map((mark) => spanOfMark(said, mark));
  return {
    asks: 'when',
    score: SURE,
    group: { found: said.group?.found ?? [], text: said.group?.text ?? '' },
    ...wordsOf(said, [...spans, ...(said.group ? [said.group] : [])]),
  };
}

/** For `npm run understand`. */
export function pollQuestionFields({ asks, group }: PollQuestion): Record<string, unknown> {
  const names = group.found.map(shortNameOf);
  return {
    asks: `poll.${asks}`,
    ...(names.length > 0 ? { group: names.length > 1 ? names : names[0] } : {}),
  };
}
