/** A question that only what is kept of meetings can answer, or nothing: the plan has its own. */

import type { Utterance } from '../../../language/utterance.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { groupField } from '../../people/model/group-names.ts';
import { axeGroup } from '../../people/model/groups.ts';
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

/** Above every answer of the plan; the feature lowers it when it knows of no meeting. */
const SURE = 0.96;
const GUESS = 0.6;
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
    // Without a group it may be a meeting of the plan.
    score: isLive(said, asks, context) ? SURE : GUESS,
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

/** Not a meeting that the plan tells of: that one stays what it is. */
function isLive(
  said: MeetingSentence,
  asks: MeetingQuestion['asks'],
  { knowledge }: MeetingReadingContext,
): boolean {
  if (asks === 'upcoming') return true;
  const found = said.group?.found ?? [];
  const told = found.some(({ id }) =>
    knowledge.plan.reunions.some(({ axe }) => axe !== undefined && axeGroup(axe) === id),
  );
  return found.length > 0 && (!told || asks === 'next');
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
