/** A day as a block of three lines: "ven.", "11", "déc."; what a card, a page and a letter show of a date. */
export interface DateBlock {
  weekday: string;
  day: string;
  month: string;
}

const parts = (tag: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
const formats = {
  fr: { weekday: parts(tags.fr, { weekday: 'short' }), month: parts(tags.fr, { month: 'short' }) },
  en: { weekday: parts(tags.en, { weekday: 'short' }), month: parts(tags.en, { month: 'short' }) },
};

/** The block of a day written `2026-12-11`; the first of a month is "1er" in French. */
export function dateBlock(date: string, lang: 'fr' | 'en'): DateBlock {
  const noon = new Date(`${date}T12:00:00Z`);
  const day = String(noon.getUTCDate());
  return {
    weekday: formats[lang].weekday.format(noon),
    day: lang === 'fr' && day === '1' ? '1er' : day,
    month: formats[lang].month.format(noon),
  };
}
