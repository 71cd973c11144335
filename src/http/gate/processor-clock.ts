/** Time of the processor, shared among the requests that were being answered while it was spent. */

export interface ProcessorClock {
  /** One more request is being answered. */
  enter: () => void;
  leave: () => void;
  /** What a request that has been there from the beginning would have spent, in ms. */
  read: () => number;
}

/**
 * A clock that goes as fast as the event loop works, divided by the number of requests in hand: what
 * one of them cost is the difference of two readings, and all of them together what was worked. Node
 * tells no thread's own time before version 24; who makes it work is in hand for longest, and pays.
 *
 * @param active time the event loop has worked so far, in ms
 */
export function createProcessorClock(
  active: () => number = () => performance.eventLoopUtilization().active,
): ProcessorClock {
  let inHand = 0;
  let reading = 0;
  let last = active();
  const read = (): number => {
    const now = active();
    if (inHand > 0) reading += (now - last) / inHand;
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
