/** Who comes, and how that is counted. */
import { type Reader, type Transaction, valuesOf } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import { organisationOf } from '../../people/model/names.ts';
import { refreshCards } from './change.ts';
import { type MeetingRow, rowsAbout } from './rows.ts';
import { type Attendance, type AttendanceStatus, attendanceStatus, meetings } from './schema.ts';

export type Counts = Record<AttendanceStatus, number>;

/** All of them, in the order in which they are shown. */
export const statuses: readonly AttendanceStatus[] = attendanceStatus.options;

/** An answer as it is kept, by whoever gives it. */
export const answerBy = (
  by: string,
  now: Date,
  said: Pick<Attendance, 'status'> & Partial<Attendance>,
): Attendance => ({
  ...{ representedBy: null, word: '', at: now.toISOString(), by, tentative: false },
  ...said,
});

const none = () => Object.fromEntries(statuses.map((status) => [status, 0])) as Counts;

/** How many in all. */
export function countAll(answers: Iterable<Attendance>): Counts {
  const counts = none();
  for (const { status } of answers) counts[status] += 1;
  return counts;
}

/** Counts by institution, by name; those who did not say theirs (`undefined`) come last. */
export function countByInstitution(
  attendance: Readonly<Record<string, Attendance>>,
  institutionOf: (person: string) => string | undefined,
  locale: Locale,
): { name: string | undefined; counts: Counts }[] {
  const byName = new Map<string | undefined, Counts>();
  for (const [person, { status }] of Object.entries(attendance)) {
    const name = institutionOf(person);
    const counts = byName.get(name) ?? none();
    counts[status] += 1;
    byName.set(name, counts);
  }
  return [...byName]
    .map(([name, counts]) => ({ name, counts }))
    .sort((a, b) =>
      a.name === undefined || b.name === undefined
        ? Number(a.name === undefined) - Number(b.name === undefined)
        : a.name.localeCompare(b.name, locale),
    );
}

/** The institution of each of these people. */
export async function institutionsOf(
  reader: Reader,
  persons: Iterable<string>,
  plan: Plan,
  locale: Locale,
): Promise<(person: string) => string | undefined> {
  const known = valuesOf(await reader.getAll(people, [...persons]));
  return (person) => {
    const one = known.get(person);
    return one && organisationOf(one, plan, locale);
  };
}

/** Members of the group who have not answered, in the order in which they joined. */
export async function silentOf(reader: Reader, { meeting }: MeetingRow): Promise<string[]> {
  const group = (await reader.get(groups, meeting.group))?.value;
  return (group?.members ?? [])
    .map(({ person }) => person)
    .filter((person) => meeting.attendance[person] === undefined);
}

/**
 * Keeps an answer, or that there is none; the cards of that person and of the channel follow. Whoever calls has read that
 * the meeting is still to come, and the right to answer.
 */
export async function answerMeeting(
  tx: Transaction,
  { id, meeting }: MeetingRow,
  person: string,
  answer: Attendance | undefined,
  now: Date,
): Promise<MeetingRow> {
  const { [person]: _, ...others } = meeting.attendance;
  const attendance = answer ? { ...others, [person]: answer } : others;
  const known = { id, meeting: { ...meeting, attendance } };
  await tx.put(meetings, id, known.meeting);
  const rows = await rowsAbout(tx.outbox, known);
  const isConcerned = (recipient: string) =>
    recipient === person || recipient.startsWith('channel:');
  await refreshCards(tx, known, rows, now, isConcerned);
  return known;
}
