/** From this network to Teams' counters, some messages take this much longer than others, in ms. */
export const departureMarginMs = 25;

/** Wait before asking again when only a request under way can make room, in ms. */
const soonMs = 5;

/**
 * The last gate of one process: counts what really left. A process that was held up has several
 * slots behind it at once, and must not make a burst of them.
 *
 * Between the decision to send and the bytes on the network lies whatever else the process does:
 * on a busy machine 0.3 s. So a request counts as under way until the network has it, and its
 * second begins only then. Times are of a clock that never jumps, in ms.
 */
export interface Departures {
  /** 0 when a message to the tenant may leave now, and is under way; else how long to wait, in ms. */
  leave: (tenantId: string, now: number) => number;
  /** The network has the request, since `at` at the latest. */
  left: (tenantId: string, at: number) => void;
  /** The request was not made after all. */
  stayed: (tenantId: string) => void;
}

interface Tenant {
  underWay: number;
  /** Instants, oldest first; no more of them than the rate. */
  left: number[];
}

export function createDepartures(perSecond: number): Departures {
  const most = Math.max(1, Math.floor(perSecond));
  const tenants = new Map<string, Tenant>();
  const of = (id: string): Tenant => {
    const tenant = tenants.get(id) ?? { underWay: 0, left: [] };
    tenants.set(id, tenant);
    return tenant;
  };
  return {
    leave: (id, now) => {
      const tenant = of(id);
      const room = most - tenant.underWay;
      if (room <= 0) return soonMs;
      const first = tenant.left.at(-room);
      const waitMs = first === undefined ? 0 : first + 1_000 + departureMarginMs - now;
      if (waitMs > 0) return waitMs;
      tenant.underWay += 1;
      return 0;
    },
    left: (id, at) => {
      const { left } = tenantAfterOne(of(id));
      left.push(at);
      if (left.length > most) left.shift();
    },
    stayed: (id) => {
      tenantAfterOne(of(id));
    },
  };
}

function tenantAfterOne(tenant: Tenant): Tenant {
  tenant.underWay -= 1;
  return tenant;
}
