/**
 * Register of a service of several partnerships: which one a conversation speaks of, and when one that sleeps has
 * something to do. Its file is in `PARTNERSHIPS_DIR`; nothing of a partnership's own data is in it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Collection, instant, type Store } from '../../bot/contract/store.ts';
import { summarySchema } from './summary.ts';

/** Choice of a partnership for a place, by the hash of the place: a register of names would be one of people. */
const choiceSchema = z.strictObject({ partnership: z.string(), at: instant });
export type PlaceChoice = z.infer<typeof choiceSchema>;
export const choices: Collection<PlaceChoice> = {
  name: 'partnershipChoices',
  schema: choiceSchema,
};

const sleeperSchema = z.strictObject({
  /** When it has to be woken; `null`: it was awake when this was written, so at once after a start. */
  wakeAt: instant.nullable(),
  /** Since when its daily work is done; `null`: never. */
  workedAt: instant.nullable(),
  /** What it looked like when it went to sleep. */
  summary: summarySchema.nullable(),
});
export type Sleeper = z.infer<typeof sleeperSchema>;
export const sleepers: Collection<Sleeper> = { name: 'partnershipSleepers', schema: sleeperSchema };

/** Where somebody speaks, as the register knows it. */
export type Place = readonly [kind: 'person' | 'chat' | 'team', tenant: string, id: string];

function keyOf(place: Place): string {
  const written = JSON.stringify(place);
  // A token of the tab has the ids of the directory in lower case.
  const text = place[0] === 'person' ? written.toLowerCase() : written;
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

/** How old the last use of a choice may become before it is worth a write, in ms. */
const SEEN_MS = 30 * 24 * 3_600_000;

/** Partnership chosen in a place, if any; that it was used is noted now and then. */
export async function chosenIn(store: Store, place: Place, now: Date): Promise<string | undefined> {
  const found = (await store.read((reader) => reader.get(choices, keyOf(place))))?.value;
  if (found && now.getTime() - Date.parse(found.at) > SEEN_MS)
    await choose(store, place, found.partnership, now);
  return found?.partnership;
}

export const choose = (store: Store, place: Place, partnership: string, now: Date) =>
  store.transact(async (tx) => {
    await tx.put(choices, keyOf(place), { partnership, at: now.toISOString() });
  });

export const unchoose = (store: Store, place: Place): Promise<void> =>
  store.transact((tx) => tx.remove(choices, keyOf(place)));

/** Forgets choices that nobody used for two years, and those of partnerships that are no more. */
export const purgeChoices = (store: Store, known: ReadonlySet<string>, now: Date) =>
  store.transact(async (tx) => {
    const before = new Date(now);
    before.setFullYear(before.getFullYear() - 2);
    for (const { id, value } of await tx.list(choices))
      if (!known.has(value.partnership) || Date.parse(value.at) < before.getTime())
        await tx.remove(choices, id);
    for (const { id } of await tx.list(sleepers)) if (!known.has(id)) await tx.remove(sleepers, id);
  });
