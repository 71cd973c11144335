import type { Clock } from './clock.ts';

/**
 * One request at a time to one recipient, and the next some time after its answer. Two that met in a
 * conversation would give a 412; after a refusal the next must not be under way already.
 */
export interface Lanes {
  /** Takes the lane of a recipient; when it is not free, says when to come back, in ms. */
  enter: (recipient: string) => Leave | { laterMs: number };
}

/** Gives the lane back. Nothing more goes there for `restMs`: 0 when no request was made. */
export type Leave = (restMs?: number) => void;

interface Lane {
  /** Instant from which it is free; infinite while somebody is in it. */
  free: number;
  /** Instant at which the last of those who were sent away comes back. */
  back: number;
}

/** Lanes remembered before those that are free again are forgotten. */
const enough = 1_000;

/** @param spacingMs between an answer and the next request */
export function createLanes({ steady }: Pick<Clock, 'steady'>, spacingMs: number): Lanes {
  const lanes = new Map<string, Lane>();
  // One after the other and in their order, not a thousand at once to be sent away again.
  const turnMs = spacingMs * 1.25;
  const laneOf = (recipient: string, now: number): Lane => {
    if (lanes.size >= enough)
      for (const [other, { free, back }] of lanes)
        if (Math.max(free, back) <= now) lanes.delete(other);
    const lane = lanes.get(recipient) ?? { free: 0, back: 0 };
    lanes.set(recipient, lane);
    return lane;
  };
  return {
    enter: (recipient) => {
      const now = steady();
      const lane = laneOf(recipient, now);
      if (lane.free > now) {
        const free = Number.isFinite(lane.free) ? lane.free : now + turnMs;
        lane.back = Math.max(free, lane.back + turnMs);
        return { laterMs: lane.back - now };
      }
      lane.free = Number.POSITIVE_INFINITY;
      return (restMs = spacingMs) => {
        lane.free = steady() + restMs;
      };
    },
  };
}
