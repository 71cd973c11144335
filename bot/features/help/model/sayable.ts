/** What somebody may say: the how-tos that their part in the partnership opens to them. */
import type { Doer, HowTo } from '../../../contract/how-to.ts';
import type { Speaking } from '../../people/model/speaking.ts';

export interface PersonPart extends Pick<Speaking, 'led' | 'coAnimates'> {
  isAdmin: boolean;
}

/** What is nearest to somebody's own part comes first. */
function doersOf({ led, coAnimates, isAdmin }: PersonPart): readonly Doer[] {
  const animates = isAdmin || coAnimates.length > 0;
  return [
    ...(led.length > 0 ? (['leads'] as const) : []),
    ...(animates ? (['animates'] as const) : []),
    'anyone',
  ];
}

export const mayDo = (by: Doer, part: PersonPart): boolean =>
  by === 'anyone' || (by === 'leads' && part.coAnimates.length > 0) || doersOf(part).includes(by);

/** Those that are shown without being asked for, nearest first. */
const sayable = (howTos: readonly HowTo[], part: PersonPart): HowTo[] =>
  doersOf(part).flatMap((doer) => howTos.filter(({ by, shown }) => shown && by === doer));

/** A few of them, of as many features as there can be. */
export function suggested(howTos: readonly HowTo[], part: PersonPart, most: number): HowTo[] {
  const all = sayable(howTos, part);
  const seen = new Set<string>();
  const first = all.filter(({ name }) => {
    const feature = name.split('.')[0] ?? '';
    return seen.has(feature) ? false : seen.add(feature);
  });
  const asked = all.find(({ name }) => name === 'plan.ask');
  const rest = first.filter((one) => one !== asked).slice(0, asked ? most - 1 : most);
  return asked ? [...rest, asked] : rest;
}
