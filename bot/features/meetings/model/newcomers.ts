/** Whoever comes into a group hears of the meetings that were planned before they came. */
import type { OutboxRow, Transaction } from '../../../contract/store.ts';
import { groups } from '../../people/model/groups.ts';
import { toCome } from './planned.ts';
import { audienceOf, invitation, kinds, type MeetingRow, partedIn, rowsAbout } from './rows.ts';
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
