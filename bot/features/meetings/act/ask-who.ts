/** Who comes, and who has not said. */

import type { Reader } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused } from '../../../conversation/answers.ts';
import { allowed, look } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import { nameOf } from '../../people/model/names.ts';
import { groupFor, isPrivate, type MeetingAct } from '../context.ts';
import { silentOf } from '../model/attendance.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { MeetingQuestion } from '../read/reading.ts';
import { answerInWords, countsOf } from '../show/section.ts';
import { strings } from '../show/strings.ts';
import { headlineOf, meetingOf, mostShown, told } from './asked.ts';

/** Names for members who ask in private; counts by institution for everybody else. */
export async function who(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  known: MeetingRow,
): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  const answers = Object.entries(known.meeting.attendance);
  const headline = headlineOf(act, group, known);
  if (answers.length === 0) return told(act, { headline, notes: [say.nobodyAnswered] });
  const { turn } = act;
  const counts = await countsOf(known, { reader, context, locale, now: turn.now, recipient: '' });
  const countLines = counts.rows.map(({ label, value }) => say.line(label, value));
  const object = { kind: 'group', id: group.id } as const;
  const named = isPrivate(act) && (await allowed(act, 'meetings.who', object, reader));
  if (!named) {
    const notes = [...counts.title, isPrivate(act) ? say.membersOnly : say.countsOnly];
    return told(act, { headline, items: countLines, notes });
  }
  const lines = await Promise.all(
    answers.map(async ([person]) => {
      const name = nameOf((await reader.get(people, person))?.value, context.plan, locale);
      const of = { reader, context, locale, now: turn.now, recipient: person };
      return say.line(name, (await answerInWords(known.meeting, of)) ?? '');
    }),
  );
  const items = lines.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2);
  return told(act, { headline, items, notes: [...counts.title, ...countLines] });
}

/** Who has not answered: for those who can nudge them, and not in front of everybody. */
export async function missing(
  act: MeetingAct,
  { group: mention, date }: Pick<MeetingQuestion, 'group' | 'date'>,
): Promise<Answer> {
  const group = groupFor(act, mention);
  if (isAnswer(group)) return group;
  const { locale, context } = act;
  const say = strings[locale];
  return look(act, 'meetings.missing', { kind: 'group', id: group.id }, async (reader) => {
    if (!isPrivate(act)) return refused(say.countsOnly, locale);
    const known = await meetingOf(act, reader, group, date);
    if (!known) return answerWith(say.noMeeting(group.label[locale]), locale, 'answered');
    const silent = await silentOf(reader, known);
    if (silent.length === 0) return told(act, { headline: say.everybodyAnswered });
    const names = await Promise.all(
      silent.map(async (person) =>
        nameOf((await reader.get(people, person))?.value, context.plan, locale),
      ),
    );
    return told(act, {
      headline: say.missing(silent.length),
      items: names.sort((a, b) => a.localeCompare(b, locale)).slice(0, mostShown * 2),
      questions: [say.ask.nudge(group.label[locale])],
    });
  });
}
