/** What becomes of the meetings of a group: who comes in hears of them, who leaves loses them, who would delete it cancels them first. */
import type { OutboxRow, Reader, Transaction } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { groups } from '../../people/model/groups.ts';
import { theMeeting } from './meeting-words.ts';
import { toCome } from './planned.ts';
import {
  audienceOf,
  invitation,
  isTold,
  kinds,
  type MeetingRow,
  partedIn,
  parting,
  rowsAbout,
} from './rows.ts';
import { tell } from './schedule.ts';

/**
 * Members and channels that were never told of a meeting to come, or whose calendar lost it when they left:
 * of those, what was said before goes, so that it can be said again.
 */
async function untold(tx: Transaction, known: MeetingRow): Promise<string[]> {
  const group = (await tx.get(groups, known.meeting.group))?.value;
  if (!group) return [];
  const rows = await rowsAbout(tx.outbox, known);
  const audience = audienceOf(group);
  const parted = partedIn(rows);
  const telling = rows.filter(({ kind }) => kind === kinds.invitation || kind === kinds.news);
  const told = new Set(telling.map(({ recipient }) => recipient));
  const isBack = ({ recipient }: OutboxRow) =>
    parted.has(recipient) && audience.includes(recipient);
  for (const row of rows.filter(isBack))
    if (row.kind === kinds.parting || row.kind === kinds.invitation)
      await tx.outbox.remove(row.key);
  return audience.filter((recipient) => !told.has(recipient) || parted.has(recipient));
}

/** Invites them, in the transaction that lets them in. */
export async function inviteNewcomers(tx: Transaction, group: string, now: Date): Promise<void> {
  for (const known of await toCome(tx, now, group)) {
    const recipients = await untold(tx, known);
    for (const recipient of recipients) await tx.outbox.add(invitation(known, recipient, now));
    if (recipients.length > 0) await tell(tx, known, now);
  }
}

/**
 * Tells somebody without Teams who leaves, of the meetings to come that they were told of. Teams shows
 * the others a card, which says by itself whose meeting it is.
 */
export async function takeBackFrom(
  tx: Transaction,
  group: string,
  person: string,
  now: Date,
): Promise<void> {
  for (const known of await toCome(tx, now, group)) {
    const rows = await rowsAbout(tx.outbox, known);
    if (rows.some((row) => row.recipient === person && isTold(row)))
      await tx.outbox.add(parting(known, person, now));
  }
}

/** The meetings of a group that are to come, as a sentence names them, soonest first. */
export const meetingsToCome = async (
  reader: Reader,
  group: string,
  { now, locale }: { now: Date; locale: Locale },
): Promise<string[]> =>
  (await toCome(reader, now, group)).map(({ meeting }) => theMeeting(meeting, locale));
