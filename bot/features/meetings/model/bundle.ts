/**
 * One message when several reminders of somebody fall together: the first of them carries the
 * others. Worked out from the rows alone, so that it holds over restarts and instances.
 */

import type { OutboxRow } from '../../../contract/store.ts';
import { recordOf } from '../../sendings/model/attempts.ts';
import { kinds, reminderPayload } from './rows.ts';

/** Reminders of different meetings so close together come in one message, in ms. */
const togetherMs = 10 * 60_000;

/** Why a reminder is dropped that another message says. */
export const BUNDLED = 'bundled';

interface Reminder {
  row: OutboxRow;
  meeting: string;
  at: number;
  made: number;
}

function remindersIn(rows: readonly OutboxRow[]): Reminder[] {
  return rows.flatMap((row) => {
    if (row.kind !== kinds.reminder) return [];
    const payload = reminderPayload.safeParse(row.payload).data;
    if (!payload) return [];
    const { meeting, at, made } = payload;
    return [{ row, meeting, at: Date.parse(at), made: Date.parse(made) }];
  });
}

/** The reminders of these rows, and that of one of them. */
function remindersWith({ key }: OutboxRow, rows: readonly OutboxRow[]) {
  const all = remindersIn(rows);
  return { all, one: all.find(({ row }) => row.key === key) };
}

/** Whether a message that carries `by` and leaves at `time` says this reminder too. */
const covers = (by: Reminder, one: Reminder, time: number): boolean =>
  one.made <= time && one.at <= time + (by.meeting === one.meeting ? 0 : togetherMs);

const byTime = (a: Reminder, b: Reminder): number =>
  a.at - b.at || (a.row.key < b.row.key ? -1 : 1);

const sentAt = ({ row }: Reminder): number | undefined => {
  const { triedAt } = recordOf(row);
  return row.state === 'sent' && triedAt ? Date.parse(triedAt) : undefined;
};

/** The message that said it, of those that were sent: the earliest that could. */
function sayer(one: Reminder, all: readonly Reminder[]): Reminder | undefined {
  return all
    .flatMap((by) => {
      const time = by.row.key === one.row.key ? undefined : sentAt(by);
      return time !== undefined && covers(by, one, time) ? [{ by, time }] : [];
    })
    .sort((a, b) => a.time - b.time)[0]?.by;
}

/** Still to be sent, and not only waiting for somebody who cannot be written to. */
function isPending({ row }: Reminder, now: number): boolean {
  const { outcome } = recordOf(row);
  const held = outcome === 'noAddress' || outcome === 'blocked' || outcome === 'gone';
  const open = row.state === 'sending' || (row.state === 'waiting' && !held);
  return open && Date.parse(row.expiresAt) > now;
}

const wasBundled = ({ row }: Reminder): boolean =>
  row.state === 'dropped' && recordOf(row).code === BUNDLED;

/** Whether another message said this reminder, or will; `rows` are all those of its recipient. */
export function isSaidElsewhere(row: OutboxRow, rows: readonly OutboxRow[], now: Date): boolean {
  const { all, one } = remindersWith(row, rows);
  if (!one) return false;
  if (sayer(one, all)) return true;
  const time = now.getTime();
  const [first] = all
    .filter((r) => r === one || (isPending(r, time) && covers(one, r, time)))
    .sort(byTime);
  return first !== undefined && first !== one && covers(first, one, time);
}

/** Meetings that the message of this row says, when it leaves now; its own first. */
export function saidTogether(row: OutboxRow, rows: readonly OutboxRow[], now: Date): string[] {
  const { all, one } = remindersWith(row, rows);
  if (!one) return [];
  const time = now.getTime();
  const more = all.filter(
    (r) => covers(one, r, time) && (isPending(r, time) || (wasBundled(r) && !sayer(r, all))),
  );
  return [...new Set([one, ...more.sort(byTime)].map(({ meeting }) => meeting))];
}

/** Why a reminder is dropped that nobody needs: no message said it either. */
export const NO_REASON = 'no reason';

/** Said by the message of another row, which left before this one was due or with it. */
const isCarried = (one: Reminder): boolean =>
  one.row.activityId === null && recordOf(one.row).code !== NO_REASON;

/** The row whose message says this one: itself, or the one that carried it. */
export function carrierOf(row: OutboxRow, rows: readonly OutboxRow[]): OutboxRow | undefined {
  if (row.activityId !== null) return row;
  const { all, one } = remindersWith(row, rows);
  return one && isCarried(one) ? sayer(one, all)?.row : undefined;
}

/** Meetings that a message says which was sent. */
export function saidBy(row: OutboxRow, rows: readonly OutboxRow[]): string[] {
  const { all, one } = remindersWith(row, rows);
  if (!one) return [];
  const carried = all.filter((r) => isCarried(r) && sayer(r, all) === one);
  return [...new Set([one, ...carried].map(({ meeting }) => meeting))];
}
