/** What ends for somebody without Teams when they leave a group, or lead something no more. */
import type { Transaction } from '../../../contract/store.ts';
import { closeDoors } from '../../../links/personal-links.ts';
import { addresses, isWithoutTeams } from './directory.ts';
import { groups, isIn, pilots } from './groups.ts';

/**
 * After somebody left a group: their links to its things open no more; `null`: they left none. Who has no Teams and is in no
 * group any more, and leads nothing, is written to no more, so their address goes too; unless they
 * asked for no more mail: that wish must be known if anybody adds them again.
 */
export async function letGo(
  tx: Transaction,
  person: string,
  group: string | null,
  now: Date,
): Promise<void> {
  if (!isWithoutTeams(person)) return;
  const elsewhere = (await tx.list(groups)).some(({ value }) =>
    isIn([...value.members, ...value.coAnimators], person),
  );
  const leads = (await tx.list(pilots)).some(
    ({ value }) => value.holder?.person === person || value.substitute?.person === person,
  );
  const whole = !elsewhere && !leads;
  await closeDoors(
    tx,
    now,
    (link) => link.person === person && (whole || (group !== null && link.group === group)),
  );
  const blocked = (await tx.get(addresses, person))?.value.state === 'blocked';
  if (whole && !blocked) await tx.remove(addresses, person);
}
