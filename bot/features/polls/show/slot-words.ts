/** Slots, days and standings in a sentence. */

import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Warning } from '../../../calendar/warnings.ts';
import { warningInWords } from '../../../knowledge/entries/day-warnings.ts';
import {
  briefHours,
  briefWeekday,
  dayInWords,
  timeInWords,
} from '../../../knowledge/entries/days.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { organisationLabel } from '../../people/model/names.ts';
import type { Time } from '../model/offered-slots.ts';
import type { SlotStanding } from '../model/rules.ts';
import type { Poll } from '../model/schema.ts';
import { strings } from './strings.ts';

/** "mardi 8 septembre": the year is that of the season, and a label is read on a phone. */
export const slotDay = (date: string, locale: Locale): string =>
  dayInWords(date, locale).replace(/ \d{4}$/, '');

/** Slots are said again and again, and a day in words costs more than all the rest of a card. */
const saidOf: Record<Locale, WeakMap<Time, string>> = { fr: new WeakMap(), en: new WeakMap() };

/** "mardi 8 septembre, 14h–16h". */
export function slotInWords(slot: Time, locale: Locale): string {
  const ready = saidOf[locale].get(slot);
  if (ready) return ready;
  const { date, start, end } = slot;
  // What is refused may have no hour, or no end: none is made up.
  const hours = briefHours(start, end, locale);
  const made = [slotDay(date, locale), hours].filter(Boolean).join(', ');
  saidOf[locale].set(slot, made);
  return made;
}

/** "mar. 8 sept. 14h", beside a bar. */
export const slotInShort = ({ date, start }: Time, locale: Locale): string =>
  `${briefWeekday(date, locale)} ${timeInWords(start, locale)}`;

/** "mar. 8 sept., 14h–16h", in a line of a card. */
export const slotInBrief = ({ date, start, end }: Time, locale: Locale): string =>
  [briefWeekday(date, locale), briefHours(start, end, locale)].filter(Boolean).join(', ');

/** Slots that tell one poll from another of the same name. */
const MOST_TOLD = 3;

/** "mar. 8 sept. 14h, jeu. 10 sept. 10h, …": the first slots of a poll. */
export const slotsInShort = ({ slots }: Pick<Poll, 'slots'>, locale: Locale): string =>
  [
    ...slots.slice(0, MOST_TOLD).map((slot) => slotInShort(slot, locale)),
    ...(slots.length > MOST_TOLD ? ['…'] : []),
  ].join(', ');

/** "vendredi 4 septembre à 18h". */
export function momentInWords(at: string | Date, zone: string, locale: Locale): string {
  const { date, time } = localTimeOf(new Date(at), zone);
  return strings[locale].dayAt(slotDay(date, locale), timeInWords(time, locale));
}

/** "5 oui · 2 si besoin": who can come. */
export const countsInWords = ({ yes, maybe }: SlotStanding, locale: Locale): string => {
  const say = strings[locale];
  return [`${yes} ${say.yes}`, ...(maybe > 0 ? [`${maybe} ${say.maybe}`] : [])].join(' · ');
};

/** Why a slot stands where it stands: "manque : Conseil départemental · quorum atteint (7 sur 5)". */
export function reasonInWords(
  { missing, yes, maybe, quorate }: SlotStanding,
  { required, quorum }: Pick<Poll, 'required' | 'quorum'>,
  { plan, locale }: { plan: Plan; locale: Locale },
): string {
  const say = strings[locale];
  const lacking = missing.map((id) => organisationLabel(id, plan, locale)).join(', ');
  const parts = [
    ...(required.length > 0 ? [lacking ? say.missing(lacking) : say.allThere] : []),
    ...(quorum > 0 ? [(quorate ? say.quorate : say.notQuorate)(yes + maybe, quorum)] : []),
  ];
  return parts.join(' · ');
}

/** Kinds of warnings that keep a slot from being asked about: they are said apart. */
const SAID_APART: ReadonlySet<Warning['kind']> = new Set(['past', 'endBeforeStart', 'skippedHour']);

/** What is odd about days, each thing said once. */
export const oddInWords = (warnings: readonly Warning[], locale: Locale): string[] => {
  const odd = warnings.filter(({ kind }) => !SAID_APART.has(kind));
  return [...new Set(odd.map((one) => warningInWords(one, locale)))];
};
