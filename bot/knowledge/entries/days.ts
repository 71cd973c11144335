import type { Locale } from '../../language/locale.ts';

const formats = (options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> => ({
  fr: new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }),
});
const wholeDay = formats({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dayOnly = formats({ day: 'numeric', month: 'long' });

/** "mardi 1er juillet 2025", "Tuesday 1 July 2025". A whole day is a date string: no time zone in it. */
export function dayInWords(date: string, locale: Locale): string {
  const words = wholeDay[locale].format(new Date(`${date}T12:00:00Z`));
  return firstOfMonth(words.replace(',', ''), locale);
}

/** A year has 366 of them, and many answers say one. */
const daysInWords: Record<Locale, Map<string, string>> = { fr: new Map(), en: new Map() };

/** "19 mars", "19 March": a day whose year the plan does not print (`MM-JJ`). */
export function dayOfYearInWords(day: string, locale: Locale): string {
  const known = daysInWords[locale].get(day);
  if (known !== undefined) return known;
  const date = new Date(`2024-${day}T12:00:00Z`);
  const words = firstOfMonth(dayOnly[locale].format(date), locale);
  daysInWords[locale].set(day, words);
  return words;
}

/** "1er juillet 2025", without the weekday. */
export const shortDay = (date: string, locale: Locale): string =>
  `${dayOfYearInWords(date.slice(5), locale)} ${date.slice(0, 4)}`;

/** "22 oct.", and "5 déc. 2025" of another year than today's: a day in a line of a list. */
export function briefDay(date: string, today: string, locale: Locale): string {
  const day = briefDays[locale].format(new Date(`${date}T12:00:00Z`));
  const said = firstOfMonth(day, locale);
  return date.slice(0, 4) === today.slice(0, 4) ? said : `${said} ${date.slice(0, 4)}`;
}
const briefDays = formats({ day: 'numeric', month: 'short' });

/** "mar. 8 sept.": a day of the season, in a line. */
export const briefWeekday = (date: string, locale: Locale): string =>
  firstOfMonth(
    briefWeekdays[locale].format(new Date(`${date}T12:00:00Z`)).replace(',', ''),
    locale,
  );
const briefWeekdays = formats({ weekday: 'short', day: 'numeric', month: 'short' });

/** "14h–16h"; an hour that is not known is left out. */
export const briefHours = (start: string, end: string, locale: Locale): string =>
  [start, end]
    .filter(Boolean)
    .map((time) => timeInWords(time, locale))
    .join('–');

/** French says "1er juillet", not "1 juillet". */
const firstOfMonth = (words: string, locale: Locale): string =>
  locale === 'fr' ? words.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : words;

/** "14h", "9h30"; "2 pm"-less English keeps the 24-hour clock: "14:00". */
export const timeInWords = (time: string, locale: Locale): string => {
  if (locale === 'en') return time;
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}h${minutes === '00' ? '' : minutes}`;
};
