/** Whoever leaves a group has its meetings taken out of their calendar. */
import type { Transaction } from '../../../contract/store.ts';
import { toCome } from './planned.ts';
import { isTold, parting, rowsAbout } from './rows.ts';

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
