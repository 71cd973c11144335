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
import { wordsOf } from './vote-mark.ts';

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

/** "Celui de Rachid", "pour Inès le 11, pour Rachid le 17": the group that somebody co-animates. */
function ledBy(sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] {
  const of = (name: string) => conceptsOf(sentence, name);
  const leads = of('vote-pour-groupe');
  const led = personsSlot(sentence, context).flatMap((whose) => {
    const [person] = whose.value.found;
    if (!leads.some((lead) => endOf(lead) <= whose.at)) return [];
    const found = context.view.groups.filter(
      ({ row }) => person !== undefined && isIn(row?.coAnimators ?? [], person),
    );
    const lead = of('vote-celui-de').find((one) => endOf(one) === whose.at);
    const value = { found, text: whose.value.name };
    const at = lead?.at ?? whose.at;
    return found.length > 0 ? [{ lead, value, at, length: endOf(whose) - at }] : [];
  });
  // Of one alone, "pour Inès le 11" answers for her.
  const isPair = new Set(led.map(({ value }) => value.found[0]?.id)).size > 1;
  return led.filter(({ lead }) => lead ?? isPair);
}

/** What is said of each group that is named so, without its name, each from its own clause on. */
export function sharesOf(
  sentence: Sentence,
  context: SlotContext,
): { text: string; groups: string[] }[] {
  const { text } = sentence;
  const meant = groupsMeant(sentence, context).sort((a, b) => a.at - b.at);
  const shares = meant.flatMap(({ value, ...one }) => {
    const name = spanIn(sentence, one);
    const start = allPartsOf(text).findLast((part) => part.start <= name.start)?.start ?? 0;
    return [{ start, name, groups: value.found.map(({ id }) => id) }];
  });
  return shares
    .filter(({ start }, i) => start !== shares[i - 1]?.start)
    .map(({ start, name, groups }, i, all) => {
      const ahead = text.slice(i === 0 ? 0 : start, name.start);
      return { groups, text: wordsOf(ahead + text.slice(name.end, all[i + 1]?.start)) };
    });
}
