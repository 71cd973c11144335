import type { Collection, Transaction } from '../../bot/contract/store.ts';
import type { Rows } from './rows.ts';

/** Rows that the store's own collections are kept in. */
export interface OwnRows
  extends Pick<Transaction, 'get' | 'where' | 'page' | 'put' | 'remove' | 'changesOf'> {
  rows: Rows;
  /** True when a row is in quarantine. */
  isAside: <T>(collection: Collection<T>, id: string) => boolean;
}

/** Ids of rows in which one of these texts stands. */
export function holding<T>(
  { rows }: OwnRows,
  collection: Collection<T>,
  texts: readonly string[],
): string[] {
  const pieces = texts
    .filter((text) => text !== '')
    .map((text) => JSON.stringify(text).slice(1, -1));
  return rows
    .select(collection, {})
    .filter(({ cell: { json } }) => pieces.some((piece) => json.includes(piece)))
    .map(({ id }) => id);
}

/** Rows erased in one transaction: others wait for it. */
const AT_ONCE = 1_000;

/** Erases the rows before a place of which something is true, a part of them; says how many. */
export async function pruned<T>(
  tx: OwnRows,
  collection: Collection<T>,
  before: string,
  isMeant: (value: T) => boolean = () => true,
): Promise<number> {
  const all = await tx.page(collection, { before, limit: Number.POSITIVE_INFINITY });
  const rows = all.filter(({ value }) => isMeant(value)).slice(0, AT_ONCE);
  for (const { id } of rows) await tx.remove(collection, id);
  return rows.length;
}
