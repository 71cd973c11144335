/** Of whose poll an answer is said to be: "pour la carto le 8, et pour Parentalité aucun des deux". */
import { endOf, isLight } from '../../../sentence/between.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { wordsOf } from './vote-piece.ts';

/** "Pour la carto", "Parentalité : aucun": groups of which what stands beside them is said. */
export const groupsMeant = (sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] =>
  groupsSlot(sentence, context).filter(
    (one) =>
      one.value.found.length > 0 &&
      (/^\s*:/.test(sentence.text.slice(spanIn(sentence, one).end)) ||
        conceptsOf(sentence, 'vote-pour-groupe').some(
          (lead) => endOf(lead) <= one.at && isLight(sentence, endOf(lead), one.at),
        )),
  );

/** What is said of each group that is named so, each from its own clause on; all of it, where one is. */
export function sharesOf(sentence: Sentence, context: SlotContext): string[] {
  const { text } = sentence;
  const places = groupsMeant(sentence, context).map((one) => spanIn(sentence, one).start);
  const starts = places.map((at) => allPartsOf(text).findLast(({ start }) => start <= at)?.start);
  const cuts = [...new Set(starts)];
  return cuts.map((start, i) => wordsOf(text.slice(i === 0 ? 0 : start, cuts[i + 1])));
}
