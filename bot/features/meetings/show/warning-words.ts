/** What is odd about a day and its times, as a sentence. */
import type { Warning } from '../../../calendar/warnings.ts';
import { shortDay, timeInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Weekday } from '../../../language/when/expression.ts';
import { planStrings } from './plan-strings.ts';

/** A Monday: names of the days of the week are read off its week. */
const monday = Date.UTC(2026, 0, 5);
const names = {
  fr: new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
};
const weekdayName = (day: Weekday, locale: Locale): string =>
  names[locale].format(new Date(monday + (day - 1) * 86_400_000));

export function warningInWords(warning: Warning, locale: Locale): string {
  const say = planStrings[locale].warnings;
  const day = (date: string) => shortDay(date, locale);
  switch (warning.kind) {
    case 'weekdayMismatch': {
      const { date, said, is } = warning;
      return say.weekdayMismatch(day(date), weekdayName(said, locale), weekdayName(is, locale));
    }
    case 'past':
      return say.past;
    case 'endBeforeStart':
      return say.endBeforeStart(
        timeInWords(warning.start, locale),
        timeInWords(warning.end, locale),
      );
    case 'holiday':
      return say.holiday(day(warning.date), warning.name[locale]);
    case 'sunday':
      return say.sunday(day(warning.date));
    case 'schoolHoliday':
      return say.schoolHoliday(warning.name[locale], day(warning.from), day(warning.to));
    case 'schoolHolidayUnknown':
      return say.schoolHolidayUnknown;
    case 'skippedHour':
      return say.skippedHour(day(warning.date), timeInWords(warning.time, locale));
    case 'nextYear':
      return say.nextYear(warning.date.slice(0, 4));
    case 'farAhead':
      return say.farAhead;
    case 'noSuchDay':
      return say.noSuchDay(warning.text);
    case 'noSuchTime':
      return say.noSuchTime(warning.text);
  }
}
