import type { Person } from '../../bot/contract/turn.ts';
import { emptyGroup, groups, pilots } from '../../bot/features/people/model/groups.ts';
import { animator, holder, noon, type Partners, refOf } from './partners.ts';
import { beginning, withPartners } from './with-partners.ts';

/** Partners of each test of a file, where a fiche has its pilote and an axe who co-animates it. */
export function withLed(axe: string, others: readonly Person[], led = 'fiche:1.1'): Partners {
  const house = withPartners();
  const since = noon.toISOString();
  beginning(house, async () => {
    for (const person of [...others, animator, holder]) await house.meet(person);
    await house.store.transact(async (tx) => {
      const row = { organisation: 'caf', until: null, at: since, by: refOf(animator) };
      const as = { person: refOf(holder), name: holder.name };
      await tx.put(pilots, led, { ...row, holder: as, substitute: null });
      const own = [{ person: refOf(animator), since }];
      await tx.put(groups, axe, { ...emptyGroup('axe'), members: own, coAnimators: own });
    });
  });
  return house;
}
