import { setMaxListeners } from 'node:events';
import type { OutboxRow } from '../../bot/contract/store.ts';
import { attempt } from './attempt.ts';
import type { Pace } from './pace.ts';
import type { DeliveryOptions, RowInHand, Shared } from './ports.ts';
import { isStoreTrouble } from './settling.ts';

export interface Worker {
  start: () => void;
  /** Something may be due now: looks at once instead of at the next poll. */
  wake: () => void;
  /** Takes nothing more, lets requests under way end, gives back the rest. */
  stop: () => Promise<void>;
}

/**
 * How far ahead of their tokens rows are claimed, in s, and how many at the least. Little: whatever
 * is claimed when the process is killed is in doubt afterwards.
 */
const aheadSeconds = 0.5;
const leastAhead = 4;
/** Waits after the store failed, in ms. */
const troubleMs = 1_000;

/** Takes what is due from the outbox to Teams, as fast as the rates allow. */
export function createWorker(ports: Shared['ports'], options: DeliveryOptions, pace: Pace): Worker {
  const { store, clock, log, metrics } = ports;
  const stopping = new AbortController();
  // One listener for each row that waits.
  setMaxListeners(0, stopping.signal);
  const claiming = Promise.resolve();
  const shared: Shared = { ports, options, ...pace, claiming, stop: stopping.signal };
  const ahead = Math.max(leastAhead, Math.ceil(options.perSecond * aheadSeconds));
  // Requests that hang for 10 s must not stop the others: one in a hundred at full rate is 3.
  const most = ahead + Math.max(64, options.perSecond * 2);
  const hands = new Map<string, RowInHand & { done: Promise<void> }>();
  /** Number of those that have not left. */
  let queued = 0;
  let nap = new AbortController();
  const poke = () => nap.abort();

  const room = (): number => {
    const free = Math.min(ahead - queued, most - hands.size);
    // A claim is a durable write: for several rows, or for the first.
    return free < ahead / 2 && queued > 0 ? 0 : free;
  };

  const take = (row: OutboxRow): void => {
    const before = hands.get(row.id);
    // Still in hand: its lease looked over to a clock that was set, or to a process that slept.
    if (before && row.interrupted) {
      before.row = { ...before.row, lease: row.lease };
      return;
    }
    let waits = true;
    queued += 1;
    const left = () => {
      if (waits) queued -= 1;
      waits = false;
      poke();
    };
    const hand = { row, left, done: Promise.resolve() };
    hands.set(row.id, hand);
    // Given back and due again at once: after what is left to do for it.
    hand.done = (before?.done ?? hand.done)
      .then(() => attempt(shared, hand))
      .catch((error: unknown) => log.error({ err: error, row: row.id }, 'delivery: row failed'))
      .finally(() => {
        left();
        if (hands.get(row.id) === hand) hands.delete(row.id);
      });
  };

  /** Claims once; says how long there is nothing to do, in ms. */
  const look = async (): Promise<number> => {
    const limit = shared.teams.breaker.allow(room(), hands.size);
    if (limit <= 0) return shared.teams.breaker.restMs() || options.pollMs / 10;
    const { owner, leaseMs } = options;
    const claimed = await store.claim({ owner, now: new Date(clock.now()), limit, leaseMs });
    ports.crash('claimed');
    for (const row of claimed) take(row);
    return claimed.length < limit ? options.pollMs : 0;
  };

  const run = async (): Promise<void> => {
    // The process before this one may have written to anybody just now.
    await clock.sleep(options.spacingMs, stopping.signal);
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      let waitMs = 0;
      const looking = look();
      shared.claiming = looking.catch(() => {});
      try {
        waitMs = await looking;
      } catch (error) {
        if (!isStoreTrouble(error)) log.error({ err: error }, 'delivery: claim failed');
        metrics.storeError();
        nap = new AbortController();
        waitMs = troubleMs * (0.5 + Math.random());
      }
      if (waitMs > 0 && !stopping.signal.aborted) await clock.sleep(waitMs, nap.signal);
    }
  };

  let running: Promise<void> | undefined;
  return {
    start: () => {
      running ??= run();
    },
    wake: poke,
    stop: async () => {
      stopping.abort();
      poke();
      await running;
      while (hands.size > 0) await Promise.all([...hands.values()].map(({ done }) => done));
    },
  };
}
