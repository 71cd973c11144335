/**
 * What the store holds about a person, drawer by drawer: each feature says, for each of its
 * collections, which rows are about somebody, what to tell them of it, and what stays of a row
 * once they are forgotten. `bot/features/privacy` asks all of them.
 */
import type { Collection, Json, Locale, Reader, Row, Transaction } from './contract.ts';

/** Somebody, by all the names the store may know them by; unknown ones are empty. */
export interface Who {
  /** `person:<tenantId>:<AAD object id>`, as rows name people. */
  person: string;
  id: string;
  teamsId: string;
  name: string;
}

/** How long rows are kept, by kind: ISO 8601 durations in days, months or years. */
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

/** One row about a person: for them to read, and as data. */
export interface Told {
  id: string;
  lines: string[];
  data: Json;
}

/** A collection, as privacy sees it; its shape is what the store checks when it opens. */
export interface Drawer extends Collection<unknown> {
  label: Record<Locale, string>;
  tell: (reader: Reader, who: Who, locale: Locale) => Promise<Told[]>;
  /** Erases or pseudonymises; says how many rows changed. */
  forget: (tx: Transaction, who: Who) => Promise<number>;
  /** Erases what nobody used since; `before` gives the instant of a kind. Says how many rows. */
  purge: (tx: Transaction, before: (kind: RetentionKind) => string) => Promise<number>;
}

/** What a feature says of one collection. */
export interface Ways<T> {
  label: Record<Locale, string>;
  about: (row: Row<T>, who: Who) => boolean;
  /** The person's own part of the row, never anybody else's. */
  data: (row: Row<T>, who: Who) => Json;
  lines: (row: Row<T>, who: Who, locale: Locale) => string[];
  /** What stays of the row; `undefined`: nothing. */
  without: (row: Row<T>, who: Who) => T | undefined;
  /** When the row was last of use (an instant or a day), and for how long it is kept after that. */
  keep?: { kind: RetentionKind; usedAt: (value: T) => string | undefined };
}

/** A drawer of one collection; rows that nobody is named in are left alone. */
export function drawer<T>(collection: Collection<T>, ways: Ways<T>): Drawer {
  const rowsOf = async (reader: Reader, who: Who) =>
    (await reader.list(collection)).filter((row) => ways.about(row, who));
  return {
    name: collection.name,
    schema: collection.schema,
    label: ways.label,
    tell: async (reader, who, locale) =>
      (await rowsOf(reader, who)).map((row) => ({
        id: row.id,
        lines: ways.lines(row, who, locale),
        data: ways.data(row, who),
      })),
    forget: async (tx, who) => {
      const rows = await rowsOf(tx, who);
      for (const row of rows) {
        const rest = ways.without(row, who);
        if (rest === undefined) await tx.remove(collection, row.id);
        else await tx.put(collection, row.id, rest);
      }
      return rows.length;
    },
    purge: async (tx, before) => {
      const { keep } = ways;
      if (!keep) return 0;
      const limit = before(keep.kind);
      const old = (await tx.list(collection)).filter(({ value }) => {
        const usedAt = keep.usedAt(value);
        return usedAt !== undefined && usedAt < limit;
      });
      for (const { id } of old) await tx.remove(collection, id);
      return old.length;
    },
  };
}

/** What a person is called once forgotten: tallies keep their count, nobody keeps a name. */
export const FORMER = 'ancien participant';

/** Whether a free text names the person: the whole name, not a part of a longer word. */
export const isNamed = (text: string, who: Who): boolean => nameIn(who)?.test(text) ?? false;

/** The text without the name of the person. */
export function unnamed(text: string, who: Who): string {
  const pattern = nameIn(who);
  return pattern ? text.replace(new RegExp(pattern, 'giu'), FORMER) : text;
}

/** Made once for each question about a person, and gone with it: no name outlives an erasure. */
const patterns = new WeakMap<Who, RegExp | null>();

function nameIn(who: Who): RegExp | null {
  const known = patterns.get(who);
  if (known !== undefined) return known;
  const name = who.name.trim();
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // A name of one or two letters is in too many words to be searched for.
  const pattern =
    name.length < 3 ? null : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'iu');
  patterns.set(who, pattern);
  return pattern;
}

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
