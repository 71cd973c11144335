/**
 * Notices that nothing gets through: Teams is away, or the bot's token is refused. Then one message
 * at a time finds out whether it is back, and the others keep their attempts.
 */
export interface Breaker {
  /** Number of rows that may be claimed: all of `room`, one, or none. */
  allow: (room: number, busy: number) => number;
  /** In ms, until one may be tried; 0 when closed. */
  restMs: () => number;
  good: () => void;
  bad: () => void;
}

/** Consecutive failures that open the breaker: with one in ten at random, once in 100,000. */
const streak = 5;

/** First rest, doubled each time; 5 s as long as an identity service that refuses is left alone. */
const firstMs = 5_000;
/** The longest: what is due after an outage goes out within 60 s (docs/fiabilite.md, R4). */
const capMs = 20_000;

export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let opened = 0;
  let until = 0;
  return {
    allow: (room, busy) => {
      if (failures < streak) return room;
      return busy === 0 && now() >= until ? Math.min(room, 1) : 0;
    },
    restMs: () => (failures < streak ? 0 : Math.max(0, until - now())),
    good: () => {
      failures = 0;
      opened = 0;
    },
    bad: () => {
      failures += 1;
      if (failures < streak) return;
      until = now() + Math.min(capMs, firstMs * 2 ** Math.min(opened, 10));
      opened += 1;
    },
  };
}
