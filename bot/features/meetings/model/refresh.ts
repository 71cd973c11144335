/** Cards that were sent are brought up to date when what they say changes. */
import type { OutboxRow, Transaction } from '../../../contract/store.ts';
import { carrierOf, saidBy } from './bundle.ts';
import { kinds, type MeetingRow, refresh } from './rows.ts';

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
