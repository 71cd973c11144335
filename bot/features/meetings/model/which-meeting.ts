/** Which meeting is meant: by its group, its day or hour, what was spoken of last, where and by whom it is said. */
import { fold } from '../../../language/fold.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import type { MeetingRow } from './rows.ts';
import { endOf, startOf } from './times.ts';

/** What is said of a meeting, and what is known besides. */
export interface Pointing {
  /** Groups that may be meant by name; none: no group is named. */
  groups: readonly string[];
  date?: string | undefined;
  partial?: DayFound['partial'];
  during?: Stretch | undefined;
  start?: string | undefined;
  /** Where it is, which may be that of none. */
  place?: string | undefined;
  /** Id of the meeting that was spoken of last. */
  spoken?: string | undefined;
  /** Group of the channel, then those of who speaks. */
  here?: string | undefined;
  coAnimates: readonly string[];
  memberOf: readonly string[];
}

/** First and last day of a stretch of days; `number`: of whatever month. */
export interface Stretch {
  from: string;
  to: string;
  partial?: 'number' | undefined;
}

export type MeetingTime = 'coming' | 'past';

export type Which =
  /** `others`: of the same group, later. */
  | { one: MeetingRow; others: readonly MeetingRow[] }
  | { several: readonly MeetingRow[] }
  /** Nothing of what was said; `near` is what there is. */
  | { none: true; near: readonly MeetingRow[] };

export function whichMeeting(
  rows: readonly MeetingRow[],
  pointing: Pointing,
  scope: MeetingTime,
  now: Date,
): Which {
  const pool = rows
    .filter(({ meeting }) => meeting.state === 'planned')
    .filter(({ meeting: { when } }) =>
      scope === 'coming' ? endOf(when) > now : startOf(when) <= now,
    )
    .sort((a, b) => byStart(a, b) * (scope === 'coming' ? 1 : -1));
  const { groups, spoken } = pointing;
  const named = pool.filter(({ meeting }) => groups.length === 0 || groups.includes(meeting.group));
  const meant = named.filter((row) => isMeant(row, pointing));
  const { place } = pointing;
  const there = meant.filter(({ meeting }) => place && fold(meeting.place).includes(fold(place)));
  const onDay = there.length > 0 ? there : meant;
  const saysDay = pointing.date !== undefined || pointing.start !== undefined;
  const last = onDay.find(({ id }) => id === spoken);
  if (last) return { one: last, others: [] };
  const own = groups.length > 0 ? onDay : ofSpeaker(onDay, pointing);
  const [one, second] = own;
  if (!one) return { none: true, near: groups.length > 0 ? named : ofSpeaker(named, pointing) };
  if (!second) return { one, others: [] };
  const sameGroup = own.every(({ meeting }) => meeting.group === one.meeting.group);
  if (sameGroup) return { one, others: saysDay ? [] : own.slice(1) };
  return { several: own };
}

/** The first of these that there are: of the channel, co-animated, joined; else all. */
function ofSpeaker(
  rows: readonly MeetingRow[],
  { here, coAnimates, memberOf }: Pointing,
): readonly MeetingRow[] {
  const of = (ids: readonly string[]) => rows.filter(({ meeting }) => ids.includes(meeting.group));
  if (here !== undefined && of([here]).length > 0) return of([here]);
  const own = of([...coAnimates, ...memberOf]);
  return own.length > 0 ? own : rows;
}

function isMeant(
  { meeting: { when } }: MeetingRow,
  { date, partial, during, start }: Pointing,
): boolean {
  if (start !== undefined && when.start !== start) return false;
  if (during && !isWithin(when.date, during)) return false;
  return date === undefined || isCalled(when.date, { date, partial });
}

export function isWithin(day: string, { from, to, partial }: Stretch): boolean {
  const own = (date: string) => (partial === 'number' ? date.slice(8) : date);
  return own(from) <= own(day) && own(day) <= own(to);
}

export const byStart = (a: MeetingRow, b: MeetingRow): number =>
  startOf(a.meeting.when).getTime() - startOf(b.meeting.when).getTime() || (a.id < b.id ? -1 : 1);
