/** Texts written before somebody was known, brought to refer to them where they can be meant. */

import { idsWhere } from '../../../contract/by-pages.ts';
import { refersTo } from '../../../contract/marks.ts';
import type { PersonalData } from '../../../contract/personal-data.ts';
import type { Reader, Row, Store, Transaction } from '../../../contract/store.ts';
import { asWritten, forLeaving, keptText } from '../../people/model/references/kept.ts';
import { type CanBeMeant, namedIn, whoIsMeant } from '../../people/model/references/meant.ts';
import type { PeopleNames } from '../../people/model/references/names.ts';
import { type Whereabouts, whereabouts } from '../../people/model/references/partnership.ts';
import type { PrivacyContext } from '../context.ts';

interface Look {
  reader: Pick<Reader, 'get'>;
  names: PeopleNames;
  known: Promise<Whereabouts>;
  /** Who is about to be forgotten; absent: nobody is, and everybody is looked for. */
  leaving?: string;
}

/** The directory itself says names, and refers to nobody. */
const withTexts = (personalData: readonly PersonalData[]) =>
  personalData.filter(({ name }) => !asWritten.has(name));

/** Whom a row names without referring to them. Few name anybody: whose a row is is looked up for those. */
const namedBy = ({ value }: Row<unknown>, names: PeopleNames, canBeMeant?: CanBeMeant) =>
  typeof value === 'object' && value !== null
    ? namedIn(value, names, (text) => keptText(value, text), canBeMeant)
    : new Set<string>();

/** Whether one of those it names can be meant there. */
async function isOwed(row: Row<unknown>, { places }: PersonalData, look: Look): Promise<boolean> {
  const { reader, names, known, leaving } = look;
  const named = namedBy(row, names);
  if (leaving === undefined ? named.size === 0 : !named.has(leaving)) return false;
  const value = row.value as object;
  const canBeMeant = await whoIsMeant(leaving === undefined ? named : [leaving], {
    value,
    places: await places(row, reader),
    known: () => known,
    refersTo: (person) => refersTo(value, { person }),
    // All that is here was written before now.
    holdsNameOf: () => true,
    takesPart: async () => false,
    leaving,
  });
  const meant = namedBy(row, names, canBeMeant);
  return leaving === undefined ? meant.size > 0 : meant.has(leaving);
}

/** In the transaction given, of one person: before they are forgotten. */
export async function referTo(
  tx: Transaction,
  { personalData, plan }: PrivacyContext,
  names: PeopleNames,
  person: string,
): Promise<void> {
  const look = { reader: tx, names, known: whereabouts(tx, plan), leaving: person };
  // Written as it was read: whoever writes puts what refers to people in the place of names.
  for (const source of withTexts(personalData))
    for (const row of await tx.list(source.collection))
      if (await isOwed(row, source, look))
        await tx.put(source.collection, row.id, forLeaving(row.value as object, person));
}

/** Of everybody, by these names; says how many rows were owed. */
export async function referToAll(
  store: Store,
  { personalData, plan }: PrivacyContext,
  names: PeopleNames,
): Promise<number> {
  const lookIn = (reader: Reader) => ({ reader, names, known: whereabouts(reader, plan) });
  let count = 0;
  for (const source of withTexts(personalData)) {
    const naming = await idsWhere(store, source.collection, (row) => namedBy(row, names).size > 0);
    const owed: string[] = [];
    for (const id of naming) {
      const isOwedStill = await store.read(async (reader) => {
        const row = await reader.get(source.collection, id);
        return row !== undefined && (await isOwed(row, source, lookIn(reader)));
      });
      if (isOwedStill) owed.push(id);
    }
    for (const id of owed)
      await store.transact(async (tx) => {
        const row = await tx.get(source.collection, id);
        if (!row || !(await isOwed(row, source, lookIn(tx)))) return;
        await tx.put(source.collection, id, row.value);
      });
    count += owed.length;
  }
  return count;
}
