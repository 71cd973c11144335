/** What goes with a message about meetings to somebody without Teams: links, and the `.ics`. */
import type { Participation } from '../../../../documents/icalendar.ts';
import type { Door, LetterExtras } from '../../../contract/feature.ts';
import type { Locale } from '../../../language/locale.ts';
import { nameOf } from '../../people/model/names.ts';
import { meetingDoor, theMeeting, whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { Attendance } from '../model/schema.ts';
import { endOf } from '../model/times.ts';
import { calendarFile } from './files.ts';
import type { Shown } from './section.ts';

/** A link shows the meeting for some days after it: what was decided, and where. In ms. */
const AFTER_MS = 7 * 24 * 3_600_000;

const fr = {
  door: (meeting: string) => `Voir ${meeting} et répondre`,
  subject: (group: string, heading: string, when: string, awaited: boolean) =>
    `${group} : ${heading} – ${when}${awaited ? ' (réponse attendue)' : ''}`,
  answers: { present: 'Je viens', remote: 'À distance', excused: 'Je ne viens pas' },
};
const en: typeof fr = {
  door: (meeting) => `See ${meeting} and answer`,
  subject: (group, heading, when, awaited) =>
    `${group}: ${heading} – ${when}${awaited ? ' (answer awaited)' : ''}`,
  answers: { present: 'I come', remote: 'Remotely', excused: 'I do not come' },
};
const strings: Record<Locale, typeof fr> = { fr, en };

/** One button each in a letter, in the order of the form. */
const offered = ['present', 'remote', 'excused'] as const;

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
  const say = strings[locale];
  const author = first && context.view.person(first.meeting.createdBy);
  const doors = known
    .filter(({ meeting }) => !withdrawn && meeting.state === 'planned')
    .map(
      ({ id, meeting }): Door => ({
        to: meetingDoor(id),
        title: say.door(theMeeting(meeting, locale)),
        answers: offered.map((answer) => ({ title: say.answers[answer], answer })),
        group: meeting.group,
        until: new Date(endOf(meeting.when).getTime() + AFTER_MS),
      }),
    );
  // A list of letters is read by the group, then by the day of the meeting.
  const subjectOf = ({ group, when, state, attendance }: MeetingRow['meeting']) =>
    say.subject(
      context.view.group(group)?.tag[locale] ?? group,
      heading,
      whenInWords(when, locale),
      doors.length > 0 && state === 'planned' && attendance[recipient] === undefined,
    );
  return {
    doors,
    from: author && nameOf(author, context.plan, locale),
    ...(first && !second && { subject: subjectOf(first.meeting) }),
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
