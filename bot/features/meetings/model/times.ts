/** When a meeting begins, ends and is recalled: instants, worked out from its wall-clock times. */
import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../../../calendar/local-time.ts';
import type { When } from './schema.ts';

/** Whether both times exist on that day and follow one another; a poll may offer nothing else. */
export const isPossible = (when: When): boolean =>
  when.start < when.end &&
  'at' in instantOf({ date: when.date, time: when.start }, when.zone) &&
  'at' in instantOf({ date: when.date, time: when.end }, when.zone);

/** Instants worked out already, in ms: each costs some 0.1 ms, and a list is sorted by them. */
const known = new LRUCache<string, number>({ max: 10_000 });

/** @throws {RangeError} for a time that the clocks go over: see `isPossible`. */
function instant(date: string, time: string, zone: string): Date {
  const key = `${date} ${time} ${zone}`;
  const ready = known.get(key);
  if (ready !== undefined) return new Date(ready);
  const resolved = instantOf({ date, time }, zone);
  if ('skipped' in resolved) throw new RangeError('This time does not exist on that day.');
  known.set(key, resolved.at.getTime());
  return resolved.at;
}

export const startOf = ({ date, start, zone }: When): Date => instant(date, start, zone);
export const endOf = ({ date, end, zone }: When): Date => instant(date, end, zone);

/**
 * When a meeting is recalled. Days and weeks are those of the calendar: a week before 14:00 is
 * 14:00, also when the clocks change between the two. Hours and minutes are counted on a watch.
 *
 * @param offset an ISO 8601 duration before the start: `P7D`, `PT2H`
 */
export function recalledAt({ date, start, zone }: When, offset: string): Date {
  const begin = Temporal.PlainDateTime.from(`${date}T${start}`).toZonedDateTime(zone, {
    disambiguation: 'earlier',
  });
  return new Date(begin.subtract(Temporal.Duration.from(offset)).epochMilliseconds);
}

/** The morning after, when those who animated are asked what was decided: 9 o'clock. */
export function morningAfter({ date, zone }: When): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return new Date(next.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).epochMilliseconds);
}

/** Longest first, each once. Weeks count for seven days. */
export const ordered = (offsets: readonly string[]): string[] => {
  const minutes = (offset: string) =>
    Temporal.Duration.from(offset).total({ unit: 'minutes', relativeTo: '2026-01-01' });
  return [...new Set(offsets)].sort((a, b) => minutes(b) - minutes(a));
};
