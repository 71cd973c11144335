/**
 * Plans a meeting: the row, the invitations and the reminders, in the transaction of whoever decided
 * it (`bot/features/meetings` after a confirmation, `bot/features/polls` with a chosen slot).
 */

import type { Settings } from '../../../contract/feature.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Turn } from '../../../contract/turn.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { addLink } from '../../../links/links.ts';
import { groups } from '../../people/model/groups.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import { pushTitle } from './meeting-words.ts';
import {
  audienceOf,
  invitation,
  kinds,
  type MeetingRow,
  minutes,
  reminders,
  subjects,
} from './rows.ts';
import { groupReminders, type Meeting, meetings } from './schema.ts';
import { endOf, isPossible, ordered } from './times.ts';

/** What is decided about a meeting. */
export type MeetingPlan = Pick<
  Meeting,
  'group' | 'title' | 'when' | 'place' | 'link' | 'agenda' | 'note'
> & {
  /** Answers that are known already, from the yes of a poll. */
  attendance?: Meeting['attendance'];
  /** Id of the poll it comes from. */
  poll?: string | null;
};

/** Who decides it, and when. */
export interface MeetingDecision {
  /** By recipient. They get the report of what is sent. */
  by: string;
  /** The language of that report. */
  locale: Locale;
  now: Date;
  settings: Pick<Settings, 'newToken' | 'reminders'>;
}

/** What else becomes of a meeting that somebody planned, and what is said of it. */
export type PlannedMeeting = (
  tx: Transaction,
  known: MeetingRow,
  by: { turn: Turn; locale: Locale; plan: Plan },
) => Promise<readonly string[]>;

/** The calendar of a meeting can be opened this long after it, in ms. */
const linkLifeMs = 31 * 24 * 3_600_000;

/** A planned meeting of which nobody is reminded yet, and nothing was written. */
export const newMeeting = (
  plan: MeetingPlan,
  { by, now, settings }: Omit<MeetingDecision, 'locale'>,
): Meeting => ({
  ...{ attendance: {}, poll: null, ...plan, state: 'planned', sequence: 0, reminders: [] },
  ...{ createdBy: by, changedBy: by, createdAt: now.toISOString(), changedAt: null },
  ...{ decisions: '', nextSteps: '', minutesAt: null },
  calendarToken: settings.newToken(),
});

/**
 * Keeps the meeting, invites the members and the channel of its group, and has them reminded.
 * The caller has read the right to do so in the same transaction.
 *
 * @throws {RangeError} when its hours do not exist on that day (`isPossible`)
 */
export async function scheduleMeeting(
  tx: Transaction,
  plan: MeetingPlan,
  decision: MeetingDecision,
): Promise<MeetingRow> {
  const { by, now, locale, settings } = decision;
  if (!isPossible(plan.when)) throw new RangeError('These hours do not exist on that day.');
  const chosen = (await tx.get(groupReminders, plan.group))?.value.offsets;
  const id = settings.newToken().slice(0, 16);
  const recalls = ordered(chosen ?? settings.reminders).slice(0, 10);
  const meeting = { ...newMeeting(plan, decision), reminders: recalls };
  await tx.put(meetings, id, meeting, 0);
  const known = { id, meeting };
  await linkCalendar(tx, known);
  const recipients = await tell(tx, known, now);
  await startPush(tx, {
    subject: subjects.invitation(id),
    title: pushTitle('invitation', meeting),
    startedBy: by,
    locale,
    now,
    drafts: recipients.map((recipient) => invitation(known, recipient, now)),
  });
  return known;
}

/** The link of the `.ics`; kept anew when a meeting is moved, so that it lives as long. */
export async function linkCalendar(tx: Transaction, { id, meeting }: MeetingRow): Promise<void> {
  await addLink(tx, meeting.calendarToken, {
    kind: 'meetings.calendar',
    payload: { meeting: id },
    person: null,
    expiresAt: new Date(endOf(meeting.when).getTime() + linkLifeMs).toISOString(),
    once: false,
  });
}

/** Has the group reminded, and those who animate it asked afterwards; says who the group is. */
export async function tell(tx: Transaction, known: MeetingRow, now: Date): Promise<string[]> {
  const group = (await tx.get(groups, known.meeting.group))?.value;
  if (!group) return [];
  const recipients = audienceOf(group);
  for (const draft of reminders(known, recipients, now)) await tx.outbox.add(draft);
  for (const { person } of group.coAnimators) await tx.outbox.add(minutes(known, person));
  return recipients;
}

/** Reminders of a planned meeting at other times; what waits under the old ones goes. */
export async function recallAt(
  tx: Transaction,
  { id, meeting }: MeetingRow,
  offsets: readonly string[],
  now: Date,
): Promise<void> {
  const known = { id, meeting: { ...meeting, reminders: ordered(offsets).slice(0, 10) } };
  await tx.put(meetings, id, known.meeting);
  for (const row of await tx.outbox.find('subject', subjects.own(id))) {
    if (row.kind !== kinds.reminder || row.state !== 'waiting') continue;
    // Its key too: the same offset may be asked for again.
    await tx.outbox.remove(row.key);
  }
  await tell(tx, known, now);
}
