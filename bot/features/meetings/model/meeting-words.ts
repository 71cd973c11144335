/** A meeting in a sentence: its day, its hours, what it is called. */

import {
  briefHours,
  briefWeekday,
  dayInWords,
  timeInWords,
} from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Meeting, When } from './schema.ts';

const fr = {
  hours: (start: string, end: string) => `de ${start} à ${end}`,
  on: (day: string, hours: string) => `le ${day}, ${hours}`,
  meeting: (day: string, time: string) => `la réunion du ${day} à ${time}`,
  invitation: (meeting: string) => `invitation à ${meeting}`,
  change: (meeting: string) => `changement de ${meeting}`,
  cancellation: (meeting: string) => `annulation de ${meeting}`,
  nudge: (meeting: string) => `relance pour ${meeting}`,
};

const en: typeof fr = {
  hours: (start, end) => `from ${start} to ${end}`,
  on: (day, hours) => `on ${day}, ${hours}`,
  meeting: (day, time) => `the meeting of ${day} at ${time}`,
  invitation: (meeting) => `invitation to ${meeting}`,
  change: (meeting) => `change of ${meeting}`,
  cancellation: (meeting) => `cancellation of ${meeting}`,
  nudge: (meeting) => `nudge about ${meeting}`,
};

const strings = { fr, en };

/** What a personal link to a meeting opens. */
export const meetingDoor = (id: string): string => `meeting:${id}`;

/** "mardi 15 septembre 2026, de 14h à 16h". */
export const whenInWords = (when: When, locale: Locale): string =>
  isWholeDay(when)
    ? dayInWords(when.date, locale)
    : `${dayInWords(when.date, locale)}, ${hoursInWords(when, locale)}`;

/** "lun. 7 déc., 14h", in a line of a card. */
export const whenInBrief = (when: When, locale: Locale): string =>
  [briefWeekday(when.date, locale), isWholeDay(when) ? '' : timeInWords(when.start, locale)]
    .filter(Boolean)
    .join(', ');

/** "14h–16h", beside the block of its day; empty: nobody said when it began. */
export const hoursInBrief = (when: When, locale: Locale): string =>
  isWholeDay(when) ? '' : briefHours(when.start, when.end, locale);

/** "mardi 12 janvier, 14h–16h": a subject is read within the season. */
export const whenOfSeason = (when: When, locale: Locale): string =>
  [dayInWords(when.date, locale).replace(/ \d{4}$/, ''), hoursInBrief(when, locale)]
    .filter(Boolean)
    .join(', ');

/** Hours of a meeting that was held, and of which nobody said when it began. */
export const noHours = { start: '00:00', end: '23:59' } as const;

const isWholeDay = ({ start, end }: When): boolean =>
  start === noHours.start && end === noHours.end;

/** "de 14h à 16h". */
const hoursInWords = ({ start, end }: When, locale: Locale): string =>
  strings[locale].hours(timeInWords(start, locale), timeInWords(end, locale));

/** "la réunion du mardi 15 septembre 2026 à 14h". */
export const theMeeting = ({ when }: Pick<Meeting, 'when'>, locale: Locale): string =>
  strings[locale].meeting(dayInWords(when.date, locale), timeInWords(when.start, locale));

/** What a push is called in its report, in both languages. */
export const pushTitle = (
  what: 'invitation' | 'change' | 'cancellation' | 'nudge',
  meeting: Pick<Meeting, 'when'>,
): Record<Locale, string> => ({
  fr: fr[what](theMeeting(meeting, 'fr')),
  en: en[what](theMeeting(meeting, 'en')),
});
