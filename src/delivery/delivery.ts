import { randomUUID } from 'node:crypto';
import { release } from './closing.ts';
import { createPace } from './pace.ts';
import type { CrashPoint, DeliveryOptions, DeliveryPorts } from './ports.ts';
import { defaultPolicy } from './results.ts';
import { isStoreTrouble } from './settling.ts';
import { createWorker, type Worker } from './worker.ts';

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

export interface Delivery extends Worker {
  /** Teams told of this recipient: what was held back for them goes out now. */
  heardOf: (recipient: string) => Promise<void>;
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

/** The outbox, on its way to Teams. Starts nothing. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { perSecond, crashAt, ...ports } = parts;
  const { store, clock, log, metrics, mail } = ports;
  const times = { leaseMs, deadlineMs, spacingMs, pollMs, perSecond };
  const options = { owner: randomUUID(), policy: defaultPolicy, ...times, ...parts.options };
  const mailDeadlineMs = mail?.deadlineMs ?? 0;
  const pace = ports.pace ?? createPace(clock, { ...options, mailDeadlineMs });
  const worker = createWorker({ ...ports, crash: crashing(crashAt) }, options, pace);

  return {
    ...worker,
    heardOf: async (recipient) => {
      try {
        if ((await release(store, recipient, new Date(clock.now()))) > 0) worker.wake();
      } catch (error) {
        if (!isStoreTrouble(error)) log.error({ err: error }, 'delivery: nothing was released');
        metrics.storeError();
      }
    },
  };
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
