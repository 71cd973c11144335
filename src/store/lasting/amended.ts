import {
  type Hash,
  hashWith,
  type LastingEntry,
  lastingIds,
} from '../../../bot/contract/lasting.ts';
import { nameAll } from '../../../bot/features/people/model/references/kept.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { NameBook } from '../names/name-book.ts';
import { NamedTransaction } from '../names/named-transaction.ts';
import { addressOf, Overlay } from '../overlay.ts';
import type { RawRow } from '../raw-row.ts';
import { RowMemory } from '../row-memory.ts';
import { keepLasting, lastingIn, lastingKept } from './marks.ts';
import { type Upheld, uphold } from './uphold.ts';

/** Rows in which nothing comes back that was erased, taken back or refused; and what had to be done for it. */
export interface Amended extends Upheld {
  rows: RawRow[];
}

/** Applies what lasts to the rows of a backup, as a start does to those of the service. */
export async function amended(
  rows: readonly RawRow[],
  entries: ReadonlyMap<LastingEntry[0], LastingEntry[1]>,
  context: PrivacyContext,
): Promise<Amended> {
  const kept = new Overlay(RowMemory.of(rows));
  await nameAll(kept);
  const book = new NameBook(context.isOurs);
  await book.follow(kept);
  // As features see them, with names in the place of marks.
  const tx = new NamedTransaction(kept, book, context);
  await keepLasting(tx, entries);
  const upheld = await uphold(tx, context, hashOf(entries));
  return { ...upheld, rows: withChanges(rows, kept) };
}

/** Lasting marks of the current rows: those they imply, and those they record. */
export async function lastingOf(
  rows: readonly RawRow[],
  entries: ReadonlyMap<LastingEntry[0], LastingEntry[1]>,
  now: Date,
): Promise<LastingEntry[]> {
  const reader = new Overlay(RowMemory.of(rows));
  const kept = await lastingKept(reader);
  const known = new Map([...kept, ...entries]);
  const own = await lastingIn(reader, hashOf(known), now.toISOString());
  return [...kept, ...own.filter(([id]) => !known.has(id))];
}

function hashOf(entries: ReadonlyMap<LastingEntry[0], LastingEntry[1]>): Hash {
  const salt = entries.get(lastingIds.salt);
  return hashWith(salt?.kind === 'salt' ? salt.salt : '');
}

function withChanges(rows: readonly RawRow[], { changes }: Overlay): RawRow[] {
  const all = new Map(rows.map((row) => [addressOf(row.table, row.id), row]));
  for (const [key, { table, id, after }] of changes) {
    if (after) all.set(key, { table, id, version: after.version, value: JSON.parse(after.json) });
    else all.delete(key);
  }
  return [...all.values()];
}
