/**
 * Wall-clock times of the partnership. They are kept as a local day and time (`2026-09-15`,
 * `14:00`) beside an IANA zone; an instant is worked out when one is needed, so that a change of
 * clocks moves none of them.
 */
import { Temporal } from 'temporal-polyfill';
import { after } from '../language/when/moments.ts';

/** A local day (`YYYY-MM-DD`) and a time of that day (`HH:MM`). */
export interface LocalTime {
  date: string;
  time: string;
}

/** A day and a time that exist; `skipped` on the night when the clocks go over it. */
export type Resolved = { at: Date } | { skipped: true };

/**
 * The instant of a local time. A time that happens twice, in autumn, is the first of the two, as
 * RFC 5545 (3.3.5) reads it.
 */
export function instantOf({ date, time }: LocalTime, zone: string): Resolved {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(local)
    ? { at: new Date(zoned.epochMilliseconds) }
    : { skipped: true };
}

/** Minutes from midnight to a time of the day. */
export const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** So many minutes later, within the day. */
export const later = (time: string, minutes: number): string => after(time, minutes) ?? '23:59';

/** One for each zone, of which an installation has one or two: making it costs, using it does not. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const ready = formats.get(zone);
  if (ready) return ready;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** The minute asked last: every text asks for it several times, and formatting is slow. */
let last = { minute: Number.NaN, zone: '', local: { date: '', time: '' } };

/**
 * The local day and time of an instant. Asked ten thousand times for a restitution: Swedes write
 * `2026-09-15 14:00`, which takes a tenth of the time that Temporal does.
 */
export function localTimeOf(at: Date, zone: string): Readonly<LocalTime> {
  const minute = Math.floor(at.getTime() / 60_000);
  if (minute !== last.minute || zone !== last.zone) {
    const [date = '', time = ''] = formatOf(zone).format(at).split(' ');
    last = { minute, zone, local: { date, time } };
  }
  return last.local;
}

/** The day it is in a zone, `YYYY-MM-DD`. */
export const localDay = (at: Date, zone: string): string => localTimeOf(at, zone).date;

export const daysOn = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * 24 * 3_600_000).toISOString().slice(0, 10);
export const dayBefore = (day: string): string => daysOn(day, -1);
export const dayAfter = (day: string): string => daysOn(day, 1);
