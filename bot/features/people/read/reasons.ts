/** Who goes where somebody else comes: the reason of a change, or whose place it is, and no change of its own. */
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
  { view, speaking: { self } }: Pick<SlotContext, 'view' | 'speaking'>,
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
  // "Je ne pilote plus la 1.1, c’est Zoé": one change, of whoever comes in the place of who goes.
  const heirOf = (one: PeopleCommand) =>
    one.intent === 'unpilot' && one.person && !one.role && one.led?.id !== undefined
      ? all.find((other) => other.intent === 'pilot' && other.led.id === one.led?.id)
      : undefined;
  const goer = (heir: PeopleCommand): string => {
    const name = all.flatMap((one) =>
      heirOf(one) === heir && 'person' in one ? one.person : [],
    )[0];
    return (name === 'moi' ? view.person(self)?.name : name) ?? '';
  };
  const heirs = all.map(heirOf);
  const kept = (ones: readonly PeopleCommand[]): PeopleCommand[] =>
    ones.flatMap((one) =>
      isReason(one) || heirOf(one)
        ? []
        : one.intent === 'pilot' && heirs.includes(one)
          ? { ...one, instead: goer(one) }
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
