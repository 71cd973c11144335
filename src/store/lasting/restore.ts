/** Rows of a backup, as they may be put back: what a restore keeps of the present, and what must not come back. */
import {
  type Hash,
  hashWith,
  isLater,
  type LastingEntry,
  lasting,
  lastingIds,
  lastingSchema,
} from '../../../bot/contract/lasting.ts';
import type { OutboxRow } from '../../../bot/contract/store.ts';
import { nameAll } from '../../../bot/features/people/model/references/kept.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { links } from '../../../bot/links/links.ts';
import { personalLinks } from '../../../bot/links/personal-links.ts';
import { NameBook } from '../names/name-book.ts';
import { NamedTransaction } from '../names/named-transaction.ts';
import { inbox, outbox } from '../own-collections.ts';
import type { RawRow } from '../raw-row.ts';
import { addressOf, Rows } from '../rows.ts';
import { RowTransaction } from '../transaction.ts';
import { keepLasting, lastingIn, lastingKept, type Upheld, uphold } from './marks.ts';

const keyOf = ({ table, id }: RawRow): string => addressOf(table, id);
const outboxRow = ({ value }: RawRow): OutboxRow => outbox.schema.parse(value);

/** Perhaps sent, and only a person can know: shown as such, never sent again by itself. */
const uncertain = (row: RawRow): RawRow => ({
  ...row,
  version: row.version + 1,
  value: { ...outboxRow(row), state: 'uncertain', lease: null, result: 'restored' },
});

/**
 * Current records that a restore keeps: the answers already given, the log of what was sent, and the links to
 * files, so that yesterday's data neither sends a reminder twice, nor counts a vote twice, nor opens
 * what was taken back; and what lasts, which is then upheld. Without them (the present data is lost)
 * what should have gone out between the backup and `now` is uncertain, and every link is closed.
 */
export function restored(backup: RawRow[], present: RawRow[] | undefined, now: Date): RawRow[] {
  if (!present) return withoutPresent(backup, now);
  const rows = new Map(backup.filter(isLastingLink).map((row) => [keyOf(row), row]));
  for (const row of present) {
    if (row.table === inbox.name || row.table === links.name) rows.set(keyOf(row), row);
    if (row.table === lasting.name) rows.set(keyOf(row), later(row, rows.get(keyOf(row))));
    if (row.table !== outbox.name) continue;
    const { state } = outboxRow(row);
    if (state === 'sending') rows.set(keyOf(row), uncertain(row));
    else if (state !== 'waiting') rows.set(keyOf(row), row);
  }
  return [...rows.values()];
}

/**
 * A link to a file that was taken back, or used up, has no row that says so: those of somebody, and
 * those that open once, count only as they are now. Others, in cards, lead to what everybody may have.
 */
const isLastingLink = ({ table, value }: RawRow): boolean => {
  if (table !== links.name) return true;
  const { person, once } = links.schema.parse(value);
  return person === null && !once;
};

const later = (row: RawRow, other: RawRow | undefined): RawRow =>
  other && !isLater(lastingSchema.parse(row.value), lastingSchema.parse(other.value)) ? other : row;

/** More than anybody takes back between two backups. */
const GENERATIONS = 1_000;

function withoutPresent(backup: RawRow[], now: Date): RawRow[] {
  const at = now.toISOString();
  const generations = backup.flatMap(({ table, value }) => {
    if (table === personalLinks.name) return [personalLinks.schema.parse(value).generation];
    const mark = table === lasting.name ? lastingSchema.parse(value) : undefined;
    return mark?.kind === 'links' ? [mark.generation] : [];
  });
  const closed = {
    table: lasting.name,
    id: lastingIds.links,
    version: 1,
    value: { kind: 'links', generation: Math.max(0, ...generations) + GENERATIONS, at },
  };
  const rows = backup
    .filter((row) => isLastingLink(row) && keyOf(row) !== keyOf(closed))
    .map((row) => {
      if (row.table !== outbox.name) return row;
      const { state, notBefore } = outboxRow(row);
      const open = state === 'waiting' || state === 'sending';
      return open && notBefore <= at ? uncertain(row) : row;
    });
  return [...rows, closed];
}

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
  const kept = new RowTransaction(Rows.from(rows));
  await nameAll(kept);
  const book = new NameBook(context.isOurs);
  await book.follow(kept);
  // As features see them, with names in the place of marks.
  const tx = new NamedTransaction(kept, book, context);
  await keepLasting(tx, entries);
  const upheld = await uphold(tx, context, hashOf(entries));
  return { ...upheld, rows: kept.rows.raw() };
}

/** Lasting marks of the current rows: those they imply, and those they record. */
export async function lastingOf(
  rows: readonly RawRow[],
  entries: ReadonlyMap<LastingEntry[0], LastingEntry[1]>,
  now: Date,
): Promise<LastingEntry[]> {
  const reader = new RowTransaction(Rows.from(rows));
  const kept = await lastingKept(reader);
  const known = new Map([...kept, ...entries]);
  const own = await lastingIn(reader, hashOf(known), now.toISOString());
  return [...kept, ...own.filter(([id]) => !known.has(id))];
}

function hashOf(entries: ReadonlyMap<LastingEntry[0], LastingEntry[1]>): Hash {
  const salt = entries.get(lastingIds.salt);
  return hashWith(salt?.kind === 'salt' ? salt.salt : '');
}
