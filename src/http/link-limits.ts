/** How often personal links are asked of, per link and per source: whoever tries things out is slowed. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Requests a minute. A page asks once when it opens, and now and then after that. */
const MOST_OF_LINK = 60;
/** A town hall goes out by one address: some dozens of people, all at once after an invitation. */
const MOST_OF_SOURCE = 600;
/** Tokens that are none: a cut link is tried a few times, never so often. */
const MOST_STRANGE = 20;

const WINDOW_MS = 60_000;
/** Counters kept at once: past that all begin anew, which costs an attacker 10,000 requests. */
const MOST_KEPT = 10_000;

export interface Limits {
  /** Whether one more is too many. */
  link: (id: string) => boolean;
  source: (source: string) => boolean;
  /** Counts a token that is none; from some on its source is answered no more. */
  strange: (source: string) => boolean;
}

/** Counters of this process, in memory: several instances let each their own share through. `now` in ms. */
export function createLimits(now: () => number): Limits {
  const counter = (most: number) => {
    let counts = new Map<string, number>();
    let window = 0;
    return (name: string): boolean => {
      const current = Math.floor(now() / WINDOW_MS);
      if (current !== window || counts.size > MOST_KEPT) counts = new Map();
      window = current;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return count > most;
    };
  };
  return {
    link: counter(MOST_OF_LINK),
    source: counter(MOST_OF_SOURCE),
    strange: counter(MOST_STRANGE),
  };
}

/** Addresses of the machine and of private networks: where a reverse proxy stands. */
const near =
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd])/i;

/**
 * Where a request comes from: who opened the connection; behind a reverse proxy, whom that names
 * last. What stands before was written by whoever asks.
 */
export function sourceOf({ socket, headers }: IncomingMessage): string {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (!near.test(peer)) return peer;
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return last === undefined ? peer : (addressIn(last) ?? peer);
}

/** The address that a proxy wrote, with or without a port: `[2001:db8::1]:443`, `192.0.2.1:443`. */
function addressIn(text: string): string | undefined {
  if (isIP(text)) return text;
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/:\d+$/, '');
  return isIP(bare) ? bare : undefined;
}
