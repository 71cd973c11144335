import { compareSpots, type Spot } from './indexes.ts';

export interface ShelfRequest {
  since?: string | undefined;
  before?: string | Spot | undefined;
  oldestFirst?: boolean | undefined;
  limit?: number | undefined;
}

/** Ids in the order of their collection, smallest first, in a sorted array. */
export class Shelf {
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
