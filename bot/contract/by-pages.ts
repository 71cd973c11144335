/** Rows of a collection that are looked for one by one, a page at a time: it may be large, and others wait. */
import { inParts } from './in-parts.ts';
import type { Collection, PageRequest, Reader, Row, Store } from './store.ts';

/** Rows read at once. */
const PAGE = 1_000;

/** All rows, by one reader: of one moment. */
export async function allOf<T>(
  reader: Pick<Reader, 'page'>,
  collection: Collection<T>,
): Promise<Row<T>[]> {
  const all: Row<T>[] = [];
  for (let before: Row<T> | undefined; ; ) {
    const request = { limit: PAGE, ...(before && { before }) };
    const rows = await reader.page(collection, request);
    for (const row of rows) all.push(row);
    if (rows.length < PAGE) return all;
    before = rows.at(-1);
  }
}

/** Ids of the rows of which something is true; `from`: where pages begin, absent: at the end. */
export async function idsWhere<T>(
  store: Pick<Store, 'read'>,
  collection: Collection<T>,
  isMeant: (row: Row<T>) => boolean,
  from?: PageRequest<T>['before'],
): Promise<string[]> {
  const ids: string[] = [];
  for (let before = from; ; ) {
    const request = { limit: PAGE, ...(before === undefined ? {} : { before }) };
    const rows = await store.read((reader) => reader.page(collection, request));
    for await (const part of inParts(rows))
      for (const row of part) if (isMeant(row)) ids.push(row.id);
    if (rows.length < PAGE) return ids;
    before = rows.at(-1);
  }
}

/** Erases them, where it still is true; says how many went. */
export async function eraseWhere<T>(
  store: Pick<Store, 'read' | 'transact'>,
  collection: Collection<T>,
  isMeant: (row: Row<T>) => boolean,
  from?: PageRequest<T>['before'],
): Promise<number> {
  let count = 0;
  for await (const ids of inParts(await idsWhere(store, collection, isMeant, from)))
    count += await store.transact(async (tx) => {
      const rows = (await tx.getAll(collection, ids)).filter(isMeant);
      for (const { id } of rows) await tx.remove(collection, id);
      return rows.length;
    });
  return count;
}
