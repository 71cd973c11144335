/** Slots before they are asked about: in order, each once, and what is wrong with them. */
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../../calendar/calendar.ts';
import { later, localTimeOf } from '../../../calendar/local-time.ts';
import type { DayPart, Weekday } from '../../../language/when/expression.ts';
import { isPossible } from '../../meetings/model/times.ts';
import type { Slot } from './schema.ts';

/** What slots to be proposed must be (`only`) or must not be (`not`). */
export type Constraint =
  | { only: DayPart }
  | { only: Weekday; part?: DayPart | undefined }
  | { not: Weekday; part?: DayPart | undefined }
  | { not: DayPart };

/** A slot as it was said: its hours may lack. */
interface SlotSaid {
  date: string;
  start?: string | undefined;
  end?: string | undefined;
}

/** A slot that has no id yet. */
export type Time = Pick<Slot, 'date' | 'start' | 'end'>;

/** Why a slot cannot be asked about. */
export type SlotProblem = 'past' | 'impossible' | 'noStart';

/** How long a meeting is when nobody said. Source: the meetings of the plan last two hours. */
export const USUAL_MINUTES = 120;

/** What stands in the way of a slot that was said. */
export interface Refused {
  said: SlotSaid;
  problem: SlotProblem;
}

export const keyOf = ({ date, start, end }: Time): string => `${date}T${start}-${end}`;

/** Which of the slots said can be asked about, in order and each once, and which cannot. */
export function sorted(
  said: readonly SlotSaid[],
  { now, zone, minutes = USUAL_MINUTES }: { now: Date; zone: string; minutes?: number | undefined },
): { times: Time[]; twice: Time[]; refused: Refused[] } {
  const here = localTimeOf(now, zone);
  const refused: Refused[] = [];
  const times: Time[] = [];
  for (const slot of said) {
    const problem = problemOf(slot, here, zone, minutes);
    if (problem) refused.push({ said: slot, problem });
    else times.push(timeOf(slot, minutes));
  }
  const keys = times.map(keyOf);
  const isFirst = (_: Time, at: number) => keys.indexOf(keys[at] ?? '') === at;
  return {
    times: times.filter(isFirst).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    twice: times.filter((time, at) => !isFirst(time, at)),
    refused,
  };
}

const timeOf = ({ date, start = '', end }: SlotSaid, minutes: number) => ({
  date,
  start,
  end: end ?? later(start, minutes),
});

function problemOf(
  slot: SlotSaid,
  here: { date: string; time: string },
  zone: string,
  minutes: number,
): SlotProblem | undefined {
  if (slot.start === undefined) return 'noStart';
  const time = timeOf(slot, minutes);
  if (`${time.date}T${time.start}` <= `${here.date}T${here.time}`) return 'past';
  return isPossible({ ...time, zone }) ? undefined : 'impossible';
}

/** Ids by place: what a card and a button call them. */
export const named = (times: readonly Time[]): Slot[] =>
  times.map((time, at) => ({ id: `s${at + 1}`, ...time }));

/** Pairs of neighbours that overlap. */
export const overlapping = (times: readonly Time[]): [Time, Time][] =>
  times.flatMap((a, at) =>
    times
      .slice(at + 1)
      .filter((b) => a.date === b.date && a.start < b.end && b.start < a.end)
      .map((b): [Time, Time] => [a, b]),
  );

/** The hours that a part of the day offers, as [from, to]. Source: office hours of the partners. */
const hours: Record<DayPart, [from: string, to: string]> = {
  morning: ['09:30', '12:30'],
  afternoon: ['14:00', '18:00'],
  evening: ['18:30', '21:30'],
};

/** The hours of a slot of which only the part of the day was said. */
export const partHours: Record<DayPart, [from: string, to: string]> = {
  morning: ['09:00', '12:00'],
  afternoon: ['14:00', '17:00'],
  evening: ['18:00', '20:00'],
};

export interface SlotWish {
  from: string;
  to: string;
  minutes: number;
  constraints: readonly Constraint[];
  /** "Trois dates": as many, each on a day of its own, over the whole period. */
  count?: number | undefined;
  calendar: Calendar;
  /** Whether somebody who is asked has another meeting then. */
  taken: (time: Time) => boolean;
  now: Date;
  zone: string;
}

/** Slots proposed at most: as many as one page of the card. */
const MOST_PROPOSED = 8;
/** A period is looked through for so many days: nobody plans a poll over more. */
const MOST_DAYS = 92;

/**
 * Slots that honour what was asked: no weekend, no holiday, no school holidays, no other meeting
 * of the same people, nothing excluded. One for each part of each day, the first days first.
 */
export function proposed(wish: SlotWish): Time[] {
  const { count } = wish;
  const times: Time[] = [];
  let day = Temporal.PlainDate.from(wish.from);
  const last = Temporal.PlainDate.from(wish.to);
  for (let n = 0; n < MOST_DAYS && (count || times.length < MOST_PROPOSED); n += 1) {
    if (Temporal.PlainDate.compare(day, last) > 0) break;
    times.push(...ofDay(day, wish).slice(0, count && 1));
    day = day.add({ days: 1 });
  }
  return count ? spread(times, Math.min(count, MOST_PROPOSED)) : times.slice(0, MOST_PROPOSED);
}

/** As many, from the first to the last. */
function spread(times: readonly Time[], count: number): Time[] {
  if (times.length <= count) return [...times];
  const step = count > 1 ? (times.length - 1) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => times[Math.round(i * step)]).filter(
    (time) => time !== undefined,
  );
}

function ofDay(day: Temporal.PlainDate, wish: SlotWish): Time[] {
  const date = day.toString();
  const { calendar, constraints } = wish;
  const weekday = day.dayOfWeek as Weekday;
  const school = calendar.school(date);
  const closed = weekday > 5 || calendar.holiday(date) || typeof school === 'object';
  // "Mardi ou jeudi matin": one of these days, in the part of it that was said.
  const days = constraints.flatMap((c) => ('only' in c && !isPart(c.only) ? [c] : []));
  const own = days.filter(({ only }) => only === weekday);
  const isOther = days.length > 0 && own.length === 0;
  if (closed || isOther || !constraints.every((c) => allowsDay(c, weekday))) return [];
  const ownParts = own.flatMap((c) => ('part' in c && c.part ? [c.part] : []));
  const onlyParts =
    ownParts.length > 0
      ? ownParts
      : constraints.flatMap((c) => ('only' in c && isPart(c.only) ? [c.only] : []));
  // Evenings are for those who ask for one.
  const parts = onlyParts.length > 0 ? onlyParts : (['morning', 'afternoon'] as const);
  const said = parts
    .filter((part) => constraints.every((c) => allowsPart(c, weekday, part)))
    .flatMap((part) => {
      const [start, to] = hours[part];
      const end = later(start, wish.minutes);
      return end <= to || onlyParts.length > 0 ? [{ date, start, end }] : [];
    });
  return sorted(said, wish).times.filter((time) => !wish.taken(time));
}

const isPart = (value: DayPart | Weekday): value is DayPart => typeof value === 'string';

function allowsDay(constraint: Constraint, weekday: Weekday): boolean {
  if ('only' in constraint) return true;
  return (
    isPart(constraint.not) ||
    constraint.not !== weekday ||
    ('part' in constraint && constraint.part !== undefined)
  );
}

function allowsPart(constraint: Constraint, weekday: Weekday, part: DayPart): boolean {
  if ('only' in constraint) return true;
  if (isPart(constraint.not)) return constraint.not !== part;
  return !(constraint.not === weekday && 'part' in constraint && constraint.part === part);
}
