import type { Collection } from '../../bot/contract/store.ts';
import { Cell } from './cell.ts';
import { compareSpots, keysIn, type Spot, spotOf } from './indexes.ts';
import type { Cells, Selection } from './overlay.ts';

/** Where the rows of a collection are found: by each key of each index, and all in their order. */
export class CollectionIndexes {
  readonly #collection: Collection<unknown>;
  readonly #all = new Shelf();
  readonly #byKey = new Map<string, Map<string, Shelf>>();
  /** Rows of wrong shape have no key: everybody meets them, until they are in quarantine. */
  readonly #broken = new Set<string>();

  constructor(collection: Collection<unknown>) {
    this.#collection = collection;
    for (const index of Object.keys(collection.by ?? {})) this.#byKey.set(index, new Map());
  }

  /** Takes many rows, to be sorted once; what is only looked at is not kept in memory. */
  gather(cells: Cells): void {
    for (const [id, { version, json }] of cells) {
      const cell = new Cell(version, json);
      if (cell.fault(this.#collection)) this.#broken.add(id);
      else this.#each(id, cell, (shelf, spot) => shelf.gather(spot));
    }
  }

  sorted(): this {
    for (const shelf of [
      this.#all,
      ...[...this.#byKey.values()].flatMap((one) => [...one.values()]),
    ])
      shelf.sort();
    return this;
  }

  get broken(): readonly string[] {
    return [...this.#broken];
  }

  change(id: string, before: Cell | undefined, after: Cell | undefined): void {
    this.#broken.delete(id);
    if (before && !before.fault(this.#collection))
      this.#each(id, before, (shelf, spot) => shelf.remove(spot));
    if (!after) return;
    if (after.fault(this.#collection)) this.#broken.add(id);
    else this.#each(id, after, (shelf, spot) => shelf.add(spot));
  }

  find(selection: Selection<unknown>): string[] {
    const { index, key = '' } = selection;
    const shelf = index === undefined ? this.#all : this.#byKey.get(index)?.get(key);
    const before =
      typeof selection.before === 'object'
        ? spotOf(this.#collection, selection.before)
        : selection.before;
    return [...(shelf?.find({ ...selection, before }) ?? []), ...this.#broken];
  }

  /** Does something to each shelf that a row stands on. */
  #each(id: string, cell: Cell, act: (shelf: Shelf, spot: Spot) => void): void {
    const row = cell.read(this.#collection, id);
    const spot = spotOf(this.#collection, row);
    act(this.#all, spot);
    for (const [index, shelves] of this.#byKey)
      for (const key of new Set(keysIn(this.#collection, index, row.value))) {
        const shelf = shelves.get(key) ?? new Shelf();
        act(shelf, spot);
        if (shelf.size > 0) shelves.set(key, shelf);
        else shelves.delete(key);
      }
  }
}

interface ShelfRequest {
  since?: string | undefined;
  before?: string | Spot | undefined;
  oldestFirst?: boolean | undefined;
  limit?: number | undefined;
}

/** Ids in the order of their collection, smallest first, in a sorted array. */
class Shelf {
  readonly #spots: Spot[] = [];

  get size(): number {
    return this.#spots.length;
  }

  /** Takes one of many, which are sorted once all are there. */
  gather(spot: Spot): void {
    this.#spots.push(spot);
  }

  sort(): void {
    this.#spots.sort(compareSpots);
  }

  add(spot: Spot): void {
    this.#spots.splice(this.#from(spot), 0, spot);
  }

  remove(spot: Spot): void {
    const at = this.#from(spot);
    if (this.#spots[at]?.id === spot.id) this.#spots.splice(at, 1);
  }

  /** As `PageRequest` says it. */
  find({ since, before, oldestFirst = false, limit = this.size }: ShelfRequest): string[] {
    const start = since === undefined ? 0 : this.#from({ order: since, id: '' });
    const end =
      before === undefined
        ? this.size
        : this.#from(typeof before === 'string' ? { order: before, id: '' } : before);
    const part = oldestFirst
      ? this.#spots.slice(start, Math.min(end, start + limit))
      : this.#spots.slice(Math.max(start, end - limit), Math.max(start, end)).reverse();
    return part.map(({ id }) => id);
  }

  /** Place of the first that is not before this one. */
  #from(spot: Spot): number {
    let [low, high] = [0, this.#spots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareSpots(this.#spots[middle] as Spot, spot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
