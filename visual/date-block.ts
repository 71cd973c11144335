/** The date block: weekday, day and month one under another, as a leaf of a calendar; read as one date. */
export interface DateBlock {
  /** "mar." */
  weekday: string;
  /** "15" */
  day: string;
  /** "déc." */
  month: string;
}

type Parts = Record<'fr' | 'en', Intl.DateTimeFormat>;
const format = (options: Intl.DateTimeFormatOptions): Parts => ({
  fr: new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }),
});
const weekdays = format({ weekday: 'short' });
const days = format({ day: 'numeric' });
const months = format({ month: 'short' });

/** Block of a local day, `YYYY-MM-DD`. */
export function dateBlock(date: string, lang: 'fr' | 'en'): DateBlock {
  const noon = new Date(`${date}T12:00:00Z`);
  return {
    weekday: weekdays[lang].format(noon),
    day: days[lang].format(noon),
    month: months[lang].format(noon),
  };
}
