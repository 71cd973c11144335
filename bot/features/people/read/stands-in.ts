/** Whoever leads something, or co-animates a group, and is away for a time: who comes stands in, and nobody is unseated. */

import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { peopleSlot } from './people-slots.ts';
import { ledBy } from './who-leads.ts';

/** Whoever leads something or co-animates today, and is said to be away: "Karim est absent, …", "pendant le congé de Karim". */
export function awayIn(sentence: Sentence, context: SlotContext): NamedPerson[] {
  const { concepts } = sentence;
  const isBeside = (one: Placed<unknown>, away: Placed<unknown>) =>
    endOf(one) <= away.at &&
    isLight(sentence, endOf(one), away.at) &&
    !isParted(sentence, endOf(one), away.at);
  const marks = concepts.filter(({ value }) => /^(?:gens-absent|presence-absent)$/.test(value));
  const { self } = context.speaking;
  // "Absent du 7 au 18", "je suis absent": of nobody else, it is who speaks.
  const be = conceptsOf(sentence, 'auxiliaire');
  const own = marks.some(({ at }) => isLight(sentence, 0, at, be))
    ? [{ found: [self], name: context.view.person(self)?.name ?? '', isSelf: true }]
    : [];
  const nouns = conceptsOf(sentence, 'gens-absence');
  const beside = peopleSlot(sentence, context).filter(
    (one) => marks.some((mark) => isBeside(one, mark)) || nouns.some((noun) => isBeside(noun, one)),
  );
  const all = beside.length > 0 ? beside.map(({ value }) => value) : own;
  return all.filter(
    (one) => ledBy(context.view, [one]).length > 0 || animatedBy(context, [one]).length > 0,
  );
}

/** Groups that these people co-animate. */
export const animatedBy = ({ view }: SlotContext, persons: readonly NamedPerson[]): NamedGroup[] =>
  view.groups
    .filter(({ row }) =>
      row?.coAnimators.some(({ person }) => persons.some(({ found }) => found.includes(person))),
    )
    .map((group) => ({ found: [group], text: group.label.fr }));
