/** Days of a story: counted from today, moved to days on which people work. */
import type { Calendar } from '../../bot/calendar/calendar.ts';
import { daysOn, instantOf, localDay } from '../../bot/calendar/local-time.ts';

/** A day as a story says it. */
export interface StoryDay {
  ilYA?: number | undefined;
  dans?: number | undefined;
}

export interface StoryDays {
  /** Local day, in `YYYY-MM-DD`; what is past moves back, what is to come moves on. */
  working: (counted: StoryDay) => string;
  /** The same, outside school holidays too, and on none of the days that are taken. */
  meeting: (counted: StoryDay, taken?: ReadonlySet<string>) => string;
  /** The instant of a local day and time. */
  at: (date: string, time: string) => string;
}

/** Days of a story told on a given day. */
export function storyDays(calendar: Calendar, now: Date, zone: string): StoryDays {
  const today = localDay(now, zone);
  const works = (date: string): boolean => {
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && calendar.holiday(date) === undefined;
  };
  const find = ({ ilYA, dans }: StoryDay, suits: (date: string) => boolean): string => {
    const step = ilYA === undefined ? 1 : -1;
    let date = daysOn(today, ilYA === undefined ? (dans ?? 1) : -ilYA);
    while (!suits(date)) date = daysOn(date, step);
    return date;
  };
  return {
    working: (counted) => find(counted, works),
    meeting: (counted, taken) =>
      find(
        counted,
        (date) => works(date) && typeof calendar.school(date) === 'string' && !taken?.has(date),
      ),
    at(date, time) {
      const resolved = instantOf({ date, time }, zone);
      if ('skipped' in resolved) throw new Error(`${date} has no ${time}.`);
      return resolved.at.toISOString();
    },
  };
}
