import type { Cell } from './cell.ts';

/** Where a row stands: rows are sorted by a key, then by an order under it, then by their ids. */
export interface Spot {
  key: string;
  order: string;
  id: string;
}

export interface ShelvedRow extends Spot {
  cell: Cell;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compare = (a: Spot, b: Spot): number =>
  inOrder(a.key, b.key) || inOrder(a.order, b.order) || inOrder(a.id, b.id);

/** Rows of a part, half of what it may grow to: a change copies one part, and the list of all. */
const SIZE = 128;

/** Rows that follow each other, and never change. */
export type ShelfPart = readonly ShelvedRow[];

/** Sorted rows, smallest first. They never change: a change gives others, which share with them all parts but one. */
export class Shelf {
  static readonly empty = new Shelf([]);
  readonly parts: readonly ShelfPart[];

  private constructor(parts: readonly ShelfPart[]) {
    this.parts = parts;
  }

  static of(rows: ShelvedRow[]): Shelf {
    rows.sort(compare);
    const count = Math.ceil(rows.length / SIZE);
    return new Shelf(Array.from({ length: count }, (_, i) => rows.slice(i * SIZE, (i + 1) * SIZE)));
  }

  get size(): number {
    return this.parts.reduce((sum, { length }) => sum + length, 0);
  }

  all(): ShelvedRow[] {
    return this.parts.flat();
  }

  get(spot: Spot): ShelvedRow | undefined {
    const [part, at] = this.#from(spot);
    const found = this.parts[part]?.[at];
    return found && compare(found, spot) === 0 ? found : undefined;
  }

  with(row: ShelvedRow): Shelf {
    const [part, at] = this.#from(row);
    const next = (this.parts[part] ?? []).toSpliced(at, this.get(row) ? 1 : 0, row);
    const isLarge = next.length > 2 * SIZE;
    const parts = isLarge ? [next.slice(0, SIZE), next.slice(SIZE)] : [next];
    return new Shelf(this.parts.toSpliced(part, 1, ...parts));
  }

  without(spot: Spot): Shelf {
    if (!this.get(spot)) return this;
    const [part, at] = this.#from(spot);
    const next = this.parts[part]?.toSpliced(at, 1) ?? [];
    return new Shelf(this.parts.toSpliced(part, 1, ...(next.length > 0 ? [next] : [])));
  }

  /** Ids of the rows that another has not, or has otherwise: what they share is not looked at. */
  unlike(other: Shelf): string[] {
    const [mine, theirs] = [apart(this, other), apart(other, this)];
    const ids = [...new Set([...mine.keys(), ...theirs.keys()])];
    return ids.filter((id) => mine.get(id) !== theirs.get(id));
  }

  /** Those from `start` on, before `end`; as many as `limit`, the last ones first unless `oldestFirst`. */
  between(start: Spot, end: Spot, oldestFirst: boolean, limit: number): ShelvedRow[] {
    const found: ShelvedRow[] = [];
    let [part, at] = this.#from(oldestFirst ? start : end);
    while (found.length < limit) {
      if (!oldestFirst) at -= 1;
      if (at < 0 || at >= (this.parts[part]?.length ?? 0)) {
        part += oldestFirst ? 1 : -1;
        at = oldestFirst ? 0 : (this.parts[part]?.length ?? 0) - 1;
      }
      const row = this.parts[part]?.[at];
      if (!row || (oldestFirst ? compare(row, end) >= 0 : compare(row, start) < 0)) break;
      found.push(row);
      if (oldestFirst) at += 1;
    }
    return found;
  }

  /** Place of the first that is not before this one: in the last part, when there is none. */
  #from(spot: Spot): [part: number, at: number] {
    const isBefore = (row: ShelvedRow | undefined) => row !== undefined && compare(row, spot) < 0;
    const part = lowest(this.parts.length - 1, (i) => !isBefore(this.parts[i]?.at(-1)));
    const rows = this.parts[part] ?? [];
    return [part, lowest(rows.length, (i) => !isBefore(rows[i]))];
  }
}

/** Rows in the parts that only one of two has. */
function apart(one: Shelf, other: Shelf): ReadonlyMap<string, Cell> {
  const shared = new Set(other.parts);
  const rows = one.parts.filter((part) => !shared.has(part)).flat();
  return new Map(rows.map(({ id, cell }) => [id, cell]));
}

/** The lowest number of which something is true, as it is of all above; `end`: none below it. */
function lowest(end: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, Math.max(0, end)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
