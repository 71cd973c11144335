/** Time of the processor, shared among those who had a request in hand while it was spent. */

export interface ProcessorClock {
  /** One more account has a request that is being answered. */
  enter: () => void;
  leave: () => void;
  /** Time an account would have been charged that was there from the beginning, in ms. */
  read: () => number;
}

/** Time worked since the process began, in ms, by two measures of which neither is too small alone. */
export interface Worked {
  /** Of the event loop, in which requests are answered; a busy machine makes it longer. */
  active: () => number;
  /** Of all threads of the process: those that make documents too. */
  used: () => number;
}

const worked: Worked = {
  active: () => performance.eventLoopUtilization().active,
  used: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};

/** Least part of what was worked that an account pays while it has a request in hand: one in so many. */
const MOST_SHARING = 3;

/**
 * A clock for accounts, of which the difference of two readings is what one of them pays. Node tells
 * nobody for whom it worked, but by slowing down every promise; so the rule is by presence:
 *
 * 1. Between two moments the smaller of both measures was worked: neither other programs of the
 *    machine nor other threads are charged to anybody.
 * 2. Accounts share it that have a request whose answer is not written yet, each in equal parts however
 *    many requests it has: whoever reads slowly does not pay for others, nor make them pay less.
 * 3. The part is never under a third. Whoever makes the process work is there all the time, and
 *    is refused once three times their share was worked, whoever waits beside them; whoever only
 *    waits pays at most a third of the time they wait.
 */
export function createProcessorClock({ active, used }: Worked = worked): ProcessorClock {
  let inHand = 0;
  let reading = 0;
  let last = { active: active(), used: used() };
  const read = (): number => {
    const now = { active: active(), used: used() };
    const spent = Math.max(0, Math.min(now.active - last.active, now.used - last.used));
    if (inHand > 0) reading += spent / Math.min(inHand, MOST_SHARING);
    last = now;
    return reading;
  };
  return {
    enter: () => {
      read();
      inHand += 1;
    },
    leave: () => {
      read();
      inHand -= 1;
    },
    read,
  };
}
