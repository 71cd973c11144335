/** Who goes where somebody else comes: the reason of a change, and no change of its own. */
import { everyoneOf } from '../model/groups.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { PartnersView } from '../model/view.ts';
import type { PeopleCommand, TypedName } from './command.ts';

interface Changes {
  commands: PeopleCommand[];
  doubtful: PeopleCommand[];
}

/** "M. Marchand quitte ses fonctions : retire-le du groupe": who goes, of nothing named, is the reason of what is done. */
export function withoutReasons<T extends Changes>(
  { commands, doubtful, ...read }: T,
  { view }: Pick<SlotContext, 'view'>,
) {
  const all = [...commands, ...doubtful];
  const nobodys = all.find(isNobodys);
  const isReason = (one: PeopleCommand): boolean =>
    one.intent === 'unpilot' &&
    !one.led &&
    (nobodys !== undefined ||
      all.some(
        (other) =>
          other !== one &&
          (namedBy(other).includes(one.person) || leftBy(other, view).includes(one.person ?? '')),
      ));
  // "Retire le pilote de la 1.1 et mets Julie": she takes the place, and whoever stands in stays.
  const isGiven = (one: PeopleCommand): boolean =>
    isNobodys(one) &&
    all.some((other) => other.intent === 'pilot' && other.holder && other.led.id === one.led?.id);
  const [gone] = all.filter(isReason);
  const person = gone?.intent === 'unpilot' ? gone.person : undefined;
  const kept = (ones: readonly PeopleCommand[]): PeopleCommand[] =>
    ones.flatMap((one) =>
      isReason(one)
        ? []
        : isGiven(one)
          ? { ...one, role: 'pilot' as const }
          : isNobodys(one) && one === nobodys
            ? { ...one, person }
            : one,
    );
  return { ...read, commands: kept(commands), doubtful: kept(doubtful) };
}

type Unpilot = Extract<PeopleCommand, { intent: 'unpilot' }>;
/** "La 1.1 n’a plus de pilote": whose place it was is not said. */
const isNobodys = (one: PeopleCommand): one is Unpilot =>
  one.intent === 'unpilot' && one.led !== undefined && one.person === undefined;

/** Who leads what somebody else is given: "Karim arrête, c’est Inès qui reprend le forum". */
const leftBy = (one: PeopleCommand, view: PartnersView): string[] =>
  one.intent === 'pilot' && one.led.id !== undefined
    ? everyoneOf(view.pilot(one.led.id)).map(({ name }) => name)
    : [];

const namedBy = (one: PeopleCommand): readonly (TypedName | undefined)[] => [
  ...('persons' in one ? one.persons : []),
  ...(one.intent === 'pilot' ? [one.holder, one.substitute, one.instead] : []),
  ...(one.intent === 'unpilot' ? [one.person] : []),
];
