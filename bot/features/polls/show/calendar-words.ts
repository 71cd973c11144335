/** What the calendar finds odd about a slot, in words. */
import { type CalendarOfDay, type Warning, warningsOf } from '../../../calendar/warnings.ts';
import { dayInWords, shortDay } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Time } from '../model/offered-slots.ts';
import { slotInWords } from './slot-words.ts';

const weekdays = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const fr = {
  mismatch: (said: string, day: string) => `Vous avez écrit ${said} : c’est le ${day}.`,
  holiday: (slot: string, name: string) => `${slot} : jour férié (${name}).`,
  sunday: (slot: string) => `${slot} : c’est un dimanche.`,
  school: (slot: string, name: string, to: string) =>
    `${slot} : vacances scolaires (${name}, jusqu’au ${to}).`,
  schoolUnknown: 'Je ne connais pas encore les vacances scolaires de cette année-là.',
  nextYear: (slot: string, year: string) =>
    `${slot} : c’est en ${year}, dans plus de six mois. Est-ce la bonne année ?`,
  farAhead: (slot: string) => `${slot} : c’est dans plus de deux ans.`,
  noSuchDay: (text: string) => `« ${text} » n’existe pas.`,
};

const en: typeof fr = {
  mismatch: (said, day) => `You wrote ${said}: it is ${day}.`,
  holiday: (slot, name) => `${slot}: public holiday (${name}).`,
  sunday: (slot) => `${slot}: a Sunday.`,
  school: (slot, name, to) => `${slot}: school holidays (${name}, until ${to}).`,
  schoolUnknown: 'I do not know the school holidays of that year yet.',
  nextYear: (slot, year) =>
    `${slot}: it is in ${year}, more than six months ahead. Is it the right year?`,
  farAhead: (slot) => `${slot}: more than two years ahead.`,
  noSuchDay: (text) => `“${text}” does not exist.`,
};

const strings = { fr, en };

/** One warning; nothing for those that keep a slot from being asked about, which are said apart. */
export function warningInWords(warning: Warning, slot: string, locale: Locale): string | undefined {
  const say = strings[locale];
  switch (warning.kind) {
    case 'weekdayMismatch':
      return say.mismatch(
        weekdays[locale][warning.said - 1] ?? '',
        dayInWords(warning.date, locale),
      );
    case 'holiday':
      return say.holiday(slot, warning.name[locale]);
    case 'sunday':
      return say.sunday(slot);
    case 'schoolHoliday':
      return say.school(slot, warning.name[locale], shortDay(warning.to, locale));
    case 'schoolHolidayUnknown':
      return say.schoolUnknown;
    case 'nextYear':
      return say.nextYear(slot, warning.date.slice(0, 4));
    case 'farAhead':
      return say.farAhead(slot);
    case 'noSuchDay':
    case 'noSuchTime':
      return say.noSuchDay(warning.text);
    case 'past':
    case 'endBeforeStart':
    case 'skippedHour':
      return undefined;
  }
}

/** What is odd about the days of these slots, each thing said once. */
export function calendarWarnings(
  times: readonly Time[],
  day: CalendarOfDay,
  locale: Locale,
): string[] {
  const all = times.flatMap((time) =>
    warningsOf(time, day).flatMap(
      (warning) => warningInWords(warning, slotInWords(time, locale), locale) ?? [],
    ),
  );
  return [...new Set(all)];
}
