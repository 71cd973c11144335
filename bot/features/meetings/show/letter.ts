/** What goes with a message about meetings to somebody without Teams: links, and the `.ics`. */
import type { Participation } from '../../../../documents/icalendar.ts';
import type { Door, LetterExtras } from '../../../contract/feature.ts';
import { clipped } from '../../../knowledge/labels.ts';
import type { Locale } from '../../../language/locale.ts';
import { nameOf } from '../../people/model/names.ts';
import { meetingDoor, theMeeting, whenOfSeason } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import type { Attendance } from '../model/schema.ts';
import { endOf } from '../model/times.ts';
import { cardStrings } from './card-strings.ts';
import { calendarFile } from './files.ts';
import type { Shown } from './section.ts';

/** A link shows the meeting for some days after it: what was decided, and where. In ms. */
const AFTER_MS = 7 * 24 * 3_600_000;

const fr = {
  door: (meeting: string) => `Voir ${meeting}, ou se faire représenter`,
  meeting: 'réunion',
  heading: (group: string, what: string) => `${group} : ${what}`,
  dated: (heading: string, when: string) => `${heading}, ${when}`,
  state: (subject: string, state: string) => `${subject} (${state})`,
  states: {
    awaited: 'réponse attendue',
    change: 'modifiée',
    cancellation: 'annulée',
    parting: 'retirée de votre agenda',
    reminder: 'rappel',
    answered: 'réponse notée pour vous',
  },
};
const en: typeof fr = {
  door: (meeting) => `See ${meeting}, or be represented`,
  meeting: 'meeting',
  heading: (group, what) => `${group}: ${what}`,
  dated: (heading, when) => `${heading}, ${when}`,
  state: (subject, state) => `${subject} (${state})`,
  states: {
    awaited: 'answer awaited',
    change: 'changed',
    cancellation: 'cancelled',
    parting: 'taken out of your calendar',
    reminder: 'reminder',
    answered: 'an answer was noted for you',
  },
};
const strings: Record<Locale, typeof fr> = { fr, en };

/** What is new about a meeting; `awaited`: nothing but that the receiver has not answered. */
export type LetterState = keyof typeof fr.states;

/** Signs of a meeting's title in a subject: its day stands behind it. */
const MOST_TITLE = 60;

/** One button each in a letter, in the order of the form. */
const offered = ['present', 'remote', 'excused'] as const;

/** Who is represented does not come: a calendar has no word for who does instead. */
function participationOf(answer: Attendance | undefined): Participation {
  if (!answer) return 'NEEDS-ACTION';
  if (answer.tentative || answer.status === 'maybe') return 'TENTATIVE';
  return answer.status === 'present' || answer.status === 'remote' ? 'ACCEPTED' : 'DECLINED';
}

/**
 * @param state what is new about it
 * @param calendar what a calendar must learn: an invitation, a change, a cancellation
 * @param withdrawn the receiver is not invited any more, and is led nowhere
 */
export function letterOf(
  known: readonly MeetingRow[],
  { context, locale, now, recipient }: Shown,
  {
    state,
    calendar,
    withdrawn = false,
  }: { state?: LetterState | undefined; calendar?: MeetingRow; withdrawn?: boolean },
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
        answers: offered.map((answer) => ({ title: cardStrings[locale].press[answer], answer })),
        group: meeting.group,
        until: new Date(endOf(meeting.when).getTime() + AFTER_MS),
      }),
    );
  // A list of letters is read by the group, then by what takes place, and when.
  const subjectOf = ({ group, title, when, attendance, ...meeting }: MeetingRow['meeting']) => {
    const tag = context.view.group(group)?.tag[locale] ?? group;
    const what = title === '' ? say.meeting : clipped(title, MOST_TITLE);
    const heading = say.heading(tag, what);
    const subject = say.dated(heading, whenOfSeason(when, locale));
    const open = doors.length > 0 && meeting.state === 'planned';
    const news = state ?? (open && attendance[recipient] === undefined ? 'awaited' : undefined);
    return {
      subject: news ? say.state(subject, say.states[news]) : subject,
      // What is asked has its buttons, and its day a line below.
      ...(news === 'awaited' && { heading }),
    };
  };
  return {
    doors,
    from: author && nameOf(author, context.plan, locale),
    ...(first && !second && { ...subjectOf(first.meeting), day: first.meeting.when.date }),
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
