import { ConflictError, FenceError, type OutboxRow, StoreError } from '../../bot/contract/store.ts';
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
  shared: Shared,
  row: OutboxRow,
  { settlement }: Verdict,
): Promise<void> {
  const { ports, options } = shared;
  const { store, clock, metrics, log } = ports;
  if (!row.lease) throw new TypeError('A row that was not claimed cannot be settled.');
  let fence: number | undefined = row.lease.fence;
  // A process that slept past its lease asks once more what became of it.
  const leftMs = Math.max(0, Date.parse(row.lease.until) - clock.now());
  const until = clock.steady() + leftMs + options.deadlineMs;
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, capMs)) {
    try {
      await store.settle(row, fence, settlement);
      return;
    } catch (error) {
      const trouble = isStoreTrouble(error);
      if (!(trouble || error instanceof FenceError)) throw error;
      if (!trouble) {
        fence = await ownFence(shared, row, fence);
        if (fence !== undefined) continue;
        metrics.fenced();
        return;
      }
      metrics.storeError();
      if (clock.steady() + waitMs > until) {
        log.error({ err: error, row: row.id }, 'delivery: an outcome could not be recorded');
        return;
      }
      await clock.sleep(waitMs);
    }
  }
}

/**
 * The fence under which this process claimed the row once more while it was sending it: the clock was
 * set forward, or the process slept, and the lease looked over. Undefined when the row is not ours.
 */
async function ownFence(
  { ports, options, adopted }: Shared,
  { id, key }: OutboxRow,
  old: number,
): Promise<number | undefined> {
  try {
    const found = await ports.store.read(({ outbox }) => outbox.get(key));
    const { owner, fence } = found?.lease ?? {};
    if (found?.state !== 'sending' || owner !== options.owner || !fence || fence <= old) {
      return undefined;
    }
    adopted.set(id, fence);
    return fence;
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
    ports.metrics.storeError();
    return undefined;
  }
}
