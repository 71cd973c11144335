/** When those who have not answered are asked again: half-way, and the day before the deadline. */
import { Temporal } from 'temporal-polyfill';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { OutboxDraft } from '../../../contract/store.ts';
import type { Poll } from './schema.ts';

/** People are written to in office hours. */
const OPENS = '09:00';
const CLOSES = '18:00';

const zoned = (at: Date | string, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(new Date(at).getTime()).toZonedDateTimeISO(zone);

const toDate = (at: Temporal.ZonedDateTime): Date => new Date(at.epochMilliseconds);

/** Half-way between now and the deadline, within office hours of that day. */
export function halfwayOf(now: Date, deadline: Date, zone: string): Date | undefined {
  const middle = zoned(new Date((now.getTime() + deadline.getTime()) / 2), zone);
  const time = middle.toPlainTime().toString({ smallestUnit: 'minute' });
  const clamped = time < OPENS ? OPENS : time > CLOSES ? CLOSES : undefined;
  const at = toDate(clamped ? middle.withPlainTime(clamped) : middle);
  return at > now && at < deadline ? at : undefined;
}

/** The morning of the day before the deadline. */
const eveOf = (deadline: Date, zone: string): Date =>
  toDate(zoned(deadline, zone).subtract({ days: 1 }).withPlainTime(OPENS));

/** The instants at which a poll chases. */
export const chases = (
  { halfway, deadline }: Pick<Poll, 'halfway' | 'deadline'>,
  zone: string,
): Date[] => [...(halfway ? [new Date(halfway)] : []), eveOf(new Date(deadline), zone)];

/** Whether a poll chases on the local day of an instant. */
export function chasesOn(poll: Pick<Poll, 'halfway' | 'deadline'>, day: string, zone: string) {
  return chases(poll, zone).some((at) => localTimeOf(at, zone).date === day);
}

/** A chase is of use for the rest of its day. */
const lifeMs = 12 * 3_600_000;

/**
 * One row a person and a day, whatever the number of polls: the key is the same for all of them,
 * so the second poll adds nothing, and the row says all that are due when it is put into words.
 */
export const chaseRows = (
  poll: Pick<Poll, 'halfway' | 'deadline'>,
  people: readonly string[],
  { now, zone }: { now: Date; zone: string },
): OutboxDraft[] =>
  chases(poll, zone)
    .filter((at) => at > now)
    .flatMap((at) => {
      const day = localTimeOf(at, zone).date;
      return people.map((recipient) => ({
        key: `polls:chase:${day}:${recipient}`,
        kind: 'polls.chase',
        subject: `polls:chase:${day}`,
        recipient,
        payload: { day },
        notBefore: at.toISOString(),
        expiresAt: new Date(at.getTime() + lifeMs).toISOString(),
      }));
    });
