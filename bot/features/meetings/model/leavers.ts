/** Whoever leaves a group has its meetings taken out of their calendar. */
import type { Transaction } from '../../../contract/store.ts';
import { isTold, parting, rowsAbout } from './rows.ts';
import { meetings } from './schema.ts';
import { startOf } from './times.ts';

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
  for (const { id, value } of await tx.list(meetings)) {
    const known = { id, meeting: value };
    if (value.group !== group || value.state !== 'planned' || startOf(value.when) <= now) continue;
    const rows = await rowsAbout(tx.outbox, known);
    if (rows.some((row) => row.recipient === person && isTold(row)))
      await tx.outbox.add(parting(known, person, now));
  }
}
