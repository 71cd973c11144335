/** A question that only what is kept of meetings can answer, or nothing: the plan has its own. */

import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { groupField } from '../../people/model/group-names.ts';
import {
  first,
  has,
  isQuestion,
  type MeetingReadingContext,
  type MeetingSentence,
  prepare,
  spanOfMark,
  wordsOf,
} from './meeting-sentence.ts';
import type { MeetingQuestion } from './reading.ts';

/** "qui vient ?" alone asks of a meeting; in a longer sentence it may mean anything. */
const SHORT = 5;

export function readMeetingQuestion(
  utterance: Utterance,
  context: MeetingReadingContext,
): MeetingQuestion | undefined {
  const said = prepare(utterance, context);
  const asks = said && askedOf(said);
  if (!said || !asks || has(said, 'poll')) return undefined;
  const day = said.when.find((f): f is DayFound => f.kind === 'day');
  const spans = [
    ...said.when,
    ...(said.group ? [said.group] : []),
    ...said.marks.map((mark) => spanOfMark(said, mark)),
  ];
  return {
    asks,
    group: { found: said.group?.found ?? [], text: said.group?.text ?? '' },
    date: day?.date,
    ...wordsOf(said, spans),
  };
}

/** "qui vient", not "qu'est-ce qui vient après". */
function asksWho(said: MeetingSentence): boolean {
  const mark = first(said, 'who');
  return mark !== undefined && said.tokens[mark.at - 1]?.folded !== 'ce';
}

function askedOf(said: MeetingSentence): MeetingQuestion['asks'] | undefined {
  // Compared without their plural: "la prochaine réunion" is one.
  if (has(said, 'list') && /(?:réunions|reunions|meetings|séances)(?!\p{L})/iu.test(said.text))
    return 'upcoming';
  // "Quel est l'ordre du jour ?": of the one to come, when there is one.
  const short = said.tokens.length <= SHORT + 2;
  const agenda = has(said, 'agendaNoun') && isQuestion(said) && !has(said, 'agendaVerb');
  if (agenda && short && said.when.length === 0) return 'agenda';
  if (!has(said, 'meeting') && !(asksWho(said) && said.tokens.length <= SHORT)) return undefined;
  if (has(said, 'missing')) return 'missing';
  if (asksWho(said)) return 'who';
  if (has(said, 'decisions')) return 'decisions';
  if (has(said, 'link')) return 'link';
  if (has(said, 'where') || /(?<!\p{L})où(?!\s+en)(?!\p{L})/iu.test(said.text)) return 'where';
  const next = has(said, 'next');
  if (has(said, 'agendaNoun') && next) return 'agenda';
  if (next)
    return has(said, 'when') || isQuestion(said) || said.tokens.length <= 8 ? 'next' : undefined;
  return has(said, 'when') && said.group ? 'when' : undefined;
}

/** For `npm run understand`. */
export function questionFields({ asks, group, date }: MeetingQuestion): Record<string, unknown> {
  return {
    asks: `meeting.${asks}`,
    ...groupField(group.found),
    ...(date ? { date } : {}),
  };
}
