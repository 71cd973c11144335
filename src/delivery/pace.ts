/** Ways out of one process: how fast, and how often to the same recipient. All that it sends goes by them. */
import { type Breaker, createBreaker } from './breaker.ts';
import { type Bucket, createBucket } from './bucket.ts';
import type { Clock } from './clock.ts';
import { createLanes, type Lanes } from './lanes.ts';

/** One of the ways out of the process: to Teams, to the mail server. */
export interface Way {
  /** Notices that nothing gets through. */
  breaker: Breaker;
  bucket: Bucket;
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
  /** `SEND_RATE`: messages per second. */
  perSecond: number;
  /** Between an answer and the next request to the same recipient, in ms. */
  spacingMs: number;
  /** Time limit of one request to Teams, in ms. */
  deadlineMs: number;
  /** Of one session with the mail server, in ms. */
  mailDeadlineMs: number;
}

export function createPace(clock: Clock, options: PaceOptions): Pace {
  const way = (deadlineMs: number): Way => ({
    breaker: createBreaker(clock.steady),
    bucket: createBucket(options.perSecond, clock),
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
  const { bucket } = shared.teams;
  const take = async (stop: AbortSignal) => {
    await own.take(stop);
    await bucket.take(stop);
  };
  return { ...shared, teams: { ...shared.teams, bucket: { take } } };
}
