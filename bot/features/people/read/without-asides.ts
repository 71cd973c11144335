/** Reasons told beside a change: "ajoute Léa à la carto, elle arrive du pôle petite enfance". */
import { isLight } from '../../../sentence/between.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import { hasClause } from '../../../sentence/saying.ts';
import { conceptsOf, readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { thingsSlot } from '../model/slots/things.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';

/** Words by which a clause changes what stands before it, whatever else it is like. */
const BEARING: readonly string[] = [
  'presence-si',
  'suppose',
  'vote-seulement',
  'q-sauf',
  'gens-a-partir',
];

/**
 * The same order without the clauses that most likely ask for nothing: each has its own verb, stands behind another
 * one, and tells of somebody else, whom it does not name: "je te confirmerai" bears upon what is ordered.
 *
 * @param isAside whether such words, beside others, most likely ask for nothing
 */
export function withoutAsides(
  sentence: Sentence,
  context: SlotContext,
  isAside: (said: string) => boolean,
): Sentence {
  const { text, lexicon, mood } = sentence;
  if (mood !== 'order') return sentence;
  const isTold = (said: Sentence) =>
    said.mood === 'tell' &&
    hasClause(said) &&
    conceptsOf(said, 'presence-tiers').some(({ at }) => isLight(said, 0, at)) &&
    !BEARING.some((one) => says(said, one)) &&
    peopleSlot(said, context).length === 0 &&
    thingsSlot(said, context).length + wherePeopleAre(said, context).length === 0;
  const asides = allPartsOf(text)
    .slice(1)
    .filter(({ start, end }) => {
      const part = text.slice(start, end).trim();
      return isTold(readSentence(part, lexicon)) && isAside(part);
    });
  if (asides.length === 0) return sentence;
  const kept = asides.reduceRight(
    (all, { start, end }) => all.slice(0, start) + all.slice(end),
    text,
  );
  return readSentence(kept.trim(), lexicon);
}
