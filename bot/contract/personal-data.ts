/**
 * Personal data in the store, collection by collection: each feature says, for each of its
 * collections, which rows are about somebody, what to tell them of it, and what stays of a row
 * once they are forgotten. `bot/features/privacy` asks all of them.
 */

import type { Locale } from '../language/locale.ts';
import { eraseWhere } from './by-pages.ts';
import type { Collection, Json, Reader, Row, Store, Transaction } from './store.ts';

/** Somebody, by all the names the store may know them by; unknown ones are empty. */
export interface Who {
  /** `person:<tenantId>:<AAD object id>`, as rows name people. */
  person: string;
  id: string;
  teamsId: string;
  name: string;
}

/** Somebody with what stands for them in texts, where that was looked up. */
export interface WhoReferred extends Who {
  references?: readonly string[];
}

/** Kinds of retention, each an ISO 8601 duration in days, months or years. */
export const retentionKinds = [
  'people',
  'addresses',
  'polls',
  'status',
  'questions',
  'sent',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];
export type Retention = Record<RetentionKind, string>;

/** Row about a person: for them to read, and as data. */
export interface PersonalRow {
  id: string;
  lines: string[];
  data: Json;
}

export type OwnedRow<T> = Pick<Row<T>, 'id' | 'value'>;
export type Places = readonly string[] | undefined;

/** Collection, as `bot/features/privacy` sees it. */
export interface PersonalData {
  name: string;
  collection: Collection<unknown>;
  /** Owners of a row: ids of groups, of what is led (`fiche:1.1`); undefined: it is of none. */
  places: (row: OwnedRow<unknown>, reader: Pick<Reader, 'get'>) => Promise<Places>;
  label: Record<Locale, string>;
  tell: (reader: Reader, who: WhoReferred, locale: Locale) => Promise<PersonalRow[]>;
  /** Erases or pseudonymises; says how many rows changed. */
  forget: (tx: Transaction, who: Who) => Promise<number>;
  /**
   * Erases what nobody used since, a page at a time; `before` gives the instant of a kind. Says how many rows.
   */
  purge: (store: Store, before: (kind: RetentionKind) => string) => Promise<number>;
}

/** Rules of a feature for one collection. */
export interface PersonalDataRules<T> {
  label: Record<Locale, string>;
  about: (row: Row<T>, who: Who) => boolean;
  /** The person's own part of the row, never anybody else's. */
  data: (row: Row<T>, who: Who) => Json;
  lines: (row: Row<T>, who: Who, locale: Locale, reader: Reader) => string[] | Promise<string[]>;
  /** What stands for the id of a row in data; absent: the id. */
  idFor?: string;
  /** As in `PersonalData`. */
  places?: (row: OwnedRow<T>, reader: Pick<Reader, 'get'>) => Places | Promise<Places>;
  /**
   * How the rows about somebody are found: by the index of this name, by their `id`, or there are none
   * (`nobody`). Absent: by the index `about`, if the collection has it, else all are looked at.
   */
  found?: string;
  /** Rest of the row once the person is forgotten; `undefined`: nothing. References in texts end by themselves. */
  without: (row: Row<T>, who: Who) => T | undefined;
  /**
   * Retention of a row, counted from its last use (an instant or a day); absent: from the order of the
   * collection, and only what is past it is read.
   */
  keep?: { kind: RetentionKind; usedAt?: (value: T) => string | undefined };
}

/** Personal data of one collection; rows that nobody is named in are left alone. */
export function personalData<T>(
  collection: Collection<T>,
  rules: PersonalDataRules<T>,
): PersonalData {
  const rowsOf = async (reader: Reader, who: Who) =>
    (await reader.list(collection)).filter((row) => rules.about(row, who));
  const foundOf = async (reader: Reader, who: WhoReferred): Promise<Row<T>[]> => {
    const { found = 'about' } = rules;
    if (found === 'nobody') return [];
    if (who.person === '' || !who.references) return rowsOf(reader, who);
    if (found !== 'id' && !collection.by?.[found]) return rowsOf(reader, who);
    const keys = [who.person, ...who.references];
    const rows =
      found === 'id'
        ? await reader.getAll(collection, [who.person])
        : (await Promise.all(keys.map((key) => reader.where(collection, found, key)))).flat();
    const once = new Map(rows.map((row) => [row.id, row]));
    return [...once.values()]
      .filter((row) => rules.about(row, who))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  /** In the order in which they were of use: meetings by their day, whatever their group. */
  const usedAt = rules.keep?.usedAt ?? (() => undefined);
  const byUse = (rows: Row<T>[]) =>
    rows.toSorted((a, b) => ((usedAt(a.value) ?? '') < (usedAt(b.value) ?? '') ? -1 : 1));
  return {
    name: collection.name,
    collection: collection as Collection<unknown>,
    places: async (row, reader) => rules.places?.(row as OwnedRow<T>, reader),
    label: rules.label,
    tell: async (reader, who, locale) =>
      Promise.all(
        byUse(await foundOf(reader, who)).map(async (row) => ({
          id: rules.idFor ?? row.id,
          lines: await rules.lines(row, who, locale, reader),
          data: rules.data(row, who),
        })),
      ),
    forget: async (tx, who) => {
      let count = 0;
      for (const row of await rowsOf(tx, who)) {
        const rest = rules.without(row, who);
        if (rest === row.value) continue;
        if (rest === undefined) await tx.remove(collection, row.id);
        else await tx.put(collection, row.id, rest);
        count += 1;
      }
      return count;
    },
    purge: async (store, before) => {
      const { keep } = rules;
      if (!keep) return 0;
      const limit = before(keep.kind);
      const usedAt = keep.usedAt ?? collection.order;
      const isPast = ({ value }: Row<T>) => (usedAt?.(value) ?? limit) < limit;
      return eraseWhere(store, collection, isPast, keep.usedAt ? undefined : limit);
    },
  };
}

/** Collection without personal data, listed so that none is forgotten. */
export const impersonalData = <T>(
  collection: Collection<T>,
  label: PersonalData['label'],
  keep?: PersonalDataRules<T>['keep'],
): PersonalData =>
  personalData(collection, {
    label,
    about: () => false,
    found: 'nobody',
    data: () => null,
    lines: () => [],
    without: ({ value }) => value,
    ...(keep && { keep }),
  });

/** The instant this long before now. Months and years are those of the calendar. */
export function before(now: Date, duration: string): string {
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(duration) ?? [];
  // Anything else would read as "no time at all", and erase everything.
  if (!count || !unit) throw new RangeError('A retention is P<n>D, P<n>M or P<n>Y.');
  const at = new Date(now);
  if (unit === 'D') at.setUTCDate(at.getUTCDate() - Number(count));
  if (unit === 'M') at.setUTCMonth(at.getUTCMonth() - Number(count));
  if (unit === 'Y') at.setUTCFullYear(at.getUTCFullYear() - Number(count));
  return at.toISOString();
}
