import { inParts } from '../../bot/contract/in-parts.ts';
import {
  type Collection,
  ConflictError,
  type Inbox,
  type Outbox,
  type PageRequest,
  type Quarantine,
  type Row,
  type StoreMoment,
  type Transaction,
} from '../../bot/contract/store.ts';
import { Cell } from './cell.ts';
import { inboxOf } from './inbox.ts';
import { byId, checkIndex, checkKeys, isUnder, pageOf } from './indexes.ts';
import { outboxOf } from './outbox.ts';
import { checkAddress, quarantine } from './own-collections.ts';
import { quarantineKey } from './quarantine/quarantine.ts';

/** Rows asked for: all of a collection, those under a key, or a page of either. */
export type Selection<T = never> = Partial<PageRequest<T>>;

export type Cells = Iterable<readonly [id: string, cell: Cell]>;
export type PlacedCells = Iterable<readonly [table: string, id: string, cell: Cell]>;

/** Source of the rows that a work did not write itself. */
export interface CellSource extends Pick<Transaction, 'moment'> {
  cell: (table: string, id: string) => Cell | undefined;
  /** All rows of a selection, and perhaps others: whoever asks looks at each. */
  select: <T>(collection: Collection<T>, selection: Selection<T>) => Cells;
}

/** One text for a row of any table; neither part can hold the character between them. */
export const addressOf = (table: string, id: string): string => `${table}\0${id}`;

/** A row that cannot be read as what it should be. */
export interface Malformed {
  collection: Collection<unknown>;
  id: string;
  cell: Cell;
}

/** `after` is undefined for a removal. */
export interface Change {
  table: string;
  id: string;
  before: Cell | undefined;
  after: Cell | undefined;
}

/** Reads and writes of one work, unseen by others until it is committed; itself a source for another. */
export class Overlay implements CellSource, Transaction {
  /** By `addressOf` the row. */
  readonly changes = new Map<string, Change>();
  /** Rows of wrong shape that were met: to the work they are not there. */
  readonly malformed: Malformed[] = [];
  /** That of the rows below: what this work changes is of no moment yet. */
  readonly moment: StoreMoment;
  readonly #source: CellSource;
  #closed = false;

  constructor(source: CellSource) {
    this.#source = source;
    this.moment = source.moment;
  }

  /** The row as this work sees it. */
  cell(table: string, id: string): Cell | undefined {
    this.#open();
    const change = this.changes.get(addressOf(table, id));
    return change ? change.after : this.#source.cell(table, id);
  }

  select<T>(collection: Collection<T>, selection: Selection<T>): Cells {
    this.#open();
    const { limit } = selection;
    // As many more as this work may have taken out of the page.
    const wider =
      limit === undefined ? selection : { ...selection, limit: limit + this.changes.size };
    const found = this.#source.select(collection, wider);
    const own = [...this.changes.values()].filter(({ table }) => table === collection.name);
    if (own.length === 0) return found;
    const all = new Map(found);
    for (const { id, after } of own) {
      if (after) all.set(id, after);
      else all.delete(id);
    }
    return all;
  }

  isAside<T>(collection: Collection<T>, id: string): boolean {
    const isThere = this.cell(quarantine.name, quarantineKey(collection.name, id)) !== undefined;
    return isThere || this.cell(collection.name, id)?.fault(collection) !== undefined;
  }

  async get<T>(collection: Collection<T>, id: string): Promise<Row<T> | undefined> {
    checkAddress(collection, id);
    const cell = this.cell(collection.name, id);
    return this.#readable(collection, id, cell)?.read(collection, id);
  }

  async getAll<T>(collection: Collection<T>, ids: readonly string[]): Promise<Row<T>[]> {
    for (const id of ids) checkAddress(collection, id);
    const cells = [...new Set(ids)].flatMap((id) => {
      const cell = this.cell(collection.name, id);
      return cell ? [[id, cell] as const] : [];
    });
    return (await this.#rows(collection, cells)).sort(byId);
  }

  async list<T>(collection: Collection<T>): Promise<Row<T>[]> {
    return (await this.#selected(collection, {})).sort(byId);
  }

  async where<T>(collection: Collection<T>, index: string, key: string): Promise<Row<T>[]> {
    return (await this.#selected(collection, { index, key })).sort(byId);
  }

  async page<T>(collection: Collection<T>, request: PageRequest<T>): Promise<Row<T>[]> {
    return pageOf(collection, await this.#selected(collection, request), request);
  }

  async put<T>(collection: Collection<T>, id: string, value: T, version?: number): Promise<Row<T>> {
    checkAddress(collection, id);
    const before = this.cell(collection.name, id);
    const known = this.#readable(collection, id, before);
    checkVersion(collection, known, version);
    const after = Cell.of(collection, value, (known?.version ?? 0) + 1);
    const row = after.read(collection, id);
    checkKeys(collection, row);
    this.change({ table: collection.name, id, before, after });
    return row;
  }

  async remove<T>(collection: Collection<T>, id: string, version?: number): Promise<void> {
    checkAddress(collection, id);
    const before = this.cell(collection.name, id);
    checkVersion(collection, before, version);
    if (before) this.change({ table: collection.name, id, before, after: undefined });
    // What was to be gone does not come back.
    if (this.isAside(collection, id))
      await this.remove(quarantine, quarantineKey(collection.name, id));
  }

  changed(): boolean {
    return this.changes.size > 0;
  }

  changesOf<T>(collection: Collection<T>) {
    return [...this.changes.values()]
      .filter(({ table }) => table === collection.name)
      .map(({ id, before, after }) => {
        const read = (cell: Cell | undefined) =>
          cell?.fault(collection) ? undefined : cell?.read(collection, id).value;
        return { id, before: read(before), after: read(after) };
      });
  }

  // Made when first asked for: most transactions need none of them.
  get inbox(): Inbox {
    return inboxOf(this);
  }

  get outbox(): Outbox {
    return outboxOf(this);
  }

  get quarantine(): Quarantine {
    return {
      list: async () =>
        (await this.list(quarantine)).map(({ id: key, value }) => ({ key, ...value })),
      drop: (key) => this.remove(quarantine, key),
    };
  }

  /** Takes a change over; of two of one row, what was there before the first counts. */
  change(change: Change): void {
    this.#open();
    const key = addressOf(change.table, change.id);
    const { before } = this.changes.get(key) ?? change;
    this.changes.set(key, { ...change, before });
  }

  /** Ids of rows in which one of these texts stands. */
  async holding<T>(collection: Collection<T>, texts: readonly string[]) {
    const pieces = texts
      .filter((text) => text !== '')
      .map((text) => JSON.stringify(text).slice(1, -1));
    return [...this.select(collection, {})]
      .filter(([, { json }]) => pieces.some((piece) => json.includes(piece)))
      .map(([id]) => id)
      .sort();
  }

  /** A work that goes on after its transaction ended must not believe that it still changes it. */
  close(): void {
    this.#closed = true;
  }

  #open(): void {
    if (this.#closed) throw new Error('This transaction has ended.');
  }

  async #selected<T>(collection: Collection<T>, selection: Selection<T>): Promise<Row<T>[]> {
    checkAddress(collection);
    const { index, key = '' } = selection;
    if (index !== undefined) checkIndex(collection, index);
    const rows = await this.#rows(collection, this.select(collection, selection));
    return index === undefined ? rows : rows.filter((row) => isUnder(collection, index, key, row));
  }

  async #rows<T>(collection: Collection<T>, cells: Cells): Promise<Row<T>[]> {
    const rows: Row<T>[] = [];
    // As they are now, whatever changes while they are read.
    for await (const part of inParts([...cells])) {
      this.#open();
      for (const [id, cell] of part) {
        const readable = this.#readable(collection, id, cell);
        if (readable) rows.push(readable.read(collection, id));
      }
    }
    this.#open();
    return rows;
  }

  /** The cell, if it can be read as what it should be. */
  #readable<T>(collection: Collection<T>, id: string, cell: Cell | undefined): Cell | undefined {
    if (!cell?.fault(collection)) return cell;
    this.malformed.push({ collection, id, cell });
    return undefined;
  }
}

function checkVersion(
  { name }: Pick<Collection<unknown>, 'name'>,
  cell: Cell | undefined,
  version: number | undefined,
): void {
  if (version === undefined || version === (cell?.version ?? 0)) return;
  throw new ConflictError(`"${name}": version ${cell?.version ?? 0}, not ${version}.`);
}
