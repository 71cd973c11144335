/** Whoever leads something and is away for a time: who comes stands in, and nobody is unseated. */
import { dayBefore } from '../../../calendar/local-time.ts';
import type { Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import type { PeopleCommand } from './command.ts';
import { peopleSlot } from './people-slots.ts';
import { nameOfPerson, samePerson, TAKES } from './roles.ts';
import { UNREADABLE, untilIn } from './until.ts';

/** Whoever leads something today, and is said to be away: "Karim est absent, …", "Karim est arrêté". */
export function awayIn(sentence: Sentence, context: SlotContext): NamedPerson[] {
  const { concepts, tokens, lexicon, text, typed } = sentence;
  const led = [...context.view.pilots.values()].flatMap(everyoneOf);
  const isBeside = ({ at, length }: Placed<unknown>, away: Placed<unknown>) =>
    at + length <= away.at &&
    tokens.slice(at + length, away.at).every(({ folded }) => lexicon.light.has(folded)) &&
    !/[,;.!?\n]/.test(text.slice(typed[at + length - 1]?.end, typed[away.at]?.start));
  const marks = concepts.filter(({ value }) => /^(?:gens-absent|presence-absent)$/.test(value));
  return peopleSlot(sentence, context)
    .filter((one) => marks.some((mark) => isBeside(one, mark)))
    .map(({ value }) => value)
    .filter(({ found, name }) =>
      led.some((one) => (one.person === null ? one.name === name : found.includes(one.person))),
    );
}

/** "Karim est absent jusqu’au 4, c’est Nadia qui gère", of no fiche: whoever comes stands in for what he leads. */
export function standsIn(sentences: readonly Sentence[], context: SlotContext) {
  const away = sentences.flatMap((one) => awayIn(one, context));
  // "Nadia prend les notes" is nobody’s place: the verb ends what is said.
  const takes = sentences.some(({ concepts, tokens, lexicon }) =>
    concepts.some(
      ({ value, at, length }) =>
        TAKES.has(value) &&
        tokens.slice(at + length).every(({ folded }) => lexicon.light.has(folded)),
    ),
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
