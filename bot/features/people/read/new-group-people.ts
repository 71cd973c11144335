/** Who comes into a group that a message makes, and who co-animates it. */
import { endOf, isLight } from '../../../sentence/between.ts';
import { isOver, overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { organisationsSlot } from '../model/slots/organisations.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { PeopleCommand } from './command.ts';
import type { NewGroup } from './new-group.ts';
import { peopleSlot, sendersIn, wherePeopleAre } from './people-slots.ts';
import { meantOf, nameOf, nameOfPerson } from './roles.ts';
import { rosterOf, runsOf } from './roster.ts';

/** The group that a clause makes, and whoever is named with it: "co-animé par Karim et Inès", "avec Paul dedans". */
export function madeBy(
  sentence: Sentence,
  made: NewGroup,
  context: SlotContext,
): { commands: PeopleCommand[]; left: string[] } {
  const inName = (one: Placed<unknown>) =>
    [made.place, made.within].some((other) => other !== undefined && overlap(one, other));
  const named = peopleSlot(sentence, context).filter((one) => !inName(one));
  // "… avec Paul et Sophie, et une réunion avec Omar": what stands behind a list of people, and those of it.
  const other = conceptsOf(sentence, 'gens-ailleurs').find(({ at }) =>
    named.some((one) => endOf(one) <= at && isLight(sentence, endOf(one), at)),
  );
  const all = named.filter(({ at }) => !other || at < other.at);
  const apart = inOthers(sentence, all, context, inName);
  const { persons: meant } = meantOf(
    sentence,
    all.filter((one) => !apart.some(({ run }) => run.includes(one))),
  );
  const concepts = sentence.concepts.filter((one) => !inName(one));
  const roleOf = rosterOf({ ...sentence, concepts }, all);
  const isLed = meant.some(({ value }) => roleOf(value) === 'coAnimator');
  // "Un groupe avec Paul et moi": whoever makes a group is in it.
  const persons = meant.filter(({ value }) => isLed || !value.isSelf);
  const namesOf = (isCoAnimator: boolean) =>
    persons.flatMap(({ value }) =>
      (roleOf(value) === 'coAnimator') === isCoAnimator ? [nameOfPerson(value)] : [],
    );
  const group = { found: [], text: made.name };
  const within = made.within?.value.found[0]?.id;
  const senders = sendersIn(sentence, context, persons).filter((one) => !inName(one));
  const from = senders.map(({ value }) => value.text);
  const [leads, members] = [namesOf(true), namesOf(false)];
  const come: PeopleCommand[] = [
    ...(leads.length > 0 ? [{ intent: 'appoint', group, persons: leads } as const] : []),
    ...(members.length + from.length > 0
      ? [{ intent: 'add', group, persons: members, ...(from.length > 0 && { from }) } as const]
      : []),
  ];
  return {
    commands: [
      {
        intent: 'create',
        name: made.name,
        isLed,
        ...(made.isTold && { isTold: true }),
        ...(within && { within }),
        ...(made.like && { like: made.like }),
      },
      ...(made.name === '' ? [] : come),
      ...apart.map(({ group, run }) => ({
        intent: 'add' as const,
        group,
        persons: run.map(nameOf),
      })),
    ],
    left: [
      ...strangersIn(
        sentence,
        [...named, ...senders, ...[made.place ?? [], made.within ?? []].flat()],
        context,
      ),
      ...(other ? [sentence.text.slice(sentence.typed[other.at]?.start)] : []),
    ],
  };
}

/** "… avec Paul dedans, et Omar et Nadia dans Équipe Nord": the lists of people that come into another group, said behind them. */
const inOthers = (
  sentence: Sentence,
  persons: readonly Placed<NamedPerson>[],
  context: SlotContext,
  inName: (one: Placed<unknown>) => boolean,
) =>
  runsOf(sentence, persons, conceptsOf(sentence, 'gens-en-etre')).flatMap((run) => {
    const end = Math.max(0, ...run.map(endOf));
    const group = wherePeopleAre(sentence, context).find(
      (one) =>
        !inName(one) &&
        one.value.found.length > 0 &&
        one.at > end &&
        isLight(sentence, end, one.at),
    )?.value;
    return group ? [{ group, run }] : [];
  });

/** "Avec Camille, Bérengère et Zoé": the first names that nobody is known by, which nothing is done with. */
export function strangersIn(
  sentence: Sentence,
  taken: readonly Placed<unknown>[],
  context: SlotContext,
): string[] {
  const { text, typed, concepts } = sentence;
  const read = [...taken, ...concepts, ...organisationsSlot(sentence, context)];
  return typed.flatMap(({ start, end }, at) => {
    const word = text.slice(start, end);
    return at > 0 && /^\p{Lu}\p{Ll}/u.test(word) && !isOver(read, at) ? [word] : [];
  });
}

/** "… Animation : Yanis et Lucie": whoever else is named to co-animate a new group does, and not who makes it. */
export const ledByOthers = (commands: readonly PeopleCommand[]): PeopleCommand[] =>
  commands.map((one, at) => {
    const isLed =
      one.intent === 'create' &&
      commands
        .slice(at + 1)
        .some(
          (other) =>
            other.intent === 'appoint' &&
            other.group.text === one.name &&
            other.persons.some((person) => person !== 'moi'),
        );
    return isLed ? { ...one, isLed } : one;
  });
