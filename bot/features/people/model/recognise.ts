/** Recognition of whoever was named before they came: by their whole name, when nobody else bears it. */
import type { Transaction } from '../../../contract/store.ts';
import { isWithoutTeams } from './directory.ts';
import { AWAITING, everyoneOf, groups, type Holder, isIn, pilots, withEveryone } from './groups.ts';
import { isWholeName, nameKey } from './name-words.ts';
import { recognisedRow } from './requests.ts';
import { after } from './rules.ts';
import { bearersOf } from './within-reach.ts';

/** What other features do in the transaction that lets somebody into a group. */
export type LetIn = (tx: Transaction, group: string, now: Date) => Promise<void>;

/** How long a name is kept for somebody who does not come, in ms. */
const AWAITED_MS = 365 * 24 * 3_600_000;

/** Forgets the names of those who were waited for in vain. Says how many. */
export async function dropAwaited(tx: Transaction, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - AWAITED_MS).toISOString();
  let count = 0;
  for (const { id, value } of await tx.where(groups, 'awaiting', AWAITING)) {
    const awaited = (value.awaited ?? []).filter(({ since }) => since >= oldest);
    const gone = (value.awaited ?? []).length - awaited.length;
    if (gone > 0) await tx.put(groups, id, { ...value, awaited });
    count += gone;
  }
  return count;
}

/** Gives somebody who has just come what their name was given; they are told so. */
export async function recognise(
  tx: Transaction,
  { id, name }: { id: string; name: string },
  now: Date,
  newcomers: LetIn,
): Promise<void> {
  if (!isWholeName(name)) return;
  const key = nameKey(name);
  const namesakes = (await bearersOf(tx, name)).filter(
    (row) => row.id !== id && !isWithoutTeams(row.id) && nameKey(row.value.name) === key,
  );
  if (namesakes.length > 0) return;
  const isMeant = (one: Holder) => one.person === null && nameKey(one.name) === key;
  let found = false;
  for (const { id: led, value } of await tx.where(pilots, 'awaiting', AWAITING)) {
    if (!everyoneOf(value).some(isMeant)) continue;
    const known = (one: Holder) => (isMeant(one) ? { person: id, name } : one);
    await tx.put(pilots, led, withEveryone(value, known));
    found = true;
  }
  for (const { id: group, value } of await tx.where(groups, 'awaiting', AWAITING)) {
    const awaited = (value.awaited ?? []).find((one) => nameKey(one.name) === key);
    if (!awaited) continue;
    const rest = (value.awaited ?? []).filter((one) => one !== awaited);
    const act = awaited.role === 'coAnimator' ? 'appoint' : 'join';
    const next = after(act, { ...value, awaited: rest }, id, now);
    await tx.put(groups, group, next);
    await newcomers(tx, group, now);
    found ||= isIn(next.members, id);
  }
  if (found) await tx.outbox.add(recognisedRow(id, now));
}
