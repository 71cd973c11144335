import { z } from 'zod';
import { idsWhere } from '../../../contract/by-pages.ts';
import { FORMER, refersTo } from '../../../contract/marks.ts';
import type { PersonalData, Who } from '../../../contract/personal-data.ts';
import type { Json, Reader, Row, Store, Transaction } from '../../../contract/store.ts';
import { people } from '../../people/model/directory.ts';
import { asWritten, forLeaving, keptText, references } from '../../people/model/references/kept.ts';
import { type CanBeMeant, namedIn, whoIsMeant } from '../../people/model/references/meant.ts';
import { type Doubt, type PeopleNames, shownName } from '../../people/model/references/names.ts';
import {
  namesKnown,
  type Whereabouts,
  whereabouts,
} from '../../people/model/references/partnership.ts';
import type { PrivacyContext } from '../context.ts';
import { strings } from '../show/strings.ts';

/** What is said again to a request whose answer was about somebody who is forgotten. */
const forgotten = (answer: Json): Json => {
  const locale = z.object({ locale: z.enum(['fr', 'en']) }).safeParse(answer).data?.locale ?? 'fr';
  return { text: strings[locale].answered, outcome: 'command', locale };
};

/** A shorter text stands in too many others. In UTF-16 units. */
const SHORTEST = 3;
/** An id that is no UUID, in development, may be a word. */
const SHORTEST_ID = 8;

/** The texts by which an answer that was kept is known to be about a person. */
const tracesOf = ({ person, id, teamsId, name }: Who): string[] =>
  [person, id, teamsId, name, name.toLowerCase(), name.toUpperCase()].filter(
    (text) => text.trim().length >= SHORTEST,
  );

/** Those by which the row of a message to somebody else is. */
const idsOf = ({ person, id, teamsId }: Who): string[] => [
  ...(person === '' ? [] : [person]),
  ...[id, teamsId].filter((text) => text.length >= SHORTEST_ID),
];

export interface Forgotten {
  /** Rows that changed. */
  count: number;
  /** Why their name was not looked for in the texts of others; undefined: it was. */
  doubt: Doubt | undefined;
}

/**
 * Erases a person from every collection, what was to be sent to them, what messages to others say of them
 * and what was answered about them, in the transaction given: all of it or nothing. Texts of others
 * are not changed: what refers to the person there leads to nobody from then on.
 */
export async function forget(
  tx: Transaction,
  context: PrivacyContext,
  who: Who,
): Promise<Forgotten> {
  const names = await namesKnown(tx, context.isOurs);
  const isKnown = (await tx.get(people, who.person)) !== undefined;
  const doubt = isKnown ? names.doubtOf(who.person) : undefined;
  if (isKnown && !doubt) await referTo(tx, context, names, who.person);
  const marks = await tx.where(references, 'person', who.person);
  let count = 0;
  for (const source of context.personalData) count += await source.forget(tx, who);
  const rows = [
    ...(await tx.outbox.find('recipient', who.person)),
    ...(await tx.outbox.find('subject', who.person)),
  ];
  for (const key of new Set(rows.map((row) => row.key))) {
    await tx.outbox.remove(key);
    count += 1;
  }
  count += await tx.outbox.redact(
    [...idsOf(who), ...(isKnown && !doubt ? [shownName(who.name)] : [])],
    FORMER,
  );
  const traces = [...tracesOf(who), ...marks.map(({ id }) => id)];
  return { count: count + (await tx.inbox.redact(traces, forgotten)), doubt };
}

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
