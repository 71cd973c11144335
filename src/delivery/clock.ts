import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time as the delivery needs it; tests bring their own. In ms since 1970, and in ms. */
export interface Clock {
  /** Wall clock, for due dates and leases. Somebody may set it. */
  now: () => number;
  /**
   * The same when the process starts, and never set by anybody: for how long something took or
   * may still wait, and for the rates of one process.
   */
  steady: () => number;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Longest wait of Node's timers. */
const longest = 2 ** 31 - 1;

/** The real one, on top of the time that the service is given. */
export function realClock(now: () => Date): Clock {
  const origin = now().getTime() - performance.now();
  return {
    now: () => now().getTime(),
    steady: () => origin + performance.now(),
    sleep: async (ms, signal) => {
      const options = signal ? { signal, ref: false } : { ref: false };
      await sleepFor(Math.min(Math.max(0, ms), longest), undefined, options).catch(() => {});
    },
  };
}
