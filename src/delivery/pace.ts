/** Ways out of one process: how fast, and how often to the same recipient. All that it sends goes by them. */
import type { Clock } from './clock.ts';

/** One of the ways out of the process: to Teams, to the mail server. */
export interface Way extends Breaker, Bucket {
  /** Time limit of one request, in ms. */
  deadlineMs: number;
}

/** Teams counts by bot, so several partnerships of one bot share a pace. */
export interface Pace {
  teams: Way;
  /** That of letters: a mail server that is away keeps nothing from Teams. */
  mail: Way;
  lanes: Lanes;
}

export interface PaceOptions {
  /** `SEND_RATE`: messages per second of this process. */
  perSecond: number;
  /**
   * Between an answer and the next request to the same recipient, in ms, and how long a process that has just started
   * sends nothing.
   */
  spacingMs: number;
  /** Time limit of one request to Teams, in ms. */
  deadlineMs: number;
  /** Of one session with the mail server, in ms. */
  mailDeadlineMs: number;
}

export function createPace(clock: Clock, options: PaceOptions): Pace {
  const way = (deadlineMs: number): Way => ({
    ...createBreaker(clock.steady),
    ...createBucket(options.perSecond, clock),
    deadlineMs,
  });
  return {
    teams: way(options.deadlineMs),
    mail: way(options.mailDeadlineMs),
    lanes: createLanes(clock, options.spacingMs),
  };
}

/** A pace for one of those who share one: no faster than `perSecond`, and no faster than all together. */
export function paceWithin(shared: Pace, clock: Clock, perSecond: number): Pace {
  const own = createBucket(perSecond, clock);
  const { teams } = shared;
  const take = (stop: AbortSignal) => own.take(stop).then(() => teams.take(stop));
  return { ...shared, teams: { ...teams, take } };
}

/**
 * Notices that nothing gets through: Teams is away, or the bot's token is refused. Then one message
 * at a time finds out whether it is back, and the others keep their attempts.
 */
interface Breaker {
  /** Number of rows that may be claimed: all of `room`, one, or none. */
  allow: (room: number, busy: number) => number;
  /** In ms, until one may be tried; 0 when closed. */
  restMs: () => number;
  good: () => void;
  bad: () => void;
}

/** Consecutive failures that open the breaker: with one in ten at random, once in 100,000. */
const mostFailures = 5;

/** First rest, doubled each time; 5 s as long as an identity service that refuses is left alone. */
const firstRestMs = 5_000;
/** The longest: what is due after an outage goes out within 60 s (docs/fiabilite.md, R4). */
const longestRestMs = 20_000;

function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let opened = 0;
  let until = 0;
  return {
    allow: (room, busy) => {
      if (failures < mostFailures) return room;
      return busy === 0 && now() >= until ? Math.min(room, 1) : 0;
    },
    restMs: () => (failures < mostFailures ? 0 : Math.max(0, until - now())),
    good: () => {
      failures = 0;
      opened = 0;
    },
    bad: () => {
      failures += 1;
      if (failures < mostFailures) return;
      until = now() + Math.min(longestRestMs, firstRestMs * 2 ** Math.min(opened, 10));
      opened += 1;
    },
  };
}

/** Token bucket of one process: the messages of a second, one after the other. */
interface Bucket {
  /** Waits for the next token and takes it; at once when the signal aborts. In order of asking. */
  take: (stop: AbortSignal) => Promise<void>;
}

/** Tokens that a process may have missed and still uses at once: those of so many ms. */
const creditMs = 200;

/**
 * At 30 messages per second it lets out 37 in the fullest second, and Teams takes 50: what a busy
 * machine holds up for 0.4 s on the way out and then lets go at once still fits.
 */
export function createBucket(perSecond: number, { steady, sleep }: Clock): Bucket {
  let next = Number.NEGATIVE_INFINITY;
  let turn: Promise<void> = Promise.resolve();
  const one = async (stop: AbortSignal) => {
    const waitMs = next - steady();
    if (waitMs > 0) await sleep(waitMs, stop);
    next = Math.max(next, steady() - creditMs) + 1_000 / perSecond;
  };
  return {
    take: (stop) => {
      turn = turn.then(() => one(stop));
      return turn;
    },
  };
}

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
const mostLanes = 1_000;

/** @param spacingMs between an answer and the next request */
export function createLanes({ steady }: Pick<Clock, 'steady'>, spacingMs: number): Lanes {
  const lanes = new Map<string, Lane>();
  // One after the other and in their order, not a thousand at once to be sent away again.
  const turnMs = spacingMs * 1.25;
  const laneOf = (recipient: string, now: number): Lane => {
    if (lanes.size >= mostLanes)
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
