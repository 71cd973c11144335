/** Days told from the day of the telling, as they read a month later: "hier" is a date. */
import { dayInWords, shortDay } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import type { UpdateContent } from '../model/schema.ts';

/** When and where it is told, in which language, and the words of time. */
export interface Telling {
  now: Date;
  zone: string;
  locale: Locale;
  words: Parameters<typeof readWhen>[2];
}

const on: Record<Locale, string> = { fr: 'le', en: 'on' };

/** A text with its relative days dated: "signé hier" is "signé le 26 novembre 2026". */
export function dated(text: string, { now, zone, locale, words }: Telling): string {
  const found = readWhen(text, { now, zone }, words);
  return [...found].reverse().reduce((told, one) => {
    // What has a figure in it is a date already.
    if (one.kind !== 'day' || /\d/.test(text.slice(one.start, one.end))) return told;
    const day =
      one.weekday === undefined
        ? `${on[locale]} ${shortDay(one.date, locale)}`
        : dayInWords(one.date, locale);
    return told.slice(0, one.start) + day + told.slice(one.end);
  }, text);
}

/** The same for all that was said of a subject. */
export function datedContent(said: UpdateContent, telling: Telling): UpdateContent {
  const put = (text: string) => dated(text, telling).slice(0, 1000);
  return {
    ...said,
    highlights: said.highlights.map(put),
    blocker: said.blocker && put(said.blocker),
    arbitration: said.arbitration && put(said.arbitration),
    nextStep: said.nextStep && put(said.nextStep),
  };
}
