/** Until when somebody leads something: "jusqu'au 31/12/2027", "jusqu'en 2027". */

import { localDay } from '../../../calendar/local-time.ts';
import type { Day } from '../../../language/dates.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';

/** A date that was said and does not exist. */
export const UNREADABLE = 'unreadable';

/** A day, or the last day of a year. A day without a year is the next one. */
export function untilIn(
  sentence: Sentence,
  { days }: Utterance,
  { now, zone }: SlotContext,
): string | undefined {
  if (!says(sentence, 'gens-jusqua')) return undefined;
  const [day] = days;
  if (day) return dateOf(day, localDay(now, zone)) ?? UNREADABLE;
  const year = sentence.tokens.find(({ folded }) => /^20\d\d$/.test(folded))?.folded;
  return year ? `${year}-12-31` : UNREADABLE;
}

function dateOf({ day, month, year }: Day, today: string): string | undefined {
  const inYear = (y: number) =>
    `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const date = inYear(year ?? (inYear(thisYear) >= today ? thisYear : thisYear + 1));
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
    ? date
    : undefined;
}
