import type { Clocks } from '../bot/conversation/budget.ts';

/** The clocks of this process. */
export const clocks: Clocks = {
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
  monotonic: () => performance.now(),
};
