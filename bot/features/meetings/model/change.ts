/** Moves, edits and cancels a meeting, and has everybody told who was told of it. */
import type { Json, OutboxRow, Transaction } from '../../../contract/store.ts';
import { linkId, links } from '../../../links/links.ts';
import { groups } from '../../people/model/groups.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import { carrierOf, saidBy } from './bundle.ts';
import { pushTitle } from './meeting-words.ts';
import {
  audienceOf,
  isTold,
  kinds,
  type MeetingRow,
  news,
  refresh,
  rowsAbout,
  subjects,
} from './rows.ts';
import { linkCalendar, type MeetingDecision, tell } from './schedule.ts';
import { type Meeting, meetings } from './schema.ts';
import { isPossible, startOf } from './times.ts';

/** What can be changed of a meeting. */
export type Details = Pick<Meeting, 'title' | 'when' | 'place' | 'link' | 'agenda' | 'note'>;

/** A meeting without its answers, its group and its history. */
export const detailsOf = (meeting: Meeting): Details => ({
  title: meeting.title,
  when: meeting.when,
  place: meeting.place,
  link: meeting.link,
  agenda: meeting.agenda,
  note: meeting.note,
});

/** Which of them differ. */
const changedIn = (before: Details, after: Details): (keyof Details)[] =>
  (Object.keys(after) as (keyof Details)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );

/**
 * Changes a meeting. Old reminders go, new ones come; answers given for another day are to be
 * confirmed; whoever was told gets the old cards as it now is, and one new message.
 *
 * @throws {RangeError} when its hours do not exist on that day
 */
export async function amendMeeting(
  tx: Transaction,
  known: MeetingRow,
  details: Details,
  decision: MeetingDecision,
): Promise<MeetingRow> {
  if (!isPossible(details.when)) throw new RangeError('These hours do not exist on that day.');
  const { id, meeting: before } = known;
  const moved = changedIn(detailsOf(before), details).includes('when');
  const meeting: Meeting = {
    ...before,
    ...details,
    sequence: before.sequence + 1,
    changedBy: decision.by,
    changedAt: decision.now.toISOString(),
    attendance: moved ? tentative(before.attendance) : before.attendance,
  };
  return publish(tx, known, { id, meeting }, 'change', decision);
}

/** Cancels a meeting; its row stays, and its personal links too: whoever asks later hears that it was cancelled. */
export async function cancelMeeting(
  tx: Transaction,
  known: MeetingRow,
  decision: MeetingDecision,
  reason = '',
): Promise<MeetingRow> {
  const { id, meeting: before } = known;
  const sequence = before.sequence + 1;
  const meeting: Meeting = {
    ...before,
    state: 'cancelled',
    // What was asked of those who would come is moot: the note says why it does not take place.
    note: reason.trim(),
    sequence,
    changedBy: decision.by,
    changedAt: decision.now.toISOString(),
  };
  return publish(tx, known, { id, meeting }, 'cancellation', decision);
}

const tentative = (attendance: Meeting['attendance']): Meeting['attendance'] =>
  Object.fromEntries(
    Object.entries(attendance).map(([who, answer]) => [who, { ...answer, tentative: true }]),
  );

async function publish(
  tx: Transaction,
  before: MeetingRow,
  after: MeetingRow,
  what: 'change' | 'cancellation',
  decision: MeetingDecision,
): Promise<MeetingRow> {
  const { now, by, locale } = decision;
  const { id, meeting } = after;
  await tx.put(meetings, id, meeting);
  const rows = await rowsAbout(tx.outbox, before);
  for (const row of rows) if (isOver(row)) await tx.outbox.drop(row.key, what);
  if (what === 'change') {
    await tx.remove(links, linkId(meeting.calendarToken));
    await linkCalendar(tx, after);
    await tell(tx, after, now);
  }
  await refreshCards(tx, after, rows, now);
  const toInvite = await stillToInvite(tx, after, rows, what);
  const group = (await tx.get(groups, meeting.group))?.value;
  const told = [...rows.filter(isTold).map((row) => row.recipient)];
  const all = new Set([...(what === 'change' && group ? audienceOf(group) : []), ...told]);
  const recipients = [...all].filter((recipient) => !toInvite.has(recipient));
  const expiresAt = startOf((what === 'change' ? meeting : before.meeting).when);
  const said = { what, before: changesOf(before.meeting, meeting) };
  await startPush(tx, {
    subject: subjects.news(id, meeting.sequence),
    title: pushTitle(what, meeting),
    startedBy: by,
    locale,
    now,
    drafts: recipients.map((recipient) => news(after, recipient, now, said, expiresAt)),
  });
  return after;
}

/** Reminders, questions for afterwards and older news: what comes anew, or not at all. */
const isOver = ({ kind }: OutboxRow): boolean =>
  kind === kinds.reminder || kind === kinds.minutes || kind === kinds.news || kind === kinds.nudge;

/**
 * Whose invitation has not left: it says the meeting as it is when it leaves, and nothing else is
 * due to them. Of a cancelled meeting they never hear.
 */
async function stillToInvite(
  tx: Transaction,
  { meeting }: MeetingRow,
  rows: readonly OutboxRow[],
  what: 'change' | 'cancellation',
): Promise<Set<string>> {
  const waiting = rows.filter((row) => row.kind === kinds.invitation && row.state === 'waiting');
  for (const row of waiting) {
    if (what === 'cancellation') {
      await tx.outbox.drop(row.key, what);
      continue;
    }
    const { key, kind, subject, recipient, payload, notBefore } = row;
    const expiresAt = startOf(meeting.when).toISOString();
    await tx.outbox.remove(key);
    await tx.outbox.add({ key, kind, subject, recipient, payload, notBefore, expiresAt });
  }
  return new Set(waiting.map(({ recipient }) => recipient));
}

/** What the fields were, as the news tells: only those that changed. */
function changesOf(before: Meeting, after: Meeting): Record<string, string> {
  const old = detailsOf(before);
  return Object.fromEntries(
    changedIn(old, detailsOf(after)).map((key) => [key, asText(old[key]).slice(0, 500)]),
  );
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const cardKinds: ReadonlySet<string> = new Set([
  kinds.invitation,
  kinds.news,
  kinds.reminder,
  kinds.nudge,
  kinds.answeredFor,
]);

/**
 * Has the cards among these rows of a meeting edited to what it is now, of those recipients that
 * are concerned. An edit that still waits says what is newest by itself.
 */
export async function refreshCards(
  tx: Transaction,
  known: MeetingRow,
  rows: readonly OutboxRow[],
  now: Date,
  isConcerned: (recipient: string) => boolean = () => true,
): Promise<void> {
  const shown = rows.filter(({ kind, recipient }) => cardKinds.has(kind) && isConcerned(recipient));
  for (const row of shown) {
    const all = row.kind === kinds.reminder ? await tx.outbox.find('recipient', row.recipient) : [];
    const carrier = carrierOf(row, all);
    if (!carrier?.activityId) continue;
    const said = carrier.kind === kinds.reminder ? saidBy(carrier, all) : [known.id];
    const draft = refresh(known, row.recipient, carrier.activityId, said, now);
    const old = await tx.outbox.get(draft.key);
    if (old?.state === 'waiting') continue;
    if (old) await tx.outbox.remove(draft.key);
    await tx.outbox.add(draft);
  }
}
