/** An answer that was typed: to the meeting that is named, was spoken of, or is the next of one's own. */

import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { selfOf } from '../../people/model/acts.ts';
import { groupsOf } from '../../people/model/groups.ts';
import { groupFor, type MeetingAct } from '../context.ts';
import { upcomingOf } from '../model/planned.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { AnswerRead, Reply } from '../read/attendance.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { strings } from '../show/strings.ts';
import { answerByText } from './answer.ts';
import { dayOf, mostShown } from './asked.ts';
import { speaksOf, which } from './which.ts';

/** One answer for each meeting and each person it is about, in their order. */
export async function answerTyped(act: MeetingAct, read: AnswerRead): Promise<Answer> {
  const answers: Answer[] = [];
  let last: MeetingRow | undefined;
  for (const { replies, named } of [read, ...read.also]) {
    const rows = await answered(act, named, replies);
    if (isAnswer(rows)) answers.push(rows);
    else
      for (const known of rows)
        for (const reply of replies) {
          const { turn } = act;
          const at = answers.length;
          // Each of one message is remembered under a name of its own.
          const keys = turn.keys && at > 0 ? turn.keys.map((key) => `${key}+${at}`) : turn.keys;
          const own = { ...act, turn: keys ? { ...turn, keys } : turn };
          answers.push(await answerByText(own, known, reply));
          last = known;
        }
  }
  return last ? { ...together(answers), opens: [speaksOf(act, last)] } : together(answers);
}

/** The meetings that are answered; several only where it is said so, or of an absence of some days. */
async function answered(act: MeetingAct, named: MeetingNamed, replies: readonly Reply[]) {
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
    const isSeveral = named.during !== undefined || named.count !== undefined;
    const said = await which(isSeveral ? { ...act, open: [] } : act, reader, named, 'coming');
    const found =
      'one' in said ? [said.one, ...said.others] : 'several' in said ? said.several : [];
    if (isSeveral && found.length > 1) {
      // "Du 7 au 20", of whatever month: the first in which there is one.
      const month = named.during?.partial && found[0]?.meeting.when.date.slice(0, 7);
      const then = found.filter(({ meeting }) => meeting.when.date.startsWith(month ?? ''));
      const meant = named.during ? then : found.slice(0, named.count);
      const isAway = replies.every(({ status }) => status === 'excused');
      if (meant.length > 0 && (named.count || (named.during && isAway))) return meant;
      const days = found.slice(0, mostShown).map((known) => dayOf(act, known));
      return shown({ headline: say.whichMeeting, days }, locale, 'clarify');
    }
    // Of several groups: the next of one's own.
    const [one] = found;
    const isTheirs = one !== undefined && !group && !own.has(one.meeting.group);
    if (one && !(isTheirs && named.date === undefined && all.length > 1)) return [one];
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
