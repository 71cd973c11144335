/** Indexes of collections: keys and order of a row, and pages of rows at hand. */
import {
  type Collection,
  labelPattern,
  type PageRequest,
  type Row,
} from '../../bot/contract/store.ts';

/** Refuses an index that the collection does not declare. Throws `TypeError`: a bug. */
export function checkIndex(
  { name, by }: Pick<Collection<unknown>, 'name' | 'by'>,
  index: string,
): void {
  if (!by?.[index]) throw new TypeError(`"${name}" has no index "${index}".`);
}

/** Keys under which a value is found in an index. */
export function keysIn<T>({ by }: Collection<T>, index: string, value: T): readonly string[] {
  const keys = by?.[index]?.(value);
  return keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys;
}

/** Refuses keys and an order that one of the databases could not index. Throws `TypeError`: a bug. */
export function checkKeys<T>(collection: Collection<T>, row: Row<T>): void {
  const keys = Object.keys(collection.by ?? {}).flatMap((index) =>
    keysIn(collection, index, row.value),
  );
  const { order } = spotOf(collection, row);
  if ([...keys, order || 'none'].every((text) => labelPattern.test(text))) return;
  throw new TypeError(
    `"${collection.name}": a key is 1 to 512 characters, none a control character.`,
  );
}

export const isUnder = <T>(
  collection: Collection<T>,
  index: string,
  key: string,
  { value }: Row<T>,
): boolean => keysIn(collection, index, value).includes(key);

/** Place of a row in the order of its collection. */
export interface Spot {
  order: string;
  id: string;
}

export const spotOf = <T>({ order }: Collection<T>, { id, value }: Row<T>): Spot => ({
  order: order?.(value) ?? '',
  id,
});

/** Order of two places: negative, zero or positive, as `Array.sort` wants it. */
export const compareSpots = (a: Spot, b: Spot): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** The page that is asked for, out of rows at hand. */
export function pageOf<T>(
  collection: Collection<T>,
  rows: readonly Row<T>[],
  { since, before, oldestFirst = false, limit }: PageRequest<T>,
): Row<T>[] {
  const end: Spot | undefined =
    typeof before === 'string' ? { order: before, id: '' } : before && spotOf(collection, before);
  const found = rows
    .map((row) => ({ row, spot: spotOf(collection, row) }))
    .filter(
      ({ spot }) =>
        (since === undefined || spot.order >= since) && (!end || compareSpots(spot, end) < 0),
    )
    .sort((a, b) => (oldestFirst ? 1 : -1) * compareSpots(a.spot, b.spot));
  return found.slice(0, limit).map(({ row }) => row);
}

/** Order of ids, as JavaScript sorts texts, everywhere. */
export const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
