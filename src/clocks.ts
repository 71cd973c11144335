import type { Clocks } from '../bot/conversation/budget.ts';

/** A processor time is good for this long, in ms: asking for it locks every thread, and a message asks again and again. */
const GOOD_MS = 50;
let last = { at: Number.NEGATIVE_INFINITY, processor: 0 };

function processorAt(at: number): number {
  if (at - last.at > GOOD_MS) {
    const { user, system } = process.cpuUsage();
    last = { at, processor: (user + system) / 1_000 };
  }
  return last.processor;
}

/** The clocks of this process. */
export const clocks: Clocks = {
  processor: () => processorAt(performance.now()),
  monotonic: () => performance.now(),
};
