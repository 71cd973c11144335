/** What goes with a message about meetings to somebody without Teams: links, and the `.ics`. */
import type { Participation } from '../../../../documents/icalendar.ts';
import type { Door, LetterExtras } from '../../../contract/feature.ts';
import type { Locale } from '../../../language/locale.ts';
import { meetingDoor, theMeeting, whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { Attendance } from '../model/schema.ts';
import { endOf } from '../model/times.ts';
import { calendarFile } from './files.ts';
import type { Shown } from './section.ts';

/** A link shows the meeting for some days after it: what was decided, and where. In ms. */
const AFTER_MS = 7 * 24 * 3_600_000;

const titles: Record<Locale, (meeting: string) => string> = {
  fr: (meeting) => `Voir ${meeting} et répondre`,
  en: (meeting) => `See ${meeting} and answer`,
};

/** Who is represented does not come: a calendar has no word for who does instead. */
function participationOf(answer: Attendance | undefined): Participation {
  if (!answer) return 'NEEDS-ACTION';
  if (answer.tentative || answer.status === 'maybe') return 'TENTATIVE';
  return answer.status === 'present' || answer.status === 'remote' ? 'ACCEPTED' : 'DECLINED';
}

/**
 * @param heading what the message says first
 * @param calendar what a calendar must learn: an invitation, a change, a cancellation
 * @param withdrawn the receiver is not invited any more, and is led nowhere
 */
export function letterOf(
  known: readonly MeetingRow[],
  { context, locale, now, recipient }: Shown,
  {
    heading,
    calendar,
    withdrawn = false,
  }: { heading: string; calendar?: MeetingRow; withdrawn?: boolean },
): LetterExtras {
  const [first, second] = known;
  const doors = known
    .filter(({ meeting }) => !withdrawn && meeting.state === 'planned')
    .map(
      ({ id, meeting }): Door => ({
        to: meetingDoor(id),
        title: titles[locale](theMeeting(meeting, locale)),
        group: meeting.group,
        until: new Date(endOf(meeting.when).getTime() + AFTER_MS),
      }),
    );
  return {
    doors,
    // A list of letters is read by the day of the meeting.
    ...(first && !second && { subject: `${heading} – ${whenInWords(first.meeting.when, locale)}` }),
    ...(first && { by: first.meeting.createdBy }),
    ...(first &&
      calendar && {
        calendar: ({ to, from }) => {
          const status = participationOf(first.meeting.attendance[recipient]);
          const parties = { attendee: { ...to, status }, organizer: from, withdrawn };
          return calendarFile(calendar, context, now, locale, parties);
        },
      }),
  };
}
