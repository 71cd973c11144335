import type { Clock } from './clock.ts';

/** Token bucket of one process: the messages of a second, one after the other. */
export interface Bucket {
  /** Waits for the next token and takes it; at once when the signal aborts. In order of asking. */
  take: (stop: AbortSignal) => Promise<void>;
}

/** Tokens that a process may have missed and still uses at once: those of so many ms. */
const creditMs = 200;

/**
 * At 30 messages per second it lets out 37 in the fullest second, and Teams takes 50: what a busy
 * machine holds up for 0.4 s on the way out and then lets go at once still fits.
 */
export function createBucket(perSecond: number, { steady, sleep }: Clock): Bucket {
  let next = Number.NEGATIVE_INFINITY;
  let turn: Promise<void> = Promise.resolve();
  const one = async (stop: AbortSignal) => {
    const waitMs = next - steady();
    if (waitMs > 0) await sleep(waitMs, stop);
    next = Math.max(next, steady() - creditMs) + 1_000 / perSecond;
  };
  return {
    take: (stop) => {
      turn = turn.then(() => one(stop));
      return turn;
    },
  };
}
