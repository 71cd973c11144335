/** What ends for somebody without Teams when they leave a group, or lead something no more. */

import { idsWhere } from '../../../contract/by-pages.ts';
import { inParts } from '../../../contract/in-parts.ts';
import type { Reader, Store, Transaction } from '../../../contract/store.ts';
import { closeDoorsOf } from '../../../links/personal-links.ts';
import { addresses, isWithoutTeams } from './directory.ts';
import { groupsOf, pilots } from './groups.ts';

/** End of the kind of every message that is the last of something to whoever leaves. */
export const PARTING = 'parting';

/** Addresses looked at in one transaction. */
const AT_ONCE = 50;

export const isParting = (kind: string): boolean => kind.endsWith(`.${PARTING}`);

/**
 * After somebody left a group: their links to its things open no more; `null`: they left none. Who has no Teams and is in no
 * group any more, and leads nothing, is written to no more, so their address goes too.
 */
export async function letGo(
  tx: Transaction,
  person: string,
  group: string | null,
  now: Date,
): Promise<void> {
  if (!isWithoutTeams(person)) return;
  const whole = await isOutside(tx, person);
  await closeDoorsOf(tx, person, now, (link) => whole || (group !== null && link.group === group));
  if (whole) await dropAddress(tx, person, now);
}

/** In no group, and leading nothing. */
async function isOutside(reader: Reader, person: string): Promise<boolean> {
  if ((await groupsOf(reader, person)).length > 0) return false;
  return (await reader.where(pilots, 'person', person)).length === 0;
}

/**
 * Erases the address of somebody without Teams who is outside, and the links of their last letters, once
 * those have left; unless they asked for no more mail: that wish must be known if anybody adds them
 * again. True when there was one to erase.
 */
export async function dropAddress(tx: Transaction, person: string, now: Date): Promise<boolean> {
  const address = (await tx.get(addresses, person))?.value;
  if (!address || !isWithoutTeams(person) || address.state === 'blocked') return false;
  if (!(await isOutside(tx, person))) return false;
  const isDue = (await tx.outbox.find('recipient', person)).some(
    ({ kind, state }) => isParting(kind) && (state === 'waiting' || state === 'sending'),
  );
  if (isDue && address.state === 'open') return false;
  await closeDoorsOf(tx, person, now);
  await tx.remove(addresses, person);
  return true;
}

/** Erases what a stop in between left of addresses whose last letter has gone. Says how many. */
export async function dropAddresses(store: Store, now: Date): Promise<number> {
  let count = 0;
  const mailed = await idsWhere(
    store,
    addresses,
    ({ id, value }) => isWithoutTeams(id) && value.state !== 'blocked',
  );
  for await (const ids of inParts(mailed, AT_ONCE))
    count += await store.transact(async (tx) => {
      let gone = 0;
      for (const id of ids) if (await dropAddress(tx, id, now)) gone += 1;
      return gone;
    });
  return count;
}
