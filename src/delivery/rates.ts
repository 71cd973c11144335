/**
 * Rates at which Teams may be written to. Everything here is arithmetic on instants, in milliseconds
 * since 1970: the same for one process and for several that share their slots through the store.
 *
 * Source: msteams-docs, "Rate limiting", August 2026: per bot and conversation 7 in 1 s, 8 in 2 s,
 * 60 in 30 s, 1,800 in 1 h; per app and tenant 50 in 1 s, of which 30 are ours by default: the rest
 * is for answers to people.
 */
import { z } from 'zod';

/** At most `most` messages in any `ms` milliseconds. */
export interface Window {
  ms: number;
  most: number;
}

const second = 1_000;
const minute = 60_000;
const hour = 3_600_000;

/** Windows of one conversation, short ones, counted exactly. */
export const conversationWindows: readonly Window[] = [
  { ms: second, most: 7 },
  { ms: 2 * second, most: 8 },
  { ms: 30 * second, most: 60 },
];

/** The long window, counted by the minute: up to a minute longer than it need be, never shorter. */
export const conversationHour: Window = { ms: hour, most: 1_800 };

/**
 * A message is stamped when it leaves, Teams counts when it arrives. A window that is this much
 * longer, in ms, absorbs an uneven way.
 */
export const marginMs = 60;

/** Recent sendings to one conversation. */
export const paceSchema = z.object({
  /** Instants of the last 30 s, oldest first; the newest may lie ahead. */
  recent: z.array(z.number()),
  /** Number of messages in each minute of the last hour: `[minute since 1970, count]`. */
  minutes: z.array(z.tuple([z.number(), z.number()])),
  /** Nothing before this instant: Teams said so. */
  notBefore: z.number(),
});
export type Pace = z.infer<typeof paceSchema>;

export const freshPace: Pace = { recent: [], minutes: [], notBefore: 0 };

/** The earliest instant from `from` on at which one more message keeps every window. */
export function nextSlot(pace: Pace, from: number): number {
  let at = Math.max(from, pace.notBefore, pace.recent.at(-1) ?? 0);
  for (const { ms, most } of conversationWindows) {
    const first = pace.recent.at(-most);
    if (first !== undefined) at = Math.max(at, first + ms + marginMs);
  }
  return Math.max(at, nextHourSlot(pace, at));
}

/** Instant at which enough of the oldest minutes have left the last hour. */
function nextHourSlot({ minutes }: Pace, from: number): number {
  let sent = 0;
  for (const [, count] of minutes) sent += count;
  let at = from;
  for (const [start, count] of minutes) {
    const leaves = (start + 1) * minute + conversationHour.ms;
    if (leaves <= from) {
      sent -= count;
      continue;
    }
    if (sent < conversationHour.most) break;
    at = leaves;
    sent -= count;
  }
  return at;
}

/** The pace after one more message at `at`, an instant that `nextSlot` gave. */
export function paced(pace: Pace, at: number): Pace {
  const longest = 30 * second + marginMs;
  const recent = [...pace.recent.filter((then) => then > at - longest), at].slice(-60);
  const now = Math.floor(at / minute);
  const minutes = pace.minutes.filter(([start]) => (start + 1) * minute + hour > at);
  const last = minutes.at(-1);
  const counted: Pace['minutes'] =
    last?.[0] === now ? [...minutes.slice(0, -1), [now, last[1] + 1]] : [...minutes, [now, 1]];
  return { ...pace, recent, minutes: counted };
}

/** The pace after a message that was to leave at `planned` left at `actual`, later than that. */
export function restamped(pace: Pace, planned: number, actual: number): Pace {
  const at = pace.recent.lastIndexOf(planned);
  if (at < 0) return pace;
  const recent = pace.recent.with(at, actual).sort((a, b) => a - b);
  return { ...pace, recent };
}

/** The pace as a clock sees it that goes `by` ms ahead of the one it was written with. */
export const shifted = (pace: Pace, by: number): Pace => ({
  recent: pace.recent.map((at) => at + by),
  minutes: pace.minutes.map(([start, count]) => [start + Math.round(by / minute), count]),
  notBefore: pace.notBefore + by,
});

/**
 * The pace without what cannot be at `now`: a clock that was set back leaves instants that lie ahead,
 * and nobody may wait until they come.
 *
 * @param longest how far ahead the newest message may lie, and Teams' own "not before", in ms
 */
export function plausible(pace: Pace, now: number, longest: { slot: number; hold: number }): Pace {
  const ahead = now + longest.slot;
  const last = Math.floor(ahead / minute);
  if ((pace.recent.at(-1) ?? 0) <= ahead && pace.notBefore <= now + longest.hold) return pace;
  return {
    recent: pace.recent.map((at) => Math.min(at, now)).sort((a, b) => a - b),
    minutes: pace.minutes.filter(([start]) => start <= last),
    notBefore: Math.min(pace.notBefore, now + longest.hold),
  };
}

/** True when nothing of the pace can matter any more at `now`. */
export const isForgettable = (pace: Pace, now: number): boolean =>
  pace.notBefore <= now && pace.minutes.every(([start]) => (start + 1) * minute + hour <= now);

/** The rate to one tenant: so many messages per second, `SEND_RATE`. */
export interface TenantRate {
  most: number;
  /** Least time between two, in ms: a second's messages take a quarter of it, not an instant. */
  step: number;
  /** Margin added to the window of one second, in ms. */
  marginMs: number;
}

export const tenantRate = (perSecond: number, margin: number = marginMs): TenantRate => ({
  most: Math.max(1, Math.floor(perSecond)),
  step: second / perSecond / 4,
  marginMs: margin,
});

/** The earliest instant from `from` on for one more message to a tenant, after those before. */
export function nextTenantSlot(
  before: readonly number[],
  from: number,
  { most, step, marginMs: margin }: TenantRate,
): number {
  const last = before.at(-1);
  const first = before.at(-most);
  const paced = last === undefined ? from : Math.max(from, last + step);
  return first === undefined ? paced : Math.max(paced, first + second + margin);
}

/** Remembered slots of a tenant after one more message. */
export const withSlot = (before: readonly number[], at: number, { most }: TenantRate): number[] =>
  [...before, at].slice(-most);
