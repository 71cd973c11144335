/**
 * What stands for whom: kept beside the directory, so that a mark in a text leads to a person for as
 * long as they are known, and to nobody once they are forgotten, even if they come back: they are then
 * given another one.
 */

import { z } from 'zod';
import {
  mapTexts,
  newReference,
  type Referred,
  readText,
  referencesIn,
  referTo,
} from '../../../../contract/marks.ts';
import {
  type Collection,
  instant,
  label,
  type Reader,
  type Transaction,
} from '../../../../contract/store.ts';
import { oncePer } from '../../../../language/once-per.ts';
import { people } from '../directory.ts';
import { partsOf } from './names.ts';

export const referenceSchema = z.strictObject({
  /** By recipient. */
  person: label,
  /** Since when they are known under it: who was forgotten later than this is to be forgotten again. */
  since: instant,
});
export type Reference = z.infer<typeof referenceSchema>;

/** By what stands in the texts. */
export const references: Collection<Reference> = {
  name: 'references',
  schema: referenceSchema,
  by: { person: ({ person }) => person },
};

/** Whose names stand there as such: everything else refers to them. */
export const asWritten: ReadonlySet<string> = new Set([
  people.name,
  references.name,
  // Rows of wrong shape stay as they were found.
  '$quarantine',
]);

/** Who is known and has no reference, because nothing gave them one yet, gets theirs. */
export async function nameAll(tx: Transaction): Promise<void> {
  const named = new Set((await tx.list(references)).map(({ value }) => value.person));
  for (const { id, value } of await tx.list(people))
    if (!named.has(id))
      await tx.put(references, newReference(), { person: id, since: value.lastSeenAt }, 0);
}

/** Whom a reference leads to now. */
export async function referred(
  reader: Pick<Reader, 'get'>,
  reference: string,
): Promise<Referred | undefined> {
  const of = (await reader.get(references, reference))?.value;
  const known = of && (await reader.get(people, of.person))?.value;
  return known && { person: of.person, name: partsOf(known.name) };
}

/** Texts of values that were read, as they are kept, by how they are shown; absent: as they are kept. */
const keptTexts = new WeakMap<object, ReadonlyMap<string, string>>();

/** A text of a value, as it was read from the store, as it is kept. */
export const keptText = (value: object, text: string): string =>
  keptTexts.get(value)?.get(text) ?? text;

/** Values that are written so that they refer to somebody who is about to be forgotten. */
const leaving = new WeakMap<object, string>();

/** The value, to be written so that whatever can mean the person in it refers to them. */
export function forLeaving<T extends object>(value: T, person: string): T {
  const own = { ...value };
  leaving.set(own, person);
  return own;
}

export const leavingFrom = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? leaving.get(value) : undefined;

/** References of values that were looked at: rows are frozen, and most have none. */
export const referencesOf = oncePer((value: object): readonly string[] => {
  const found = new Set<string>();
  mapTexts(value, (text) => {
    for (const reference of referencesIn(text)) found.add(reference);
    return text;
  });
  return [...found];
});

/** Whether the texts of a kept value have marks. */
export const isMarked = (value: object): boolean => referencesOf(value).length > 0;

/**
 * A kept value as it is read: names in the place of marks. The value itself where it has none.
 *
 * @param told hears of each text that is shown otherwise than it is kept
 */
export async function readable<T>(
  reader: Pick<Reader, 'get'>,
  value: T,
  told: (shown: string, kept: string) => void = () => {},
): Promise<T> {
  if (typeof value !== 'object' || value === null) return value;
  const marked = referencesOf(value);
  if (marked.length === 0) return value;
  const found = await Promise.all(marked.map((reference) => referred(reader, reference)));
  const who = new Map<string, Referred>();
  for (const [at, reference] of marked.entries()) {
    const one = found[at];
    if (one) who.set(reference, one);
  }
  const texts = new Map<string, string>();
  const plain = new Set<string>();
  const shown = mapTexts(value, (text) => {
    const read = readText(text, (reference) => who.get(reference));
    if (read === text) plain.add(text);
    else {
      told(read, text);
      texts.set(read, text);
    }
    return read;
  });
  // Of two that read the same, the one that refers to nobody is the one to be looked at.
  for (const text of plain) texts.delete(text);
  keptTexts.set(shown as object, texts);
  referTo(shown as object, new Set([...who.values()].map(({ person }) => person)));
  return frozen(shown);
}

/** As the store gives its values. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
