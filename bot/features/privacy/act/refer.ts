/** Texts written before somebody was known, brought to refer to them where they can be meant. */

import type { PersonalData } from '../../../contract/personal-data.ts';
import type { Row, Store, Transaction } from '../../../contract/store.ts';
import { asWritten } from '../../people/model/references/kept.ts';
import { isNamed } from '../../people/model/references/named.ts';
import type { PeopleNames } from '../../people/model/references/names.ts';
import {
  type CanBeIn,
  namedIn,
  namesKnown,
  whereabouts,
} from '../../people/model/references/partnership.ts';
import type { PrivacyContext } from '../context.ts';

/** Rows looked at before others have their turn. */
const AT_ONCE = 200;

interface Look {
  names: PeopleNames;
  canBeIn: CanBeIn;
  /** Absent: everybody. */
  only?: string;
}

/** The directory itself says names, and refers to nobody. */
const withTexts = (personalData: readonly PersonalData[]) =>
  personalData.filter(({ name }) => !asWritten.has(name));

/** Whether a row names somebody to whom it does not refer, and who can be meant there. */
function isOwed({ value }: Row<unknown>, { places }: PersonalData, { names, canBeIn, only }: Look) {
  if (typeof value !== 'object' || value === null) return false;
  for (const person of namedIn(value, names)) {
    if (only !== undefined && person !== only) continue;
    const who = { person, id: '', teamsId: '', name: '' };
    if (!isNamed(value, who) && canBeIn(person, places(value))) return true;
  }
  return false;
}

/** In the transaction given, of one person: before they are forgotten. */
export async function referTo(
  tx: Transaction,
  { personalData, plan }: PrivacyContext,
  names: PeopleNames,
  person: string,
): Promise<void> {
  const look = { names, canBeIn: await whereabouts(tx, plan), only: person };
  // Written as it was read: whoever writes puts what refers to people in the place of names.
  for (const source of withTexts(personalData))
    for (const row of await tx.list(source.collection))
      if (isOwed(row, source, look)) await tx.put(source.collection, row.id, row.value);
}

/** Of everybody; says how many rows were owed. */
export async function referToAll(
  store: Store,
  { personalData, plan, isOurs }: PrivacyContext,
): Promise<number> {
  const look = await store.read(async (reader) => ({
    names: await namesKnown(reader, isOurs),
    canBeIn: await whereabouts(reader, plan),
  }));
  let count = 0;
  for (const source of withTexts(personalData)) {
    const owed: string[] = [];
    const rows = await store.read((reader) => reader.list(source.collection));
    for (const [at, row] of rows.entries()) {
      if (isOwed(row, source, look)) owed.push(row.id);
      if (at % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
    }
    for (const id of owed)
      await store.transact(async (tx) => {
        const row = await tx.get(source.collection, id);
        if (!row || !isOwed(row, source, look)) return;
        await tx.put(source.collection, id, row.value);
        await source.changed(tx);
      });
    count += owed.length;
  }
  return count;
}
