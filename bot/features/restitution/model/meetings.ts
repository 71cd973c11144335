/** Meetings held, and who came, by institution. */
import type {
  InstitutionAttendance,
  RestitutionMeeting,
} from '../../../../documents/restitution/restitution.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Meeting as KeptMeeting } from '../../meetings/model/schema.ts';
import { type Case, institutionOf, strings } from './case.ts';
import { groupTag, type PeriodPlans } from './in-effect.ts';

export function meetingsOf(c: Case, plans: PeriodPlans): RestitutionMeeting[] {
  const { date, time } = localTimeOf(c.now, c.zone);
  const over = ({ when }: KeptMeeting) => `${when.date} ${when.end}` <= `${date} ${time}`;
  return c.kept.meetings
    .map(({ value }) => value)
    .filter(({ state, when }) => state === 'planned' && inPeriod(when.date, c))
    .filter(over)
    .sort((a, b) => (`${a.when.date}${a.when.start}` < `${b.when.date}${b.when.start}` ? -1 : 1))
    .map((meeting) => ({
      on: meeting.when.date,
      title: meeting.title,
      group: groupTag(meeting.group, plans, c),
      attendance: attendanceOf(meeting, c),
      decisions: meeting.decisions,
      nextSteps: meeting.nextSteps,
    }));
}

const inPeriod = (day: string, { period }: Case): boolean => day >= period.from && day <= period.to;

/** A yes still to be confirmed is no presence; who was not there is not counted. */
function attendanceOf({ attendance }: KeptMeeting, c: Case): InstitutionAttendance[] {
  const made = new Map<string, InstitutionAttendance>();
  for (const [person, { status, tentative }] of Object.entries(attendance)) {
    if (tentative || status === 'maybe' || status === 'absent') continue;
    const institution = institutionOf(person, null, c) ?? strings[c.lang].unknownInstitution;
    const none = { institution, present: 0, remote: 0, represented: 0, excused: 0 };
    const sum = made.get(institution) ?? none;
    made.set(institution, { ...sum, [status]: sum[status] + 1 });
  }
  return [...made.values()].sort((a, b) => a.institution.localeCompare(b.institution, 'fr'));
}
