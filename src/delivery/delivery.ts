import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import { draftAgain } from '../../bot/features/sendings/model/attempts.ts';
import { attempt, isStoreTrouble } from './attempt.ts';
import { createPace } from './pace.ts';
import type { CrashPoint, DeliveryOptions, DeliveryPorts, RowInHand, Shared } from './ports.ts';
import { defaultPolicy, isHeldBack } from './results.ts';

export interface DeliveryParts extends DeliveryPorts {
  /** `SEND_RATE`: messages per second of this process. */
  perSecond: number;
  /**
   * `CRASH_AT`, for tests of what a kill leaves behind: `answered:37` ends the process, without a word, when
   * it comes to that point for the 37th time.
   */
  crashAt?: string | undefined;
  /** Tests only: other times than the service's. */
  options?: Partial<DeliveryOptions>;
}

export interface Delivery {
  start: () => void;
  /** Something may be due now: looks at once instead of at the next poll. */
  wake: () => void;
  /** Teams told of this recipient: what was held back for them goes out now. */
  heardOf: (recipient: string) => Promise<void>;
  /** Takes nothing more, lets requests under way end, gives back the rest. */
  stop: () => Promise<void>;
}

/** One request and its deadline of 10 s fit several times: a row is ours until it is done. */
const leaseMs = 60_000;
/** Twice a second: a reminder is at most half a second late for that (docs/fiabilite.md, R4). */
const pollMs = 500;
/**
 * One message per conversation every 2.1 s keeps all four windows of Teams: 7 in 1 s, 8 in 2 s, 60
 * in 30 s, 1,800 in 1 h (msteams-docs, "Rate limiting", August 2026).
 */
export const spacingMs = 2_100;
const deadlineMs = 10_000;

/**
 * How far ahead of their tokens rows are claimed, in s, and how many at the least. Little: whatever
 * is claimed when the process is killed is in doubt afterwards.
 */
const aheadSeconds = 0.5;
const leastAhead = 4;
/** Waits after the store failed, in ms. */
const troubleMs = 1_000;

/** The outbox, on its way to Teams as fast as the rates allow. Starts nothing. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { perSecond, crashAt, ...given } = parts;
  const ports = { ...given, crash: crashing(crashAt) };
  const { store, clock, log, metrics, mail } = ports;
  const times = { leaseMs, deadlineMs, spacingMs, pollMs, perSecond };
  const options = { owner: randomUUID(), policy: defaultPolicy, ...times, ...parts.options };
  const mailDeadlineMs = mail?.deadlineMs ?? 0;
  const pace = ports.pace ?? createPace(clock, { ...options, mailDeadlineMs });
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
    const limit = shared.teams.allow(room(), hands.size);
    if (limit <= 0) return shared.teams.restMs() || options.pollMs / 10;
    const { owner, leaseMs, pollMs } = options;
    const now = new Date(clock.now());
    // To look costs less than a transaction, and mostly nothing is due.
    const { due } = await store.read(({ outbox }) => outbox.backlog(now));
    if (due === 0) return pollMs;
    const request = { owner, now, limit, leaseMs };
    const claimed = await store.transact(({ outbox }) => outbox.claim(request));
    ports.crash('claimed');
    for (const row of claimed) take(row);
    return claimed.length < limit ? pollMs : 0;
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
    heardOf: async (recipient) => {
      try {
        if ((await release(store, recipient, new Date(clock.now()))) > 0) poke();
      } catch (error) {
        if (!isStoreTrouble(error)) log.error({ err: error }, 'delivery: nothing was released');
        metrics.storeError();
      }
    },
    stop: async () => {
      stopping.abort();
      poke();
      await running;
      while (hands.size > 0) await Promise.all([...hands.values()].map(({ done }) => done));
    },
  };
}

/** True for a row that only waits until its recipient can be written to. */
const isHeld = (row: OutboxRow): boolean => row.state === 'waiting' && isHeldBack(row);

/**
 * Somebody who could not be written to was heard of: what was held back for them is due now. Says
 * how many rows that was; without any, the store is not asked.
 */
async function release(store: Store, recipient: string, now: Date): Promise<number> {
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

function crashing(spec = ''): (at: CrashPoint) => void {
  const [point, times = '1'] = spec.split(':');
  let left = Number(times);
  return (at) => {
    if (at !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
