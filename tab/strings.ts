/** The words of the pages, in both languages; typography is added once, when they are loaded. */
import type { PageMeteo } from '../bot/pages/plan.ts';
import { heldTogether, looseAgain, typography } from '../cards/typography.ts';
import { fr } from './strings-fr.ts';
import type { Lang } from './teams.ts';

export type Strings = typeof fr & {
  lang: Lang;
  /** A text of the plan or of a person, with the spaces and quotes of the language. */
  nice: (text: string) => string;
  /** A word as the start of a line: "Soleil". */
  capital: (word: string) => string;
  /** "mardi 15 septembre 2026"; "mardi 15 septembre" in the year of the day given with it. */
  day: (date: string, today?: string) => string;
  /** "15 sept. 2026"; "15 sept." in the year of the day given with it. */
  shortDay: (date: string, today?: string) => string;
  /** As a document says it: its year, and no weekday. */
  longDay: (date: string) => string;
  /** "il y a 11 jours", from one day to another. */
  ago: (date: string, today: string) => string;
  /** "22 octobre", where the year goes without saying. */
  dayMonth: (date: string) => string;
  /** "9 h 30" of "09:30", as the cards write it; in English as it is. */
  time: (time: string) => string;
  /** "14 h – 16 h". */
  hours: (start: string, end: string) => string;
  /** "mar. 15 sept., 14 h – 16 h". */
  slot: (slot: { date: string; start: string; end: string }) => string;
  /** "couvert, 56 %". */
  state: (of: { meteo: PageMeteo | null; percent: number | null }) => string;
  /** "Lieu : Bobigny". */
  labelled: (label: string, value: string) => string;
  /** "mardi 15 septembre 2026 14h-16h", as the bot reads it. */
  typedSlot: (slot: { date: string; start: string; end: string }) => string;
  /** "vendredi 4 septembre à 18 h", of an instant. */
  moment: (instant: string, zone: string) => string;
  /** The local day of an instant, `YYYY-MM-DD`. */
  dayAt: (instant: string, zone: string) => string;
  number: (n: number) => string;
  /** "septembre", of "2026-09". */
  month: (month: string) => string;
  /** "sept.". */
  monthShort: (month: string) => string;
  /** "S". */
  monthLetter: (month: string) => string;
};

const polish = <T>(value: T, lang: Lang): T => {
  if (typeof value === 'string') return heldTogether(typography(value, lang)) as T;
  if (typeof value === 'function')
    return ((...args: unknown[]) =>
      heldTogether(
        typography(String((value as (...a: unknown[]) => unknown)(...args)), lang),
      )) as T;
  if (Array.isArray(value)) return value.map((one) => polish(one, lang)) as T;
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, polish(one, lang)]),
    ) as T;
  return value;
};

/** The words of a language; English is loaded when it is wanted. */
export async function stringsIn(lang: Lang): Promise<Strings> {
  const words = lang === 'en' ? (await import('./strings-en.ts')).en : fr;
  const tag = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' });
  const nice = (text: string) => heldTogether(typography(text, lang));
  const typed = (time: string): string =>
    lang === 'en' ? time : time.replace(/^0?(\d+):(?:00|(\d\d))$/, '$1h$2');
  const hours = (start: string, end: string) => nice(`${typed(start)}–${typed(end)}`);
  /** French says the first of a month, and counts the other days. */
  const first = (said: string) => (lang === 'fr' ? said.replace(/\b1(?=\s\p{L})/u, '1er') : said);
  const month = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const inYear = (date: string, today: string) => date.slice(0, 4) === today.slice(0, 4);
  const ofWeek = new Intl.DateTimeFormat(tag, { weekday: 'long', ...month });
  const day = (date: string, today = '') =>
    nice(first((inYear(date, today) ? ofWeek : long).format(noon(date))));
  const ofMonth = new Intl.DateTimeFormat(tag, month);
  const short = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const ofYear = new Intl.DateTimeFormat(tag, short);
  const brief = new Intl.DateTimeFormat(tag, { weekday: 'short', ...short });
  const dated = new Intl.DateTimeFormat(tag, { ...short, year: 'numeric' });
  const whole = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const passed = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const months = {
    long: new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }),
    letter: new Intl.DateTimeFormat(tag, { month: 'narrow', timeZone: 'UTC' }),
  };
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const polished = polish(words, lang);
  return {
    ...polished,
    lang,
    nice,
    capital: (word) => word.charAt(0).toUpperCase() + word.slice(1),
    day,
    shortDay: (date, today = '') =>
      nice(first((inYear(date, today) ? ofYear : dated).format(noon(date)))),
    longDay: (date) => nice(first(whole.format(noon(date)))),
    ago: (date, today) =>
      nice(passed.format((Date.parse(date) - Date.parse(today)) / 86_400_000, 'day')),
    dayMonth: (date) => nice(first(ofMonth.format(noon(date)))),
    time: (of) => nice(typed(of)),
    hours,
    labelled: (label, value) => (lang === 'fr' ? `${label}\u00a0: ${value}` : `${label}: ${value}`),
    state: ({ meteo, percent }) =>
      (meteo ? words.meteo[meteo] : words.noMeteo) +
      (percent === null ? '' : `, ${polished.percent(percent)}`),
    typedSlot: ({ date, start, end }) => `${looseAgain(day(date))} ${typed(start)}-${typed(end)}`,
    slot: ({ date, start, end }) =>
      `${nice(first(brief.format(noon(date))))}, ${hours(start, end)}`,
    dayAt: (instant, zone) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant)),
    moment: (instant, zone) =>
      nice(
        new Intl.DateTimeFormat(tag, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          hour: '2-digit',
          minute: '2-digit',
          timeZone: zone,
        })
          .format(new Date(instant))
          .replace(/\d{2}:\d{2}/, typed),
      ),
    number: (n) => numbers.format(n),
    month: (month) => months.long.format(noon(`${month}-01`)),
    monthShort: (month) => months.short.format(noon(`${month}-01`)),
    monthLetter: (month) => months.letter.format(noon(`${month}-01`)),
  };
}
