/**
 * Less than the margin of the slots, which stay where they are when a message leaves late: what one
 * second loses the next does not lose again. In ms.
 */
const marginMs = 40;

/**
 * The last gate of one process: counts what really left. A process that was held up has several
 * slots behind it at once, and must not make a burst of them.
 */
export interface Departures {
  /** 0 when a message to the tenant may leave now, and it is counted; else how long to wait, in ms. */
  leave: (tenantId: string, now: number) => number;
}

export function createDepartures(perSecond: number): Departures {
  const most = Math.max(1, Math.floor(perSecond));
  const left = new Map<string, number[]>();
  return {
    leave: (tenantId, now) => {
      const last = left.get(tenantId) ?? [];
      left.set(tenantId, last);
      const first = last[last.length - most];
      const waitMs = first === undefined ? 0 : first + 1_000 + marginMs - now;
      if (waitMs > 0) return waitMs;
      last.push(now);
      if (last.length > most * 2) last.splice(0, last.length - most);
      return 0;
    },
  };
}
