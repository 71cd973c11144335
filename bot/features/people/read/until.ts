/** Until when somebody leads something: "jusqu'au 31/12/2027", "jusqu'en 2027". */
import { type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { whenSlot } from '../model/slots/when.ts';

/** A date that was said and does not exist. */
export const UNREADABLE = 'unreadable';

/** A day, or the last one of a period or a year. A day without a year is the next one. */
export function untilIn(sentence: Sentence, context: SlotContext): string | undefined {
  if (!says(sentence, 'gens-jusqua')) return undefined;
  for (const { value } of whenSlot(sentence, context)) {
    if (value.kind === 'day') return value.date;
    if (value.kind === 'period') return value.to;
  }
  const year = sentence.tokens.find(({ folded }) => /^20\d\d$/.test(folded))?.folded;
  return year ? `${year}-12-31` : UNREADABLE;
}
