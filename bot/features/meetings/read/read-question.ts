/** A question that only what is kept of meetings can answer, or nothing: the plan has its own. */
import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import type { MeetingQuestion } from './reading.ts';
import {
  has,
  isQuestion,
  prepare,
  type ReadingWith,
  type Said,
  spanOfMark,
  wordsOf,
} from './said.ts';

/** Above every answer of the plan; the feature lowers it when it knows of no meeting. */
const SURE = 0.96;
const GUESS = 0.6;

export function readMeetingQuestion(
  utterance: Utterance,
  context: ReadingWith,
): MeetingQuestion | undefined {
  const said = prepare(utterance, context);
  const asks = askedOf(said);
  if (!asks || has(said, 'poll')) return undefined;
  const day = said.when.find((f): f is DayFound => f.kind === 'day');
  const spans = [
    ...said.when,
    ...(said.group ? [said.group] : []),
    ...said.marks.map((mark) => spanOfMark(said, mark)),
  ];
  return {
    asks,
    // Without a group it may be a meeting of the plan.
    score: said.group?.found.length || asks === 'upcoming' ? SURE : GUESS,
    group: { found: said.group?.found ?? [], text: said.group?.text ?? '' },
    date: day?.date,
    ...wordsOf(said, spans),
  };
}

function askedOf(said: Said): MeetingQuestion['asks'] | undefined {
  if (has(said, 'list')) return 'upcoming';
  if (!has(said, 'meeting') && !has(said, 'who')) return undefined;
  if (has(said, 'missing')) return 'missing';
  if (has(said, 'who')) return 'who';
  if (has(said, 'decisions')) return 'decisions';
  if (has(said, 'link')) return 'link';
  if (has(said, 'where')) return 'where';
  const next = has(said, 'next');
  if (has(said, 'agendaNoun') && next) return 'agenda';
  if (next)
    return has(said, 'when') || isQuestion(said) || said.tokens.length <= 8 ? 'next' : undefined;
  return has(said, 'when') && said.group ? 'when' : undefined;
}

/** For `npm run understand`. */
export function questionFields({ asks, group, date }: MeetingQuestion): Record<string, unknown> {
  const ids = group.found.map(({ id }) => id);
  return {
    asks: `meeting.${asks}`,
    ...(ids.length > 0 ? { group: ids.length > 1 ? ids : ids[0] } : {}),
    ...(date ? { date } : {}),
  };
}
