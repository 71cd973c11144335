import type { LedgerLine } from './connector-process.ts';

/** At most `most` messages in any `ms` milliseconds. */
interface Window {
  ms: number;
  most: number;
}

/** What Teams takes of a bot in one conversation (msteams-docs, "Rate limiting", August 2026). */
const conversationWindows: readonly Window[] = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
  { ms: 3_600_000, most: 1_800 },
];

/** What Teams takes of an app in one second from one tenant, from the same page. */
const tenantMost = 50;

/** Teams' own limit; for a rate that no tenant of Teams takes, as far above it as 50 above 30. */
const limitFor = (perSecond: number): number => Math.max(tenantMost, perSecond * (tenantMost / 30));

/** An instant, and how much earlier it may have been, in ms. */
export interface Sighting {
  at: number;
  blur: number;
}

/** The most requests in any window of this length, from when they were seen, in order. */
export function fullest(times: readonly (number | Sighting)[], ms: number): number {
  const seen = times.map((time) => (typeof time === 'number' ? { at: time, blur: 0 } : time));
  let most = 0;
  let first = 0;
  for (let last = 0; last < seen.length; last += 1) {
    const earliest = () => (seen[first]?.at ?? 0) - (seen[first]?.blur ?? 0);
    while ((seen[last]?.at ?? 0) - earliest() >= ms) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function by(lines: readonly LedgerLine[], key: 'conversation' | 'key'): Map<string, LedgerLine[]> {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const group = groups.get(line[key]);
    if (group) group.push(line);
    else groups.set(line[key], [line]);
  }
  return groups;
}

/** Windows of Teams that were exceeded: of conversations, and of the tenant. */
export function exceeded(lines: readonly LedgerLine[], perSecond: number) {
  const tenant: Window = { ms: 1_000, most: limitFor(perSecond) };
  const over = (all: readonly LedgerLine[], windows: readonly Window[]) =>
    windows.filter(({ ms, most }) => fullest(all, ms) > most).length;
  let conversations = 0;
  for (const all of by(lines, 'conversation').values()) {
    conversations += over(all, conversationWindows);
  }
  const most = fullest(lines, tenant.ms);
  // As seen, with what this machine's own pauses bunched together: for those who look into it.
  const seen = fullest(
    lines.map(({ at }) => at),
    tenant.ms,
  );
  return { conversations, tenant: over(lines, [tenant]), most, seen };
}

/** Requests to a conversation before the end of a `Retry-After` that it was given. */
export function early(lines: readonly LedgerLine[]): number {
  let count = 0;
  for (const all of by(lines, 'conversation').values()) {
    let until = 0;
    for (const { at, retryAfter } of all) {
      if (at < until) count += 1;
      if (retryAfter) until = at + retryAfter * 1_000;
    }
  }
  return count;
}

/** How often each key was accepted. */
export function copies(lines: readonly LedgerLine[]): Map<string, number> {
  const accepted = by(
    lines.filter((line) => line.accepted),
    'key',
  );
  return new Map([...accepted].map(([key, all]) => [key, all.length]));
}

/** The most requests that were made for one key. */
export const mostRequests = (lines: readonly LedgerLine[]): number =>
  Math.max(0, ...[...by(lines, 'key').values()].map((all) => all.length));
