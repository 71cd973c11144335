/** Meetings of a story: those that were held, with who came, and those to come. */
import type { AttendanceStatus, Meeting, When } from '../../bot/features/meetings/model/schema.ts';
import { plannedMeeting } from './rows.ts';
import type { StoryMeeting, StoryParts } from './story.ts';

export function toldMeetings(parts: StoryParts): [string, Meeting][] {
  return Object.entries(parts.story.reunions).flatMap(([group, told]) => {
    const taken = new Set<string>();
    return told.map((one, at): [string, Meeting] => {
      const date = parts.days.meeting(one, taken);
      taken.add(date);
      return meetingOf(group, one, date, parts, null, at);
    });
  });
}

type Held = Omit<StoryMeeting, 'dans'>;

/** A meeting of a group on a day, and its id. One without `ilYA` is to come. */
export function meetingOf(
  group: string,
  told: Held,
  date: string,
  parts: StoryParts,
  poll: string | null = null,
  /** Which of the meetings of its group: nobody is away from all of them. */
  nth = 0,
): [string, Meeting] {
  const { days, zone } = parts;
  const when: When = { date, start: told.de, end: told.a, zone };
  const held = told.ilYA !== undefined;
  const before = new Date(Date.parse(days.at(date, '09:00')) - 24 * 86_400_000);
  const createdAt = (before < parts.now ? before : parts.now).toISOString();
  const createdBy = parts.who(parts.story.groupes[group]?.coaniment[0] ?? '').id;
  const id = `demo-${group}-${date}`;
  const meeting = plannedMeeting(id, {
    group,
    title: told.titre,
    when,
    place: told.lieu === REMOTE ? '' : told.lieu,
    link: told.lieu === REMOTE ? 'https://visio.example/filiere' : '',
    agenda: told.ordre,
    createdBy,
    createdAt,
    attendance: attendance(group, parts, { over: held, at: createdAt, nth }),
    decisions: told.decisions,
    nextSteps: told.suite,
    minutesAt: told.decisions ? days.at(date, '18:00') : null,
    poll,
  });
  return [id, meeting];
}

/** Where a meeting is that has no place. */
const REMOTE = 'à distance';

/** One in five is excused, one in five is far away; to a meeting to come, one in two has answered. */
const held: AttendanceStatus[] = ['present', 'present', 'excused', 'present', 'remote'];

function attendance(
  group: string,
  { story, who }: StoryParts,
  { over, at, nth }: { over: boolean; at: string; nth: number },
) {
  const { coaniment = [], membres = [] } = story.groupes[group] ?? {};
  const people = [...coaniment, ...membres].filter((_, n) => over || n % 2 === 1);
  return Object.fromEntries(
    people.map((name, n): [string, Meeting['attendance'][string]] => {
      const status = held[(n + group.length + 2 * nth) % held.length] ?? 'present';
      const { id } = who(name);
      return [id, { status, representedBy: null, word: '', at, by: id, tentative: false }];
    }),
  );
}
