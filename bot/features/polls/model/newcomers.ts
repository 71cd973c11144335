/** Whoever comes into a group is asked what it is being asked: its open polls, which were sent before they came. */
import type { Transaction } from '../../../contract/store.ts';
import { groups } from '../../people/model/groups.ts';
import { cardRow } from './rows.ts';
import { polls } from './schema.ts';
import { askedOf } from './state.ts';

/** A card that was sent once is sent no more: its key is there. */
export async function askNewcomers(tx: Transaction, group: string, now: Date): Promise<void> {
  const open = await tx.where(polls, 'openIn', group);
  const row = open.length > 0 ? await tx.get(groups, group) : undefined;
  const people = row ? askedOf(row.value) : [];
  for (const { id, value: poll } of open)
    for (const person of people) await tx.outbox.add(cardRow({ id, poll }, person, now));
}
