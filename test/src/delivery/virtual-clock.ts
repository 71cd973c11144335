import type { Clock } from '../../../src/delivery/clock.ts';

/** A clock that goes on only when everybody waits for it, and then to the next who is due. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the work is done. */
  run: <T>(work: Promise<T>) => Promise<T>;
}

export function createVirtualClock(): VirtualClock {
  let time = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => time,
    steady: () => time,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: time + Math.max(0, ms), wake })),
    run: async (work) => {
      let over = false;
      const done = work.finally(() => {
        over = true;
      });
      while (!over) {
        await new Promise(setImmediate);
        if (sleepers.length === 0) continue;
        time = sleepers.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
        const due = sleepers.filter(({ at }) => at <= time);
        sleepers = sleepers.filter(({ at }) => at > time);
        for (const { wake } of due) wake();
      }
      return done;
    },
  };
}
