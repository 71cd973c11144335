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
import { outboxOf } from './outbox.ts';
import { checkAddress, quarantine } from './own-collections.ts';
import { quarantineKey } from './quarantine/quarantine.ts';
import {
  addressOf,
  type Change,
  checkIndex,
  checkKeys,
  type Rows,
  type Selection,
} from './rows.ts';
import type { ShelvedRow } from './shelf.ts';

/** A row that cannot be read as what it should be. */
export interface Malformed {
  collection: Collection<unknown>;
  id: string;
  cell: Cell;
}

/** Reads and writes of one work, unseen by others. Several views of one see the same rows. */
export class RowTransaction implements Transaction {
  /** Rows as they were before. */
  readonly before: Rows;
  /** By `addressOf` the row. */
  readonly changes: Map<string, Change>;
  /** Rows of wrong shape that were met: to the work they are not there. */
  readonly malformed: Malformed[];
  readonly #now: { rows: Rows; isClosed: boolean };

  constructor(over: Rows | RowTransaction) {
    const view = over instanceof RowTransaction ? over : undefined;
    this.before = over instanceof RowTransaction ? over.before : over;
    this.changes = view?.changes ?? new Map();
    this.malformed = view?.malformed ?? [];
    this.#now = view ? view.#now : { rows: this.before, isClosed: false };
  }

  /** The rows as this work sees them. */
  get rows(): Rows {
    return this.#now.rows;
  }

  /** That of the rows before: what this work changes is of no moment yet. */
  get moment(): StoreMoment {
    return this.before;
  }

  cell(table: string, id: string): Cell | undefined {
    this.#open();
    return this.rows.cell(table, id);
  }

  isAside<T>(collection: Collection<T>, id: string): boolean {
    const isThere = this.cell(quarantine.name, quarantineKey(collection.name, id)) !== undefined;
    return isThere || this.cell(collection.name, id)?.fault(collection) !== undefined;
  }

  async get<T>(collection: Collection<T>, id: string): Promise<Row<T> | undefined> {
    checkAddress(collection, id);
    const cell = this.cell(collection.name, id);
    const row = this.#readable(collection, id, cell)?.read(collection, id);
    return row && this.shown(collection, row);
  }

  async getAll<T>(collection: Collection<T>, ids: readonly string[]): Promise<Row<T>[]> {
    for (const id of ids) checkAddress(collection, id);
    const placed = [...new Set(ids)].sort().flatMap((id) => {
      const cell = this.cell(collection.name, id);
      return cell ? [{ id, cell }] : [];
    });
    return this.#readAll(collection, placed);
  }

  list<T>(collection: Collection<T>): Promise<Row<T>[]> {
    return this.#select(collection, {});
  }

  async where<T>(collection: Collection<T>, index: string, key: string): Promise<Row<T>[]> {
    const rows = await this.#select(collection, { index, key });
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  page<T>(collection: Collection<T>, request: PageRequest<T>): Promise<Row<T>[]> {
    return this.#select(collection, request);
  }

  async put<T>(collection: Collection<T>, id: string, value: T, version?: number): Promise<Row<T>> {
    checkAddress(collection, id);
    const known = this.#readable(collection, id, this.cell(collection.name, id));
    checkVersion(collection, known, version);
    const after = Cell.of(collection, value, (known?.version ?? 0) + 1);
    const row = after.read(collection, id);
    checkKeys(collection, row);
    this.change({ table: collection.name, id, after });
    return this.shown(collection, row);
  }

  async remove<T>(collection: Collection<T>, id: string, version?: number): Promise<void> {
    checkAddress(collection, id);
    const before = this.cell(collection.name, id);
    checkVersion(collection, before, version);
    if (before) this.change({ table: collection.name, id, after: undefined });
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
      .map(({ table, id, after }) => {
        const read = (cell: Cell | undefined) =>
          cell?.fault(collection) ? undefined : cell?.read(collection, id).value;
        return { id, before: read(this.before.cell(table, id)), after: read(after) };
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

  change(change: Change): void {
    this.#open();
    this.#now.rows = this.rows.with([change]);
    this.changes.set(addressOf(change.table, change.id), change);
  }

  /** Takes over what a work changed that was done over these rows. */
  take({ changes, rows }: RowTransaction): void {
    this.#now.rows = rows;
    for (const [address, change] of changes) this.changes.set(address, change);
  }

  /** A row as this view shows it. */
  protected shown<T>(_: Collection<T>, row: Row<T>): Row<T> | Promise<Row<T>> {
    return row;
  }

  /** A work that goes on after its transaction ended must not believe that it still changes it. */
  close(): void {
    this.#now.isClosed = true;
  }

  #open(): void {
    if (this.#now.isClosed) throw new Error('This transaction has ended.');
  }

  async #select<T>(collection: Collection<T>, selection: Selection<T>): Promise<Row<T>[]> {
    this.#open();
    checkAddress(collection);
    if (selection.index !== undefined) checkIndex(collection, selection.index);
    return this.#readAll(collection, this.rows.select(collection, selection));
  }

  async #readAll<T>(
    collection: Collection<T>,
    placed: readonly Pick<ShelvedRow, 'id' | 'cell'>[],
  ): Promise<Row<T>[]> {
    const rows: Row<T>[] = [];
    for await (const part of inParts(placed)) {
      this.#open();
      const read = part.flatMap(({ id, cell }) => {
        const row = this.#readable(collection, id, cell)?.read(collection, id);
        return row ? [this.shown(collection, row)] : [];
      });
      rows.push(...(await Promise.all(read)));
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
