import type { OutboxRow } from '../../bot/contract/store.ts';
import type { Departure } from '../../bot/teams/departure.ts';
import type { Shared } from './ports.ts';
import type { SlotRecipient } from './send-slots.ts';

/** The right to make one request now; ends with `over`, whatever became of it. */
export interface Passage {
  /** For the sender. */
  departure: Departure;
  /** True when its slot had passed before the request was ready: nothing was sent. */
  missed: () => boolean;
  /** Instant at which the network had the request, in ms since 1970; undefined when unknown. */
  leftAt: () => number | undefined;
  over: () => void;
}

/** A row on its way, as far as the rates are concerned. */
interface Traveller {
  row: OutboxRow;
  place: SlotRecipient;
  /** Time limit of its request, in ms. */
  deadlineMs: number;
}

/**
 * A slot whose time has come and room for one more departure, before `until` (in steady time) and
 * with enough of the lease left for a request; else in how many ms to ask again.
 */
export async function passageWithin(
  shared: Shared,
  traveller: Traveller,
  until: number,
): Promise<Passage | { laterMs: number }> {
  const { ports, stop } = shared;
  const { slots, clock } = ports;
  for (;;) {
    const slot = await slots.take(traveller.place);
    if ('at' in slot) {
      await clock.sleep(slot.at - slots.now(), stop);
      const passage = await through(shared, traveller, slot.at);
      if (passage === 'missed' || 'laterMs' in passage) {
        slots.used(traveller.place, slot.at, undefined);
      }
      if (passage !== 'missed') return passage;
      if (clock.steady() >= until) return { laterMs: 0 };
      continue;
    }
    const laterMs = slot.later - slots.now();
    if (clock.steady() + laterMs >= until || stop.aborted) return { laterMs };
    await clock.sleep(laterMs, stop);
  }
}

/** Waits for the gate of this process; the slot may be missed meanwhile. */
async function through(
  shared: Shared,
  traveller: Traveller,
  slotAt: number,
): Promise<Passage | { laterMs: number } | 'missed'> {
  const { ports, departures, stop } = shared;
  const { slots, clock } = ports;
  const lastCall = Date.parse(traveller.row.lease?.until ?? '') - traveller.deadlineMs;
  for (;;) {
    if (slots.now() - slotAt > slots.graceMs) return 'missed';
    // Also when the process slept: the row may be somebody else's by now.
    if (stop.aborted || clock.now() >= lastCall) return { laterMs: 0 };
    const waitMs = departures.leave(traveller.place.tenantId, clock.steady());
    if (waitMs === 0) return passageOn(shared, traveller.place, slotAt);
    await clock.sleep(waitMs, stop);
  }
}

function passageOn({ ports, departures }: Shared, place: SlotRecipient, slotAt: number): Passage {
  const { slots, clock } = ports;
  let missed = false;
  let asked = false;
  let leftAt: number | undefined;
  let ended = false;
  const left = () => {
    if (ended) return;
    ended = true;
    slots.used(place, slotAt, slots.now());
    departures.left(place.tenantId, clock.steady());
  };
  return {
    departure: {
      may: () => {
        asked = true;
        missed = slots.now() - slotAt > slots.graceMs;
        return !missed;
      },
      left: () => {
        leftAt ??= clock.now();
        left();
      },
    },
    missed: () => missed,
    leftAt: () => leftAt,
    over: () => {
      if (asked && !missed) return left();
      if (ended) return;
      // No request was made: nothing of it counts.
      ended = true;
      slots.used(place, slotAt, undefined);
      departures.stayed(place.tenantId);
    },
  };
}
