import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import { blankRecord, toResult } from '../../bot/features/sendings/model/attempts.ts';
import { claimDue, settle } from './outbox-calls.ts';

/** What went out: a new message, or the edit of one. */
export interface Sent {
  kind: string;
  recipient: string;
  message: Message;
  /** Id of the message that was edited. */
  update?: string;
  /** Id that Teams gave. */
  activityId: string;
}

export interface Delivered {
  sent: Sent[];
  /** Rows that had nothing to say, by their reason. */
  dropped: { row: OutboxRow; reason: string }[];
}

let count = 0;

/** Sends everything that is due at an instant, as the service does, to a Teams that takes it all. */
export async function deliver(
  { bot, store }: { bot: Pick<Bot, 'render'>; store: Store },
  now: Date,
): Promise<Delivered> {
  const delivered: Delivered = { sent: [], dropped: [] };
  for (;;) {
    const rows = await claimDue(store, { owner: 'test', now, limit: 100, leaseMs: 60_000 });
    if (rows.length === 0) return delivered;
    for (const row of rows) await end(row);
  }

  async function end(row: OutboxRow): Promise<void> {
    const fence = row.lease?.fence ?? 0;
    const drop = async (reason: string) => {
      const outcome = reason === 'expired' ? 'expired' : 'moot';
      const result = toResult({ ...blankRecord, outcome, code: reason });
      await settle(store, row, fence, { state: 'dropped', result });
      delivered.dropped.push({ row, reason });
    };
    if (now.toISOString() >= row.expiresAt) return drop('expired');
    const rendered = await store.read((reader) => bot.render(row, reader, now));
    if (!rendered) return drop('orphan');
    if ('moot' in rendered) return drop(rendered.moot);
    const update = 'update' in rendered ? rendered.update : undefined;
    const activityId = update ?? `sent-${count++}`;
    const triedAt = now.toISOString();
    const result = toResult({ ...blankRecord, outcome: 'sent', triedAt });
    await settle(store, row, fence, { state: 'sent', activityId, result });
    const { kind, recipient } = row;
    const { message } = rendered;
    delivered.sent.push({ kind, recipient, message, activityId, ...(update && { update }) });
  }
}
