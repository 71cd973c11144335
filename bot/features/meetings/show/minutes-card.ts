/** What those who animated are asked the day after. */
import {
  type MeetingMinutesData,
  meetingMinutesCard,
} from '../../../../cards/meetings/meeting-minutes.ts';
import type { Rendered } from '../../../contract/feature.ts';
import type { OutboxRow } from '../../../contract/store.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { groups, isIn } from '../../people/model/groups.ts';
import { type MeetingsContext, meetingIn } from '../context.ts';
import { countAll } from '../model/attendance.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { type MeetingRow, meetingPayload } from '../model/rows.ts';
import { cardStrings } from './card-strings.ts';
import { countInWords, type Shown } from './section.ts';
import { strings } from './strings.ts';

export async function minutesMessage(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const known = await meetingIn(shown.reader, meetingPayload.parse(row.payload).meeting);
  if (known?.meeting.state !== 'planned') return { moot: 'cancelled' };
  const group = (await shown.reader.get(groups, known.meeting.group))?.value;
  if (!group || !isIn(group.coAnimators, row.recipient)) return { moot: 'left' };
  if (known.meeting.minutesAt !== null) return { moot: 'written' };
  return { message: minutesForm(known, shown) };
}

/** The form, with what is written already, or what was typed and not kept. */
export function minutesForm(
  { id, meeting }: MeetingRow,
  { context, locale }: { context: MeetingsContext; locale: Locale },
  over: Partial<Pick<MeetingMinutesData, 'lines' | 'decisions' | 'nextSteps'>> = {},
): Message {
  const say = cardStrings[locale];
  const group = context.view.group(meeting.group);
  const counts = countInWords(countAll(Object.values(meeting.attendance)), locale);
  const about = `${group?.tag[locale] ?? meeting.group}, ${whenInWords(meeting.when, locale)}`;
  return meetingMinutesCard({
    lang: locale,
    heading: say.minutes,
    lines: [counts ? `${about} (${counts})` : about],
    labels: say.minutesLabels,
    decisions: meeting.decisions,
    nextSteps: meeting.nextSteps,
    save: say.save,
    questions: [strings[locale].ask.sheet(group?.label[locale] ?? meeting.group)],
    meeting: id,
    version: writes(meeting.minutesAt),
    ...over,
  });
}

/** The version of what was written: when it was, so that a second writer is told of the first. */
export const writes = (minutesAt: string | null): number =>
  minutesAt === null ? 0 : Math.floor(Date.parse(minutesAt) / 1_000);
