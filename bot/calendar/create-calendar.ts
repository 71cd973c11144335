import type { Calendar } from './calendar.ts';
import { type HolidayPlace, publicHolidays } from './public-holidays.ts';
import { noSchoolHolidays, type SchoolHolidays, schoolDays } from './school-holidays.ts';

/** The calendar of a plan: where it applies, and its zone of school holidays (the file's own if absent). */
export function createCalendar(
  place: HolidayPlace,
  schools: SchoolHolidays = noSchoolHolidays,
  zone?: string,
): Calendar {
  return { holiday: publicHolidays(place), school: schoolDays(schools, zone) };
}
