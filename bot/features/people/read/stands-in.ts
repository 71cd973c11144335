/** Whoever leads something and is away for a time: who comes stands in, and nobody is unseated. */

import { dayBefore } from '../../../calendar/local-time.ts';
import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { PeopleCommand } from './command.ts';
import { UNREADABLE, untilIn } from './later.ts';
import { peopleSlot } from './people-slots.ts';
import { nameOfPerson, samePerson, TAKES } from './roles.ts';

/** Whoever leads something today, and is said to be away: "Karim est absent, …", "Karim est arrêté". */
export function awayIn(sentence: Sentence, context: SlotContext): NamedPerson[] {
  const { concepts } = sentence;
  const led = [...context.view.pilots.values()].flatMap(everyoneOf);
  const isBeside = (one: Placed<unknown>, away: Placed<unknown>) =>
    endOf(one) <= away.at &&
    isLight(sentence, endOf(one), away.at) &&
    !isParted(sentence, endOf(one), away.at);
  const marks = concepts.filter(({ value }) => /^(?:gens-absent|presence-absent)$/.test(value));
  const { self } = context.speaking;
  // "Absent du 7 au 18", "je suis absent": of nobody else, it is who speaks.
  const own = marks.some(({ at }) => isLight(sentence, 0, at))
    ? [{ found: [self], name: context.view.person(self)?.name ?? '', isSelf: true }]
    : [];
  const beside = peopleSlot(sentence, context).filter((one) =>
    marks.some((mark) => isBeside(one, mark)),
  );
  return (beside.length > 0 ? beside.map(({ value }) => value) : own).filter(({ found, name }) =>
    led.some((one) => (one.person === null ? one.name === name : found.includes(one.person))),
  );
}

/** What whoever stands in does. */
const STANDS_IN: ReadonlySet<string> = new Set([...TAKES, 'gens-remplacer', 'gens-suppleant']);

/** "Karim est absent jusqu’au 4, c’est Nadia qui gère", of no fiche: whoever comes stands in for what he leads. */
export function standsIn(sentences: readonly Sentence[], context: SlotContext) {
  const away = sentences.flatMap((one) => awayIn(one, context));
  // "Nadia prend les notes" is nobody’s place: the verb ends what is said.
  const takes = sentences.some((sentence) =>
    sentence.concepts.some((one) => STANDS_IN.has(one.value) && isLight(sentence, endOf(one))),
  );
  const [heir, second] = sentences
    .flatMap((one) => peopleSlot(one, context))
    .filter(({ value }) => !away.some((one) => samePerson(one, value)));
  const ids = [...context.view.pilots].flatMap(([id, pilot]) =>
    everyoneOf(pilot).some((one) =>
      away.some(({ found, name }) => one.name === name || found.includes(one.person ?? '')),
    )
      ? [id]
      : [],
  );
  if (!takes || !heir || second || ids.length === 0) return undefined;
  const to = sentences.map((one) => untilIn(one, context)).find((day) => day !== undefined);
  const doubtful = ids.map(
    (id): PeopleCommand => ({
      intent: 'pilot',
      led: { id, text: id },
      substitute: nameOfPerson(heir.value),
    }),
  );
  const isDay = to !== undefined && to !== UNREADABLE;
  const later = isDay ? { until: dayBefore(context.today), last: to } : undefined;
  return { commands: [], doubtful, ...(later && { later }) };
}
