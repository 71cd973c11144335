import type { Transaction } from '../../contract.ts';
import type { Drawer, Who } from '../../personal.ts';

/**
 * Erases a person from every drawer, and what was to be sent to them, in the transaction given:
 * all of it or nothing. Says how many rows changed.
 */
export async function forget(
  tx: Transaction,
  drawers: readonly Drawer[],
  who: Who,
): Promise<number> {
  let count = 0;
  for (const drawer of drawers) count += await drawer.forget(tx, who);
  const rows = [
    ...(await tx.outbox.find('recipient', who.person)),
    ...(await tx.outbox.find('subject', who.person)),
  ];
  for (const key of new Set(rows.map((row) => row.key))) {
    await tx.outbox.remove(key);
    count += 1;
  }
  return count;
}
