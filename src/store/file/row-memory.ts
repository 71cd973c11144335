import type { Cell } from '../cell.ts';
import { inbox, outbox, quarantine } from '../own-collections.ts';
import { InboxIndex, type InboxLimits } from './inbox-index.ts';
import { OutboxIndex } from './outbox-index.ts';
import { addressOf, type CellList, type CellSource, type Change, type Overlay } from './overlay.ts';

type Layer = Map<string, Change>;
type Tables = Map<string, Map<string, Cell>>;

/**
 * The rows of the file, in three layers: durable (on the disk), being written, and open (waiting
 * for the next write). Transactions see the newest layer, readers only the durable one. A write
 * that fails drops the two upper layers: that is the whole of the rollback.
 */
export class RowMemory {
  readonly index: OutboxIndex;
  readonly durable: CellSource;
  readonly latest: CellSource;
  readonly #tables: Tables = new Map();
  #writing: Layer = new Map();
  #open: Layer = new Map();
  readonly #answers = new InboxIndex();
  /** Changes of each table, ever: equal numbers, equal lists. One count for each side. */
  readonly #stamps = { durable: new Map<string, number>(), latest: new Map<string, number>() };

  constructor(rows: Iterable<readonly [table: string, id: string, cell: Cell]>) {
    this.index = new OutboxIndex((id) => this.#newest(outbox.name, id));
    for (const [table, id, cell] of rows) this.#set(table, id, cell);
    this.#answers.reset(this.entries(inbox.name));
    this.durable = this.#source('durable', (table, id) => this.get(table, id));
    this.latest = this.#source('latest', (table, id) => this.#newest(table, id));
  }

  /** True when every row that the overlay read is unchanged, on the side where it looked. */
  holds(overlay: Overlay, side: 'durable' | 'latest'): boolean {
    const source = this[side];
    for (const { table, id, cell } of overlay.seen.values()) {
      if (source.cell(table, id) !== cell) return false;
    }
    for (const [table, mark] of overlay.lists) {
      if (mark !== this.#stamp(side, table)) return false;
    }
    for (const { field, value, mark } of overlay.finds.values()) {
      if (!sameCells(mark as Cell[], (source.find(field, value) as CellList).mark as Cell[]))
        return false;
    }
    return true;
  }

  /** Adds changes to the open layer. They become durable, or nothing, with it. */
  apply(changes: Iterable<Change>): void {
    for (const change of changes) {
      if (change.table === inbox.name) this.#answers.change(change);
      this.#open.set(change.key, change);
      this.#bump('latest', change.table);
      if (change.table === outbox.name && change.after) this.index.add(change.id, change.after);
    }
  }

  get pending(): boolean {
    return this.#open.size > 0 || this.#writing.size > 0;
  }

  /** Closes the open layer; gives the changes to write. */
  begin(): Iterable<Change> {
    this.#writing = this.#open;
    this.#open = new Map();
    return this.#writing.values();
  }

  commit(): void {
    for (const { table, id, after } of this.#writing.values()) {
      this.#set(table, id, after);
      this.#bump('durable', table);
    }
    this.#writing = new Map();
  }

  /** Drops what is not durable; gives the rows concerned. */
  rollback(): Change[] {
    const dropped = [...this.#writing.values(), ...this.#open.values()];
    this.#writing = new Map();
    this.#open = new Map();
    for (const { table, id, after } of dropped) {
      this.#bump('latest', table);
      if (table !== outbox.name) continue;
      const cell = this.get(table, id);
      if (cell) this.index.add(id, cell);
      else if (after) this.index.remove(id, after);
    }
    this.#answers.reset(this.entries(inbox.name));
    return dropped;
  }

  /** Removals that bound the inbox: see `InboxIndex`. */
  forgettable(cutoff: string, limits: InboxLimits, people: Iterable<string>): Change[] {
    return [...this.#answers.over(cutoff, limits, people)].flatMap((id) => {
      const before = this.#newest(inbox.name, id);
      const key = addressOf(inbox.name, id);
      return before ? [{ key, table: inbox.name, id, before, after: undefined }] : [];
    });
  }

  /** Every durable row. */
  *all(): Iterable<readonly [table: string, id: string, cell: Cell]> {
    for (const [table, rows] of this.#tables)
      for (const [id, cell] of rows) yield [table, id, cell];
  }

  get(table: string, id: string): Cell | undefined {
    return this.#tables.get(table)?.get(id);
  }

  /** The durable rows of a table, in the order in which they were first written. */
  entries(table: string): ReadonlyMap<string, Cell> {
    return this.#tables.get(table) ?? new Map();
  }

  #newest(table: string, id: string): Cell | undefined {
    const key = addressOf(table, id);
    const change = this.#open.get(key) ?? this.#writing.get(key);
    return change ? change.after : this.get(table, id);
  }

  #source(
    side: 'durable' | 'latest',
    cell: (table: string, id: string) => Cell | undefined,
  ): CellSource {
    return {
      cell,
      list: (table) => ({
        cells: side === 'durable' ? this.entries(table) : this.#merged(table),
        mark: this.#stamp(side, table),
      }),
      find: (field, value) => {
        const cells: [string, Cell][] = [];
        for (const id of this.index.find(field, value)) {
          const found = cell(outbox.name, id);
          if (found?.read(outbox, id).value[field] === value) cells.push([id, found]);
        }
        return { cells, mark: cells.map(([, found]) => found) };
      },
      containing: (table, pieces) => {
        const cells = side === 'durable' ? this.entries(table) : this.#merged(table);
        return [...cells]
          .filter(([, { json }]) => pieces.some((piece) => json.includes(piece)))
          .map(([id]) => id);
      },
      isQuarantined: (key) => cell(quarantine.name, key) !== undefined,
    };
  }

  #merged(table: string): ReadonlyMap<string, Cell> {
    if (!this.pending) return this.entries(table);
    const cells = new Map(this.entries(table));
    for (const change of [...this.#writing.values(), ...this.#open.values()]) {
      if (change.table !== table) continue;
      if (change.after) cells.set(change.id, change.after);
      else cells.delete(change.id);
    }
    return cells;
  }

  #set(table: string, id: string, cell: Cell | undefined): void {
    const rows = this.#tables.get(table) ?? new Map<string, Cell>();
    const old = rows.get(id);
    if (cell) this.#tables.set(table, rows.set(id, cell));
    else rows.delete(id);
    if (table !== outbox.name) return;
    if (!old && cell) this.index.add(id, cell);
    if (old && !cell && !this.#newest(table, id)) this.index.remove(id, old);
  }

  #stamp(side: 'durable' | 'latest', table: string): number {
    return this.#stamps[side].get(table) ?? 0;
  }

  #bump(side: 'durable' | 'latest', table: string): void {
    this.#stamps[side].set(table, this.#stamp(side, table) + 1);
  }
}

/** In any order: the same rows, each unchanged. */
function sameCells(a: Cell[], b: Cell[]): boolean {
  const cells = new Set(a);
  return a.length === b.length && b.every((cell) => cells.has(cell));
}
