/** The day an update speaks of: "au 30 septembre", "fin juin", "hier". */
import type { WhenFound } from '../../../language/when/expression.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { whenSlot } from '../../people/model/slots/when.ts';
import { foldedAt, isHead, isNumber, isSaid, type Part, spansOf, use, wholeOf } from './part.ts';

/** `invalid`: a day was said that does not exist. */
export type AsOf = { day: string } | { invalid: true } | undefined;

/** Days of a sentence; without a figure or a word of time there is none, and nothing is looked for. */
export function daysIn(sentence: Sentence, context: SlotContext): readonly Placed<WhenFound>[] {
  const { months, weekdays } = context.knowledge.vocabulary.when;
  const whole = wholeOf(sentence);
  const mayTell =
    isSaid(whole, 'av-jour') ||
    sentence.tokens.some(
      (token) => isNumber(token) || months.has(token.folded) || weekdays.has(token.folded),
    );
  return mayTell ? whenSlot(sentence, context) : [];
}

/** @param today local day, `YYYY-MM-DD` */
export function asOfIn(part: Part, context: SlotContext, today: string): AsOf {
  if (!isSaid(part, 'av-au-jour', 'av-jour')) return undefined;
  for (const { value, at, length } of daysIn(part.sentence, context)) {
    if (at < part.from || at + length > part.to) continue;
    const day = dayOf(value, today);
    if (day === undefined || day === today || isSaid({ ...part, to: at }, 'av-pas-date')) continue;
    const lead = spansOf(part, 'av-au-jour').find(({ from, to }) => from <= at && to >= at);
    const from = lead ? Math.min(lead.from, at) : at;
    const isAlone = isHead(part, from);
    // Right after what it is about: "la fiche 5 au 15/09".
    const follows =
      lead !== undefined && (part.used.has(from - 1) || isSaid(part, 'av-etiquettes'));
    const isRelative = value.kind === 'day' && value.sure && !/\d/.test(words(part, at, length));
    if (!(isAlone || follows) || !(lead || isRelative)) continue;
    use(part, { from, to: at + length });
    return day === 'none' ? { invalid: true } : { day };
  }
  return undefined;
}

const words = (part: Part, at: number, length: number): string =>
  Array.from({ length }, (_, i) => foldedAt(part, at + i)).join(' ');

/** The day that it tells how things stood: none that is to come. */
function dayOf(found: WhenFound, today: string): string | undefined {
  if (found.kind === 'noDay') return 'none';
  if (found.kind === 'day') {
    if (found.limit) return undefined;
    return found.sure ? past(found.date, today, 0) : past(found.date, today, 1);
  }
  if (found.kind === 'period' && found.unit === 'part') return past(found.to, today, 1);
  return undefined;
}

/** The same day in the year before, when it is still to come and was said without its year. */
function past(date: string, today: string, years: number): string | undefined {
  if (date <= today) return date;
  if (years === 0) return undefined;
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
}
