/** Of whose poll an answer is said to be: "pour la carto le 8, et pour Parentalité aucun des deux". */
import { endOf, isLight } from '../../../sentence/between.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { isIn } from '../../people/model/groups.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { wordsOf } from './vote-note.ts';

/** "Pour la carto", "Parentalité : aucun", "pour celui de Rachid": groups of which what stands beside them is said. */
export const groupsMeant = (sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] => {
  const led = groupsLed(sentence, context);
  const titled = groupsSlot(sentence, context).filter(
    (one) => isKnown(one) && /^\s*:/.test(sentence.text.slice(spanIn(sentence, one).end)),
  );
  return [...led, ...titled.filter((one) => !led.includes(one))];
};

/** Those of them that a word leads to: "pour la carto". */
export const groupsLed = (sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] =>
  [...groupsSlot(sentence, context), ...ledBy(sentence, context)].filter(
    (one) =>
      isKnown(one) &&
      conceptsOf(sentence, 'vote-pour-groupe').some(
        (lead) => endOf(lead) <= one.at && isLight(sentence, endOf(lead), one.at),
      ),
  );

const isKnown = ({ value }: Placed<NamedGroup>): boolean => value.found.length > 0;

/** "Celui de Rachid": the group that he co-animates. */
const ledBy = (sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] =>
  conceptsOf(sentence, 'vote-celui-de').flatMap((lead) => {
    const whose = personsSlot(sentence, context).find(({ at }) => at === endOf(lead));
    const [person] = whose?.value.found ?? [];
    if (!whose || person === undefined) return [];
    const found = context.view.groups.filter(({ row }) => isIn(row?.coAnimators ?? [], person));
    const value = { found, text: whose.value.name };
    return [{ value, at: lead.at, length: lead.length + whose.length }];
  });

/** What is said of each group that is named so, each from its own clause on; all of it, where one is. */
export function sharesOf(sentence: Sentence, context: SlotContext): string[] {
  const { text } = sentence;
  const places = groupsMeant(sentence, context)
    .map((one) => spanIn(sentence, one).start)
    .sort((a, b) => a - b);
  const starts = places.map((at) => allPartsOf(text).findLast(({ start }) => start <= at)?.start);
  const cuts = [...new Set(starts)];
  return cuts.map((start, i) => wordsOf(text.slice(i === 0 ? 0 : start, cuts[i + 1])));
}
