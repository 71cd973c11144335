/** Recognition of whoever was named before they came: by their whole name, when nobody else bears it. */
import type { Transaction } from '../../../contract/store.ts';
import { isWithoutTeams, people } from './directory.ts';
import { groups, type Holder, isIn, pilots } from './groups.ts';
import { isWholeName, nameKey } from './names.ts';
import { recognisedRow } from './request-rows.ts';
import { after } from './rules.ts';

/** Gives somebody who has just come what their name was given; they are told so. */
export async function recognise(
  tx: Transaction,
  { id, name }: { id: string; name: string },
  now: Date,
): Promise<void> {
  if (!isWholeName(name)) return;
  const key = nameKey(name);
  const namesakes = (await tx.list(people)).filter(
    (row) => row.id !== id && !isWithoutTeams(row.id) && nameKey(row.value.name) === key,
  );
  if (namesakes.length > 0) return;
  const isMeant = (one: Holder | null) =>
    one !== null && one.person === null && nameKey(one.name) === key;
  let found = false;
  for (const { id: led, value } of await tx.list(pilots)) {
    if (!isMeant(value.holder) && !isMeant(value.substitute)) continue;
    const known = (one: Holder | null) => (isMeant(one) ? { person: id, name } : one);
    await tx.put(pilots, led, {
      ...value,
      holder: known(value.holder),
      substitute: known(value.substitute),
    });
    found = true;
  }
  for (const { id: group, value } of await tx.list(groups)) {
    const awaited = (value.awaited ?? []).find((one) => nameKey(one.name) === key);
    if (!awaited) continue;
    const rest = (value.awaited ?? []).filter((one) => one !== awaited);
    const act = awaited.role === 'coAnimator' ? 'appoint' : 'join';
    const next = after(act, { ...value, awaited: rest }, id, now);
    await tx.put(groups, group, next);
    found ||= isIn(next.members, id);
  }
  if (found) await tx.outbox.add(recognisedRow(id, now));
}
