import { setMaxListeners } from 'node:events';
import type { OutboxRow } from '../../bot/contract/store.ts';
import { attempt } from './attempt.ts';
import { createPace } from './pace.ts';
import type { DeliveryOptions, DeliveryPorts, Shared } from './ports.ts';
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
/** Recipients found closed that are remembered between a refusal and what the store says. */
const mostShut = 10_000;

/** Takes what is due from the outbox to Teams, as fast as the rates allow. */
export function createWorker(ports: DeliveryPorts, options: DeliveryOptions): Worker {
  const { store, clock, log, metrics } = ports;
  const stopping = new AbortController();
  // One listener for each row that waits.
  setMaxListeners(0, stopping.signal);
  const alone = { ...options, mailDeadlineMs: ports.mail?.deadlineMs ?? 0 };
  const shared: Shared = {
    ports,
    options,
    ...(ports.pace ?? createPace(clock, alone)),
    shut: new Map(),
    stop: stopping.signal,
    adopted: new Map(),
  };
  const ahead = Math.max(leastAhead, Math.ceil(options.perSecond * aheadSeconds));
  // Requests that hang for 10 s must not stop the others: one in a hundred at full rate is 3.
  const most = ahead + Math.max(64, options.perSecond * 2);
  const rows = new Map<string, Promise<void>>();
  /** Number of those that have not left. */
  let queued = 0;
  /** The newest claim of a row that came while the one before was in hand. */
  const again = new Map<string, OutboxRow>();
  let nap = new AbortController();
  const poke = () => nap.abort();

  const room = (): number => {
    const free = Math.min(ahead - queued, most - rows.size);
    // A claim is a durable write: for several rows, or for the first.
    return free < ahead / 2 && queued > 0 ? 0 : free;
  };

  const begin = (row: OutboxRow): void => {
    // Given back and due again at once, or its lease looked over to a clock that was set: one
    // attempt at a time, and none for a claim under which the one before was settled.
    if (rows.has(row.id)) {
      again.set(row.id, row);
      return;
    }
    const adopted = shared.adopted.get(row.id) ?? 0;
    shared.adopted.delete(row.id);
    if ((row.lease?.fence ?? 0) <= adopted) return;
    let waits = true;
    queued += 1;
    const left = () => {
      if (waits) queued -= 1;
      waits = false;
      poke();
    };
    const work = attempt(shared, row, left)
      .catch((error: unknown) => log.error({ err: error, row: row.id }, 'delivery: row failed'))
      .finally(() => {
        left();
        rows.delete(row.id);
        const next = again.get(row.id);
        again.delete(row.id);
        if (next) begin(next);
      });
    rows.set(row.id, work);
  };

  /** Claims once; says how long there is nothing to do, in ms. */
  const look = async (): Promise<number> => {
    const limit = shared.teams.breaker.allow(room(), rows.size);
    if (limit <= 0) return shared.teams.breaker.restMs() || options.pollMs / 10;
    const { owner, leaseMs } = options;
    const claimed = await store.claim({ owner, now: new Date(clock.now()), limit, leaseMs });
    ports.crash('claimed');
    for (const row of claimed) begin(row);
    if (shared.shut.size > mostShut) shared.shut.clear();
    return claimed.length < limit ? options.pollMs : 0;
  };

  const run = async (): Promise<void> => {
    // The process before this one may have written to anybody just now.
    await clock.sleep(options.spacingMs, stopping.signal);
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      let waitMs = 0;
      try {
        waitMs = await look();
      } catch (error) {
        if (!isStoreTrouble(error)) log.error({ err: error }, 'delivery: claim failed');
        metrics.storeError();
        nap = new AbortController();
        waitMs = troubleMs * (0.5 + ports.random());
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
      while (rows.size > 0) await Promise.all(rows.values());
    },
  };
}
