import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import { recordOf } from '../../bot/features/sendings/model/attempts.ts';
import type { Clock } from './clock.ts';
import { conversationHour, freshPace, type Pace, paced, shifted } from './rates.ts';
import type { SlotRecipient } from './send-slots.ts';

/**
 * Recent sendings to a recipient, from the outbox. A row that another owner was sending when it
 * died counts as sent just now: at the worst it was.
 */
export function paceOf(rows: readonly OutboxRow[], owner: string, now: number): Pace {
  const tries: number[] = [];
  let notBefore = 0;
  for (const row of rows) {
    const record = recordOf(row);
    // Ahead of now when the clock was set back since: at the latest it was just now.
    for (const at of record.tries) tries.push(Math.min(Date.parse(at), now));
    if (row.state === 'sending' && row.lease?.owner !== owner) tries.push(now);
    if (row.state === 'waiting' && record.outcome === 'retryAfter') {
      notBefore = Math.max(notBefore, Date.parse(row.notBefore));
    }
  }
  const recent = tries.filter((at) => at > now - conversationHour.ms - 60_000);
  recent.sort((a, b) => a - b);
  return { ...recent.reduce(paced, freshPace), notBefore };
}

/** Reads it from the store, in steady time, for slots that begin to know a conversation. */
export const paceBefore =
  (store: Pick<Store, 'read'>, owner: string, { now, steady }: Pick<Clock, 'now' | 'steady'>) =>
  async ({ recipient }: SlotRecipient): Promise<Pace> => {
    const rows = await store.read(({ outbox }) => outbox.find('recipient', recipient));
    const wall = now();
    return shifted(paceOf(rows, owner, wall), steady() - wall);
  };
