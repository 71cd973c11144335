/** What is odd about a day and its hours, in words. */
import type { Warning } from '../../calendar/warnings.ts';
import type { Locale } from '../../language/locale.ts';
import type { Weekday } from '../../language/when/expression.ts';
import { dayInWords, shortDay, timeInWords } from './days.ts';

const fr = {
  weekdayMismatch: (day: string, said: string, is: string) =>
    `Vous avez dit ${said}, mais le ${day} est un ${is}.`,
  past: 'Cette date est passée.',
  endBeforeStart: (start: string, end: string) => `La fin (${end}) précède le début (${start}).`,
  holiday: (day: string, name: string) => `Le ${day} est un jour férié : ${name}.`,
  sunday: (day: string) => `Le ${day} est un dimanche.`,
  schoolHoliday: (day: string, name: string, from: string, to: string) =>
    `Le ${day} tombe pendant les vacances scolaires : ${name}, du ${from} au ${to}.`,
  schoolHolidayUnknown: (day: string) =>
    `Je ne connais pas les vacances scolaires du ${day} : ce jour n’est peut-être pas libre.`,
  skippedHour: (day: string, time: string) =>
    `Le ${day}, ${time} n’existe pas : les horloges avancent d’une heure cette nuit-là.`,
  nextYear: (day: string) => `Le ${day} est dans plus de six mois : est-ce la bonne année ?`,
  farAhead: (day: string) => `Le ${day} est dans plus de deux ans : est-ce la bonne année ?`,
  noSuchDay: (text: string) => `« ${text} » n’est pas une date qui existe.`,
  noSuchTime: (text: string) => `« ${text} » n’est pas une heure qui existe.`,
};

const en: typeof fr = {
  weekdayMismatch: (day, said, is) => `You said ${said}, but ${day} is a ${is}.`,
  past: 'This date is past.',
  endBeforeStart: (start, end) => `The end (${end}) is before the start (${start}).`,
  holiday: (day, name) => `${day} is a public holiday: ${name}.`,
  sunday: (day) => `${day} is a Sunday.`,
  schoolHoliday: (day, name, from, to) =>
    `${day} is in the school holidays: ${name}, from ${from} to ${to}.`,
  schoolHolidayUnknown: (day) =>
    `I do not know the school holidays of ${day}: that day may not be free.`,
  skippedHour: (day, time) =>
    `On ${day}, ${time} does not exist: the clocks go forward that night.`,
  nextYear: (day) => `${day} is more than six months ahead: is it the right year?`,
  farAhead: (day) => `${day} is more than two years ahead: is it the right year?`,
  noSuchDay: (text) => `“${text}” is not a date that exists.`,
  noSuchTime: (text) => `“${text}” is not a time that exists.`,
};

const strings = { fr, en };

/** Read off the week of Monday 5 January 2026. */
const weekdayName = (day: Weekday, locale: Locale): string =>
  dayInWords(`2026-01-${String(day + 4).padStart(2, '0')}`, locale).split(' ')[0] ?? '';

export function warningInWords(warning: Warning, locale: Locale): string {
  const say = strings[locale];
  const day = 'date' in warning ? shortDay(warning.date, locale) : '';
  const time = (at: string) => timeInWords(at, locale);
  switch (warning.kind) {
    case 'weekdayMismatch':
      return say.weekdayMismatch(
        day,
        weekdayName(warning.said, locale),
        weekdayName(warning.is, locale),
      );
    case 'past':
      return say.past;
    case 'endBeforeStart':
      return say.endBeforeStart(time(warning.start), time(warning.end));
    case 'holiday':
      return say.holiday(day, warning.name[locale]);
    case 'schoolHoliday': {
      const [from, to] = [shortDay(warning.from, locale), shortDay(warning.to, locale)];
      return say.schoolHoliday(day, warning.name[locale], from, to);
    }
    case 'skippedHour':
      return say.skippedHour(day, time(warning.time));
    case 'noSuchDay':
    case 'noSuchTime':
      return say[warning.kind](warning.text);
    default:
      return say[warning.kind](day);
  }
}
