/** Places that two exchange: "permute les pilotes de la 1.1 et de la 5", "Inès et Rachid échangent leurs groupes". */
import { endOf } from '../../../sentence/between.ts';
import { longest, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, saysAny } from '../../../sentence/sentence.ts';
import { asNamed, type NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { thingsSlot } from '../model/slots/things.ts';
import type { PeopleCommand } from './command.ts';
import { animatedBy } from './later.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';

/** Both halves, or nothing: who leads the one leads the other. Empty: of which two is not clear. */
export function swapIn(sentence: Sentence, context: SlotContext): PeopleCommand[] | undefined {
  if (sentence.mood === 'ask' || !isSwap(sentence)) return undefined;
  const persons = peopleSlot(sentence, context).filter(({ value }) => value.found.length === 1);
  const things = thingsSlot(sentence, context);
  const led = two([...new Set(things.flatMap(({ value }) => value.found))]);
  const groups = two(groupsIn(sentence, context));
  if (led) return pilotsOf(led, context);
  if (groups) return animatorsOf(groups, persons, context);
  const [first, second] = two(persons.map(({ value }) => value)) ?? [];
  if (!first || !second || things.length > 0) return undefined;
  const each = [first, second].map((one) => animatedBy(context, [one]));
  const theirs = two(each.flatMap((all) => (all.length === 1 ? all : [])));
  const held = two([first, second].flatMap((one) => heldBy(one, context)));
  return held ? pilotsOf(held, context) : theirs ? animatorsOf(theirs, persons, context) : [];
}

/** "On a échangé avec la Caf", "sur la 1.1": they only talked. */
const isSwap = (sentence: Sentence): boolean =>
  // "…, euh l’inverse", "inverse : Zoé titulaire et Camille suppléante": of what was just said, or by its roles.
  !saysAny(sentence, ['gens-titulaire', 'gens-suppleant']) &&
  longest(conceptsOf(sentence, 'gens-echanger')).some(
    (one) =>
      one.length === 1 &&
      !/^(?:avec|sur|autour|with|about)$/.test(sentence.tokens[endOf(one)]?.folded ?? '') &&
      !/é(?:e?s?)?$/iu.test(sentence.text.slice(0, sentence.typed[endOf(one) - 1]?.end)),
  );

const two = <T>(all: readonly T[]): readonly [T, T] | undefined => {
  const [first, second, third] = all;
  return first !== undefined && second !== undefined && third === undefined
    ? [first, second]
    : undefined;
};

function groupsIn(sentence: Sentence, context: SlotContext): NamedGroup[] {
  const found = wherePeopleAre(sentence, context).flatMap(({ value }) =>
    value.found.length === 1 ? value.found : [],
  );
  return [...new Set(found)].map(asNamed);
}

/** What somebody leads alone. */
function heldBy({ found }: NamedPerson, { view }: SlotContext): string[] {
  const led = [...view.pilots].flatMap(([id, { holder }]) =>
    holder?.person && found.includes(holder.person) ? [id] : [],
  );
  return led.length === 1 ? led : [];
}

function pilotsOf(led: readonly [string, string], { view }: SlotContext): PeopleCommand[] {
  const [one, other] = led.map((id) => view.pilot(id)?.holder?.name);
  if (!one || !other) return [];
  const put = (id: string, holder: string, instead: string): PeopleCommand => ({
    intent: 'pilot',
    led: { id, text: id },
    holder,
    instead,
  });
  return [put(led[0], other, one), put(led[1], one, other)];
}

function animatorsOf(
  groups: readonly [NamedGroup, NamedGroup],
  persons: readonly Placed<NamedPerson>[],
  { view }: SlotContext,
): PeopleCommand[] {
  const meant = persons.flatMap(({ value }) => value.found);
  const [ones, others] = groups.map(({ found }) =>
    (found[0]?.row?.coAnimators ?? []).flatMap(({ person }) =>
      meant.length === 0 || meant.includes(person) ? (view.person(person)?.name ?? []) : [],
    ),
  );
  if (!ones?.length || !others?.length) return [];
  return [
    { intent: 'appoint', group: groups[0], persons: others },
    { intent: 'appoint', group: groups[1], persons: ones },
    { intent: 'dismiss', group: groups[0], persons: ones },
    { intent: 'dismiss', group: groups[1], persons: others },
  ];
}
