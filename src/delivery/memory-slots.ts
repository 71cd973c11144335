import { departureMarginMs } from './departures.ts';
import { isForgettable, type Pace, restamped, tenantRate } from './rates.ts';
import { decideSlot, type SendSlots, type SlotOptions, type SlotRecipient } from './send-slots.ts';

/** Conversations remembered at once; those whose hour is over go first. */
const mostPaces = 20_000;

/**
 * How much longer than that of the departures the second of the slots is: what one second loses on
 * the way out the next does not lose again. In ms.
 */
const slackMs = 15;

export interface MemorySlotsOptions extends SlotOptions {
  /**
   * What was sent to a recipient before this process began, from the store: the windows go on over
   * a restart. In the time of these slots.
   */
  before: (place: SlotRecipient) => Promise<Pace>;
}

/** Slots of one process that is alone, for the store that only one can open. */
export function createMemorySlots({ perSecond, now, before }: MemorySlotsOptions): SendSlots {
  const paces = new Map<string, Pace>();
  const tenants = new Map<string, readonly number[]>();
  // The departures count what really leaves: slots only have to be no earlier than those.
  const rate = tenantRate(perSecond, departureMarginMs + slackMs);
  // The process before this one may have used up the second that just ends.
  const usedUp = Array.from({ length: rate.most }, () => now());

  const paceOf = async (place: SlotRecipient): Promise<Pace> => {
    const known = paces.get(place.conversationId);
    if (known) return known;
    const past = await before(place);
    return paces.get(place.conversationId) ?? past;
  };
  const keep = (id: string, pace: Pace) => {
    if (paces.size >= mostPaces) forget(paces, now());
    paces.set(id, pace);
  };

  return {
    now,
    graceMs: Number.POSITIVE_INFINITY,
    take: async (place) => {
      const { conversationId: id, tenantId } = place;
      const pace = await paceOf(place);
      // From here on nothing waits: two takers never get the same slot.
      const state = { tenant: tenants.get(tenantId) ?? usedUp, pace };
      const { next, ...slot } = decideSlot(state, now(), rate);
      if (next) {
        tenants.set(tenantId, next.tenant);
        keep(id, next.pace);
      }
      return slot;
    },
    used: ({ conversationId: id }, planned, actual) => {
      if (actual === undefined || actual <= planned) return;
      const pace = paces.get(id);
      if (pace) paces.set(id, restamped(pace, planned, actual));
    },
    hold: async (place, until) => {
      const pace = await paceOf(place);
      keep(place.conversationId, { ...pace, notBefore: Math.max(pace.notBefore, until) });
    },
  };
}

function forget(paces: Map<string, Pace>, now: number): void {
  for (const [id, pace] of paces) if (isForgettable(pace, now)) paces.delete(id);
  // More conversations than that within an hour are beyond the rate of any tenant.
  if (paces.size >= mostPaces) paces.clear();
}
