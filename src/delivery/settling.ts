import { ConflictError, FenceError, type OutboxRow, StoreError } from '../../bot/contract.ts';
import type { Shared } from './ports.ts';
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
  { ports, options }: Shared,
  row: OutboxRow,
  { settlement }: Verdict,
): Promise<void> {
  const { store, clock, metrics, log } = ports;
  const lease = row.lease;
  if (!lease) throw new TypeError('A row that was not claimed cannot be settled.');
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, capMs)) {
    try {
      await store.settle(row, lease.fence, settlement);
      return;
    } catch (error) {
      if (error instanceof FenceError) {
        metrics.fenced();
        return;
      }
      if (!isStoreTrouble(error)) throw error;
      metrics.storeError();
      if (clock.now() + waitMs > Date.parse(lease.until) + options.deadlineMs) {
        log.error({ err: error, row: row.id }, 'delivery: an outcome could not be recorded');
        return;
      }
      await clock.sleep(waitMs);
    }
  }
}
