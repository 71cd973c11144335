import { isDeepStrictEqual } from 'node:util';
import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import {
  type Address,
  addresses,
  type MailAddress,
} from '../../bot/features/people/model/directory.ts';
import { draftAgain, recordOf } from '../../bot/features/sendings/model/attempts.ts';

/**
 * Notes that an address is closed, unless anything was said of it meanwhile.
 *
 * @param seen the address as it was when the message was made
 */
export const closeAddress = (
  store: Pick<Store, 'transact'>,
  recipient: string,
  seen: Address | MailAddress,
  state: 'blocked' | 'gone',
): Promise<void> =>
  store.transact(async (tx) => {
    const known = (await tx.get(addresses, recipient))?.value;
    if (isDeepStrictEqual(known, seen)) await tx.put(addresses, recipient, { ...seen, state });
  });

/** True for a row that only waits until its recipient can be written to. */
const isHeld = (row: OutboxRow): boolean => {
  const { outcome } = recordOf(row);
  const held = outcome === 'noAddress' || outcome === 'blocked' || outcome === 'gone';
  return row.state === 'waiting' && held;
};

/**
 * Somebody who could not be written to was heard of: what was held back for them is due now. Says
 * how many rows that was; without any, the store is not asked.
 */
export async function release(store: Store, recipient: string, now: Date): Promise<number> {
  const waiting = await store.read(
    async ({ outbox }) => (await outbox.find('recipient', recipient)).some(isHeld),
    'known',
  );
  if (!waiting) return 0;
  return store.transact(async ({ outbox }) => {
    const held = (await outbox.find('recipient', recipient)).filter(isHeld);
    for (const row of held) {
      await outbox.remove(row.key);
      await outbox.add(draftAgain(row, now));
    }
    return held.length;
  });
}
