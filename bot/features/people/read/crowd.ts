/** All who are in one group, put into another: "tous les membres de Parentalité sauf Nadia passent aussi dans Cartographie". */
import { endOf, isLight } from '../../../sentence/between.ts';
import { isBehind } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { PeopleCommand } from './command.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';
import { nameOf } from './roles.ts';

/** Undefined: it is of no two groups, or of some of them only. */
export function crowdIn(sentence: Sentence, context: SlotContext): PeopleCommand[] | undefined {
  if (sentence.mood === 'ask') return undefined;
  const [from, to, other] = wherePeopleAre(sentence, context).filter(
    ({ value }) => value.found.length === 1,
  );
  if (!from || !to || other || says(sentence, 'gens-oter')) return undefined;
  const isInto = conceptsOf(sentence, 'gens-rejoindre').some(
    (one) => one.at > from.at && one.at < to.at && isLight(sentence, endOf(one), to.at),
  );
  if (!isInto && !isBehind(sentence, 'gens-vers', to.at)) return undefined;
  const isAll = conceptsOf(sentence, 'gens-tous').some(
    (one) =>
      one.at < from.at &&
      (endOf(one) === from.at || (one.length > 1 && isLight(sentence, endOf(one), from.at))),
  );
  const members = from.value.found[0]?.row?.members;
  if (!isAll || !members) return undefined;
  const except = conceptsOf(sentence, 'av-sauf')[0]?.at ?? sentence.tokens.length;
  const left = peopleSlot(sentence, context).filter(({ at }) => at > except);
  const out = left.flatMap(({ value }) => value.found);
  const persons = members.flatMap(({ person }) =>
    out.includes(person) ? [] : (context.view.person(person)?.name ?? []),
  );
  const but = left.map(nameOf);
  return [{ intent: 'add', group: to.value, persons, ...(but.length > 0 && { but }) }];
}
