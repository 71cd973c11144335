/** Whoever comes into a group hears of the meetings that were planned before they came. */
import type { Reader, Transaction } from '../../../contract/store.ts';
import { groups } from '../../people/model/groups.ts';
import { audienceOf, invitation, kinds, type MeetingRow, rowsAbout } from './rows.ts';
import { tell } from './schedule.ts';
import { meetings } from './schema.ts';
import { startOf } from './times.ts';

/** Members and channels that were never told of a meeting to come. */
async function untold(reader: Reader, known: MeetingRow): Promise<string[]> {
  const group = (await reader.get(groups, known.meeting.group))?.value;
  if (!group) return [];
  const told = new Set(
    (await rowsAbout(reader.outbox, known))
      .filter(({ kind }) => kind === kinds.invitation || kind === kinds.news)
      .map(({ recipient }) => recipient),
  );
  return audienceOf(group).filter((recipient) => !told.has(recipient));
}

/** Invites them, in the transaction that lets them in. */
export async function inviteNewcomers(tx: Transaction, group: string, now: Date): Promise<void> {
  for (const { id, value } of await tx.list(meetings)) {
    const known = { id, meeting: value };
    const isComing = value.state === 'planned' && startOf(value.when) > now;
    if (value.group !== group || !isComing) continue;
    const recipients = await untold(tx, known);
    for (const recipient of recipients) await tx.outbox.add(invitation(known, recipient, now));
    if (recipients.length > 0) await tell(tx, known, now);
  }
}
