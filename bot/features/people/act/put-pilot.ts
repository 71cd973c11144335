/** Who leads something, as it is kept: each whose place it changes hears of it. */
import type { Transaction } from '../../../contract/store.ts';
import type { Act } from '../model/acts.ts';
import { everyoneOf, type Pilot, pilots } from '../model/groups.ts';
import { letGo } from '../model/let-go.ts';
import { placeOfPilot, tellPlace } from '../model/told-of-change.ts';

/**
 * `null`: nobody does any more. Whoever leads it no more, without Teams and in no group, is let go: nothing more of
 * them is of use.
 */
export async function putPilot(
  tx: Transaction,
  act: Act,
  id: string,
  pilot: Pilot | null,
): Promise<void> {
  const before = (await tx.get(pilots, id))?.value;
  if (pilot) await tx.put(pilots, id, pilot);
  else await tx.remove(pilots, id);
  const persons = (one: Pilot | null | undefined) =>
    everyoneOf(one ?? undefined).flatMap(({ person }) => person ?? []);
  for (const person of persons(before)) await letGo(tx, person, null, act.turn.now);
  for (const person of new Set([...persons(before), ...persons(pilot)])) {
    const place = placeOfPilot(before, person);
    if (place !== placeOfPilot(pilot ?? undefined, person))
      await tellPlace(tx, act, person, { of: id, place });
  }
}
