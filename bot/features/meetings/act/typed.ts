/** An answer that was typed: to the meeting that is named, was spoken of, or is the next of one's own. */

import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { selfOf } from '../../people/model/acts.ts';
import { groupsOf } from '../../people/model/groups.ts';
import { groupFor, type MeetingAct } from '../context.ts';
import { upcomingOf } from '../model/planned.ts';
import type { AnswerRead } from '../read/attendance.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { strings } from '../show/strings.ts';
import { answerByText } from './answer.ts';
import { dayOf, mostShown } from './asked.ts';
import { speaksOf, which } from './which.ts';

/** One answer for each person it is about, in their order. */
export async function answerTyped(
  act: MeetingAct,
  { replies, named }: AnswerRead,
): Promise<Answer> {
  const known = await answered(act, named);
  if (isAnswer(known)) return known;
  const answers: Answer[] = [];
  for (const [at, reply] of replies.entries()) {
    const { turn } = act;
    // Each of one message is remembered under a name of its own.
    const keys = turn.keys && at > 0 ? turn.keys.map((key) => `${key}+${at}`) : turn.keys;
    answers.push(
      await answerByText({ ...act, turn: keys ? { ...turn, keys } : turn }, known, reply),
    );
  }
  return { ...together(answers), opens: [speaksOf(act, known)] };
}

async function answered(act: MeetingAct, named: MeetingNamed) {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const { found, text } = named.group;
  const group = found.length > 0 || text !== '' ? groupFor(act, named.group) : undefined;
  if (group && isAnswer(group)) return group;
  const self = selfOf(act);
  return context.store.read(async (reader) => {
    const own = new Set((await groupsOf(reader, self)).map(({ id }) => id));
    const mine = await upcomingOf(reader, turn.now, group ? [group.id] : [...own]);
    const all = group || mine.length > 0 ? mine : await upcomingOf(reader, turn.now, undefined);
    const [any] = all;
    if (!any)
      return refused(group ? say.noMeeting(group.label[locale]) : say.noMeetingAtAll, locale);
    const said = await which(act, reader, named, 'coming');
    // Of several groups: the next of one's own.
    const one = 'one' in said ? said.one : 'several' in said ? said.several[0] : undefined;
    const isTheirs = one !== undefined && !group && !own.has(one.meeting.group);
    if (one && !(isTheirs && named.date === undefined && all.length > 1)) return one;
    const face =
      mine.length > 0
        ? { headline: named.during ? say.noneWithin : say.noneOnThatDay }
        : { headline: say.notYours, notes: [say.notYoursHow] };
    const days = (mine.length > 0 ? mine : all)
      .slice(0, mostShown)
      .map((known) => dayOf(act, known));
    return { ...shown({ ...face, days }, locale), outcome: 'refused' as const };
  });
}
