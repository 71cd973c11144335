/** Rows whose time is over, found and erased a page at a time: a collection may be large, and others wait. */
import { inParts } from './in-parts.ts';
import type { Collection, PageRequest, Row, Store } from './store.ts';

/** Rows read at once. */
const PAGE = 500;

/** Ids of the rows of a collection that are past; `from`: where its pages begin, absent: at the end. */
export async function pastOf<T>(
  store: Pick<Store, 'read'>,
  collection: Collection<T>,
  isPast: (row: Row<T>) => boolean,
  from?: PageRequest<T>['before'],
): Promise<string[]> {
  const past: string[] = [];
  for (let before = from; ; ) {
    const request = { limit: PAGE, ...(before === undefined ? {} : { before }) };
    const rows = await store.read((reader) => reader.page(collection, request));
    for (const row of rows) if (isPast(row)) past.push(row.id);
    if (rows.length < PAGE) return past;
    before = rows.at(-1);
  }
}

/** Erases them, unless they were used meanwhile; says how many went. */
export async function erasePast<T>(
  store: Pick<Store, 'read' | 'transact'>,
  collection: Collection<T>,
  isPast: (row: Row<T>) => boolean,
  from?: PageRequest<T>['before'],
): Promise<number> {
  let count = 0;
  for await (const ids of inParts(await pastOf(store, collection, isPast, from)))
    count += await store.transact(async (tx) => {
      const rows = (await tx.getAll(collection, ids)).filter(isPast);
      for (const { id } of rows) await tx.remove(collection, id);
      return rows.length;
    });
  return count;
}
