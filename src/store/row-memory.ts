import { inParts } from '../../bot/contract/in-parts.ts';
import type { Collection, StoreMoment } from '../../bot/contract/store.ts';
import { Cell } from './cell.ts';
import { CollectionIndexes } from './collection-indexes.ts';
import {
  addressOf,
  type CellSource,
  type Cells,
  type Change,
  Overlay,
  type PlacedCells,
  type Selection,
} from './overlay.ts';
import type { RawRow } from './raw-row.ts';

/** Ids of rows that changed last, at the least, of one table. */
const RECENT = 5_000;

interface Table {
  cells: Map<string, Cell>;
  /** Ids of rows that changed last. */
  recent: string[];
  /** Indexes of those who asked, by the collection as they know it. */
  indexes: Map<Collection<unknown>, CollectionIndexes>;
}

/** Rows as they are kept, to be held in memory. */
export const cellsOf = (rows: readonly RawRow[]): PlacedCells =>
  rows.map(({ table, id, version, value }) => [
    table,
    id,
    new Cell(version, JSON.stringify(value)),
  ]);

/** All rows of a store in memory, and the indexes that were asked for. */
export class RowMemory implements CellSource {
  readonly #tables = new Map<string, Table>();
  /** Looks that are not over: what changed since they began, turned back. */
  readonly #views = new Set<Overlay>();
  #version = 0;
  /** Changes of each table. */
  #counts: ReadonlyMap<string, number> = new Map();

  constructor(rows: PlacedCells) {
    for (const [table, id, cell] of rows) this.#table(table).cells.set(id, cell);
  }

  static of(rows: readonly RawRow[]): RowMemory {
    return new RowMemory(cellsOf(rows));
  }

  /** Count of the changes ever applied: the same count, the same rows. */
  get version(): number {
    return this.#version;
  }

  /** Looks at the rows as they are now, whatever changes while it does. */
  async snapshot<R>(look: (rows: CellSource) => Promise<R>): Promise<R> {
    const view = new Overlay(this);
    this.#views.add(view);
    try {
      return await look(view);
    } finally {
      this.#views.delete(view);
    }
  }

  get moment(): StoreMoment {
    const counts = this.#counts;
    const count = ({ name }: { name: string }) => counts.get(name) ?? 0;
    return {
      count,
      since: (collection, from) => {
        const { recent } = this.#table(collection.name);
        const first = (this.#counts.get(collection.name) ?? 0) - recent.length;
        return from < first ? undefined : recent.slice(from - first, count(collection) - first);
      },
    };
  }

  apply(changes: Iterable<Change>): void {
    this.#version += 1;
    const counts = new Map(this.#counts);
    for (const { table, id, after } of changes) {
      const { cells, indexes, recent } = this.#table(table);
      counts.set(table, (counts.get(table) ?? 0) + 1);
      recent.push(id);
      if (recent.length > 2 * RECENT) recent.splice(0, RECENT);
      const before = cells.get(id);
      // Of several changes of a row, the first one found it as it was.
      for (const { changes: undone } of this.#views)
        if (!undone.has(addressOf(table, id)))
          undone.set(addressOf(table, id), { table, id, before: after, after: before });
      for (const one of indexes.values()) one.change(id, before, after);
      if (after) cells.set(id, after);
      else cells.delete(id);
    }
    this.#counts = counts;
  }

  /** Looks at every row of a collection, and makes its indexes at once; gives the ids of those of wrong shape. */
  async prepare(collection: Collection<unknown>): Promise<readonly string[]> {
    const { cells, indexes } = this.#table(collection.name);
    const made = new CollectionIndexes(collection);
    for await (const part of inParts([...cells])) made.gather(part);
    indexes.set(collection, made.sorted());
    return made.broken;
  }

  /** Every row. */
  *all(): PlacedCells {
    for (const [table, { cells }] of this.#tables)
      for (const [id, cell] of cells) yield [table, id, cell];
  }

  count({ name }: Pick<Collection<unknown>, 'name'>): number {
    return this.#tables.get(name)?.cells.size ?? 0;
  }

  cell(table: string, id: string): Cell | undefined {
    return this.#tables.get(table)?.cells.get(id);
  }

  select<T>(collection: Collection<T>, selection: Selection<T>): Cells {
    const table = this.#tables.get(collection.name);
    if (!table) return [];
    const { index, limit } = selection;
    if (index === undefined && limit === undefined) return table.cells;
    const of = collection as Collection<unknown>;
    let indexes = table.indexes.get(of);
    if (!indexes) {
      indexes = new CollectionIndexes(of);
      indexes.gather(table.cells);
      table.indexes.set(of, indexes.sorted());
    }
    return indexes
      .find(selection as Selection<unknown>)
      .map((id) => [id, table.cells.get(id) as Cell] as const);
  }

  #table(name: string): Table {
    const known = this.#tables.get(name) ?? { cells: new Map(), recent: [], indexes: new Map() };
    this.#tables.set(name, known);
    return known;
  }
}
