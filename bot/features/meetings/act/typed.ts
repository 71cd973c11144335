/** An answer that was typed: to the meeting of the day or the group that is named, or the next of one's own. */
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { selfOf } from '../../people/model/acts.ts';
import { groups, isIn } from '../../people/model/groups.ts';
import { groupFor, type MeetingAct, upcomingOf } from '../context.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { OwnReading, SaidDay } from '../read/read-own.ts';
import { strings } from '../show/strings.ts';
import { answerByText } from './answer.ts';
import { lineOf, mostShown } from './asked.ts';

export async function answerTyped(
  act: MeetingAct,
  { group: mention, reply, day }: Extract<OwnReading, { intent: 'answer' }>,
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const named = mention.found.length > 0 || mention.text !== '';
  const group = named ? groupFor(act, mention) : undefined;
  if (group && isAnswer(group)) return group;
  const self = selfOf(act);
  const { all, own } = await context.store.read(async (reader) => ({
    all: await upcomingOf(reader, turn.now, (id) => !group || id === group.id),
    own: new Set(
      (await reader.list(groups))
        .filter(({ value }) => isIn(value.members, self) || isIn(value.coAnimators, self))
        .map(({ id }) => id),
    ),
  }));
  const [any] = all;
  if (!any) return refused(group ? say.noMeeting(group.label[locale]) : say.noMeetingAtAll, locale);
  const mine = group ? all : all.filter(({ meeting }) => own.has(meeting.group));
  const onDay = (known: MeetingRow) => day === undefined || isOn(known, day);
  const next = mine.find(onDay);
  if (next) return answerByText(act, next, reply);
  // Of somebody else's group: whoever may not answer there is told so, and that it takes place.
  const [theirs, more] = all.filter(onDay);
  if (theirs && !more) return answerByText(act, theirs, reply);
  const face =
    mine.length > 0
      ? { headline: say.noneOnThatDay }
      : { headline: say.notYours, notes: [say.notYoursHow] };
  const listed = mine.length > 0 ? mine : all.filter(onDay).length > 0 ? all.filter(onDay) : all;
  const items = listed.slice(0, mostShown).map((known) => lineOf(act, known));
  return { ...shown({ ...face, items }, locale), outcome: 'refused' };
}

const isOn = ({ meeting: { when } }: MeetingRow, { day, month, year }: SaidDay): boolean => {
  const [y, m, d] = when.date.split('-').map(Number);
  return d === day && m === month && (year === undefined || y === year);
};
