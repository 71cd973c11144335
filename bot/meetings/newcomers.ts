/** Whoever joins a group hears of the meetings that were planned before they came. */
import type { Reader, Store, Transaction } from '../contract.ts';
import { groups } from '../groups.ts';
import { audienceOf, invitation, type Known, kinds, rowsAbout } from './rows.ts';
import { tell } from './schedule.ts';
import { meetings } from './schema.ts';
import { startOf } from './times.ts';

/** Members and channels that were never told of a meeting to come. */
async function untold(reader: Reader, known: Known): Promise<string[]> {
  const group = (await reader.get(groups, known.meeting.group))?.value;
  if (!group) return [];
  const told = new Set(
    (await rowsAbout(reader.outbox, known))
      .filter(({ kind }) => kind === kinds.invitation || kind === kinds.news)
      .map(({ recipient }) => recipient),
  );
  return audienceOf(group).filter((recipient) => !told.has(recipient));
}

async function newcomersIn(reader: Reader, now: Date): Promise<[Known, string[]][]> {
  const coming = (await reader.list(meetings))
    .map(({ id, value }) => ({ id, meeting: value }))
    .filter(({ meeting }) => meeting.state === 'planned' && startOf(meeting.when) > now);
  const all = await Promise.all(
    coming.map(async (known): Promise<[Known, string[]]> => [known, await untold(reader, known)]),
  );
  return all.filter(([, recipients]) => recipients.length > 0);
}

async function invite(tx: Transaction, now: Date): Promise<void> {
  for (const [known, recipients] of await newcomersIn(tx, now)) {
    for (const recipient of recipients) await tx.outbox.add(invitation(known, recipient, now));
    await tell(tx, known, now);
  }
}

/** Invites them; without any it costs a read. Rejects with the error of the store. */
export async function inviteNewcomers(store: Store, now: Date): Promise<void> {
  const found = await store.read((reader) => newcomersIn(reader, now));
  if (found.length > 0) await store.transact((tx) => invite(tx, now));
}
