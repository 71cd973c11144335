/** Until when somebody leads something: "jusqu'au 31/12/2027", "jusqu'en 2027". */
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
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

/** "Karim reste titulaire jusqu’au 31, …": who follows him comes behind that day. */
export function stayingIn(sentence: Sentence, context: SlotContext): { until: string } | undefined {
  const until = says(sentence, 'gens-rester') ? untilIn(sentence, context) : undefined;
  return until === undefined || until === UNREADABLE ? undefined : { until };
}

/** "Du 7 au 18 décembre": the first and last day of a stretch, during which somebody stands in for another. */
export function stretchIn(
  sentence: Sentence,
  context: SlotContext,
): { from: string; to: string } | undefined {
  const says = (concept: string, from: number, to: number) =>
    conceptsOf(sentence, concept).some(({ at }) => from <= at && at < to);
  const found = whenSlot(sentence, context);
  for (const [i, { value, at, length }] of found.entries()) {
    const next = value.kind === 'day' ? found[i + 1] : found[i];
    const end = next ? next.at + next.length : 0;
    const isLed = says('bord-jour-ancien', at - 1, at + 1);
    if (!next || !isLed || !says('bord-jour-nouveau', at + 1, end)) continue;
    if (value.kind === 'period') return { from: value.from, to: value.to };
    if (value.kind === 'day' && next.value.kind === 'day' && next.at - at - length < 2)
      return { from: value.date, to: next.value.date };
  }
  const to = isMeanwhile(sentence) ? untilIn(sentence, context) : undefined;
  return to === undefined || to === UNREADABLE ? undefined : { from: context.today, to };
}

/** "Sophie est arrêtée jusqu’au 4, Rachid prend la 1.1": whoever is away until a day comes back. */
function isMeanwhile(sentence: Sentence): boolean {
  const [until] = conceptsOf(sentence, 'gens-jusqua');
  const isAway = ({ value, at, length }: { value: string; at: number; length: number }) =>
    /^(?:gens-cesser|presence-absent)$/.test(value) && until?.at === at + length;
  return says(sentence, 'gens-en-attendant') || sentence.concepts.some(isAway);
}
