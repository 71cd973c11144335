import { ConflictError, FenceError, StoreError } from '../../bot/contract/store.ts';
import type { RowInHand, Shared } from './ports.ts';
import type { Verdict } from './results.ts';

/** First wait before the store is asked again, and the longest, in ms. */
const firstMs = 100;
const capMs = 2_000;

/** The store is away or too busy: a matter of time, not a bug. */
export const isStoreTrouble = (error: unknown): boolean =>
  error instanceof StoreError || (error instanceof ConflictError && !(error instanceof FenceError));

/**
 * Writes what became of a row, as long as it is ours: a store that is away for a moment must not
 * turn a message that was sent into one of which nobody knows. When the lease is over somebody else
 * takes the row for interrupted, which is then the truth.
 */
export async function settle(
  shared: Shared,
  hand: RowInHand,
  { settlement }: Verdict,
): Promise<void> {
  const { store, clock, metrics, log } = shared.ports;
  const { lease } = hand.row;
  if (!lease) throw new TypeError('A row that was not claimed cannot be settled.');
  // A process that slept past its lease asks once more what became of it.
  const leftMs = Math.max(0, Date.parse(lease.until) - clock.now());
  const until = clock.steady() + leftMs + shared.options.deadlineMs;
  let { fence } = lease;
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, capMs)) {
    try {
      await store.transact(({ outbox }) => outbox.settle(hand.row.id, fence, settlement));
      return;
    } catch (error) {
      if (error instanceof FenceError) {
        // Its lease looked over: perhaps to this process, which has claimed it once more.
        await shared.claiming;
        const newest = hand.row.lease?.fence ?? fence;
        if (newest > fence) {
          fence = newest;
          continue;
        }
        metrics.fenced();
        return;
      }
      if (!isStoreTrouble(error)) throw error;
      metrics.storeError();
      if (clock.steady() + waitMs > until) {
        log.error({ err: error, row: hand.row.id }, 'delivery: an outcome could not be recorded');
        return;
      }
      await clock.sleep(waitMs);
    }
  }
}
