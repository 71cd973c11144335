/** "Je ne pilote plus la 1.1, c’est Zoé": one change, of whoever comes in the place of who speaks. */
import type { SlotContext } from '../model/slots/context.ts';
import type { PeopleCommand } from './command.ts';

export function handedOver(
  commands: readonly PeopleCommand[],
  { view, speaking: { self } }: Pick<SlotContext, 'view' | 'speaking'>,
): PeopleCommand[] {
  const heirOf = (led: string | undefined) =>
    commands.find((one) => one.intent === 'pilot' && one.led.id === led && led !== undefined);
  const left = commands.filter(
    (one) => one.intent === 'unpilot' && one.person === 'moi' && heirOf(one.led?.id),
  );
  const heirs = left.map((one) => one.intent === 'unpilot' && heirOf(one.led?.id));
  const instead = view.person(self)?.name ?? '';
  return commands
    .filter((one) => !left.includes(one))
    .map((one) => (one.intent === 'pilot' && heirs.includes(one) ? { ...one, instead } : one));
}
