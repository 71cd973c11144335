import type { Clock } from './clock.ts';

/**
 * One request at a time in one conversation, and the next some time after its answer. Two that met
 * there would give a 412; after a refusal the next must not be under way already.
 */
export interface Lanes {
  /** Waits for the conversation and takes it; past the patience, says when to come back, in ms. */
  enter: (id: string, stop: AbortSignal) => Promise<Leave | { laterMs: number }>;
}

/** Gives the conversation back. Nothing more goes there for `restMs`, when Teams asked for it. */
export type Leave = (restMs?: number) => void;

export interface LaneTimes {
  /** Between an answer and the next request, in ms. */
  spacingMs: number;
  /** Maximum wait for a conversation, in ms: others stand behind it. */
  patienceMs: number;
}

interface Lane {
  /** Instant from which it is free; infinite while somebody is in it. */
  free: number;
  /** Instant at which the last of those who were sent away comes back. */
  back: number;
}

/** Conversations remembered before those that are free again are forgotten. */
const enough = 1_000;

export function createLanes({ steady, sleep }: Clock, times: LaneTimes): Lanes {
  const { spacingMs, patienceMs } = times;
  const lanes = new Map<string, Lane>();
  const laneOf = (id: string, now: number): Lane => {
    if (lanes.size >= enough)
      for (const [other, { free, back }] of lanes)
        if (Math.max(free, back) <= now) lanes.delete(other);
    const lane = lanes.get(id) ?? { free: 0, back: 0 };
    lanes.set(id, lane);
    return lane;
  };
  return {
    enter: async (id, stop) => {
      const now = steady();
      const lane = laneOf(id, now);
      if (lane.free > now + patienceMs) {
        // One after the other and in their order, not a thousand at once to be sent away again.
        const turnMs = spacingMs + patienceMs;
        const free = Number.isFinite(lane.free) ? lane.free : now + turnMs;
        lane.back = Math.max(free, lane.back + turnMs);
        return { laterMs: lane.back - now };
      }
      const waitMs = lane.free - now;
      lane.free = Number.POSITIVE_INFINITY;
      if (waitMs > 0) await sleep(waitMs, stop);
      return (restMs = 0) => {
        lane.free = steady() + Math.max(spacingMs, restMs);
      };
    },
  };
}
