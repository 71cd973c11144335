import {
  type Collection,
  ConflictError,
  type PageRequest,
  type Row,
} from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { checkIndex, checkKeys, isUnder, pageOf } from '../indexes.ts';
import { checkAddress, outbox, quarantine } from '../own-collections.ts';
import { asQuarantined, jsonOrText, quarantineKey, type Report } from '../quarantine/quarantine.ts';

type Maybe<T> = T | Promise<T>;

/** Several rows, and what the adapter compares to know that the same question has the same answer. */
export interface CellList {
  cells: Iterable<readonly [id: string, cell: Cell]>;
  mark: unknown;
}

/** Source of the rows that a transaction did not write itself. */
export interface CellSource {
  cell: (table: string, id: string) => Maybe<Cell | undefined>;
  list: (table: string) => Maybe<CellList>;
  find: (field: 'subject' | 'recipient', value: string) => Maybe<CellList>;
  /** Ids of rows whose JSON holds one of these pieces of JSON. */
  containing: (table: string, pieces: readonly string[]) => Maybe<string[]>;
  /** True when a row is in quarantine, by its key there; as far as this process knows. */
  isQuarantined: (key: string) => boolean;
}

/** One text for a row of any table; neither part can hold the character between them. */
export const addressOf = (table: string, id: string): string => `${table}\0${id}`;

/** A row that cannot be read as what it should be. */
export interface Malformed {
  collection: Collection<unknown>;
  id: string;
}

export interface Seen {
  table: string;
  id: string;
  cell: Cell | undefined;
}

/** `after` is undefined for a removal. */
export interface Change {
  /** `addressOf` the row. */
  key: string;
  table: string;
  id: string;
  before: Cell | undefined;
  after: Cell | undefined;
}

/** Reads and writes of one work, unseen by others until it is committed. */
export class Overlay {
  readonly seen = new Map<string, Seen>();
  readonly lists = new Map<string, unknown>();
  readonly finds = new Map<
    string,
    { field: 'subject' | 'recipient'; value: string; mark: unknown }
  >();
  readonly changes = new Map<string, Change>();
  /** Rows of wrong shape that were met, as if they were not there: the work is not to count. */
  readonly malformed: Malformed[] = [];
  readonly #source: CellSource;
  #closed = false;

  constructor(source: CellSource) {
    this.#source = source;
  }

  /** The row as this work sees it; at once where the source answers at once. */
  cell(table: string, id: string): Maybe<Cell | undefined> {
    this.#open();
    const key = addressOf(table, id);
    const change = this.changes.get(key);
    if (change) return change.after;
    const known = this.seen.get(key);
    if (known) return known.cell;
    const found = this.#source.cell(table, id);
    if (!(found instanceof Promise)) return this.#see(key, { table, id, cell: found });
    return found.then((cell) => this.#see(key, { table, id, cell }));
  }

  async get<T>(collection: Collection<T>, id: string): Promise<Row<T> | undefined> {
    checkAddress(collection, id);
    const found = this.cell(collection.name, id);
    const cell = found instanceof Promise ? await found : found;
    return this.#readable(collection, id, cell)?.read(collection, id);
  }

  async getAll<T>(collection: Collection<T>, ids: readonly string[]): Promise<Row<T>[]> {
    const rows = await Promise.all([...new Set(ids)].sort().map((id) => this.get(collection, id)));
    return rows.filter((row) => row !== undefined);
  }

  async where<T>(collection: Collection<T>, index: string, key: string): Promise<Row<T>[]> {
    checkIndex(collection, index);
    return (await this.list(collection)).filter((row) => isUnder(collection, index, key, row));
  }

  async page<T>(collection: Collection<T>, request: PageRequest<T>): Promise<Row<T>[]> {
    const { index, key = '' } = request;
    const rows = index === undefined ? this.list(collection) : this.where(collection, index, key);
    return pageOf(collection, await rows, request);
  }

  async put<T>(collection: Collection<T>, id: string, value: T, version?: number): Promise<Row<T>> {
    checkAddress(collection, id);
    const found = this.cell(collection.name, id);
    const before = this.#readable(collection, id, found instanceof Promise ? await found : found);
    checkVersion(collection, before, version);
    const after = Cell.of(collection, value, (before?.version ?? 0) + 1);
    checkKeys(collection, after.read(collection, id));
    this.#change(collection.name, id, after);
    return after.read(collection, id);
  }

  async remove<T>(collection: Collection<T>, id: string, version?: number): Promise<void> {
    checkAddress(collection, id);
    const before = await this.cell(collection.name, id);
    checkVersion(collection, before, version);
    if (before) this.#change(collection.name, id, undefined);
    // What was to be gone does not come back.
    if (this.isQuarantined(collection, id)) await this.drop(quarantineKey(collection.name, id));
  }

  /** True when the row was put in quarantine, its value being unreadable. */
  isQuarantined({ name }: Pick<Collection<unknown>, 'name'>, id: string): boolean {
    return this.#source.isQuarantined(quarantineKey(name, id));
  }

  /** Erases a row in quarantine. */
  async drop(key: string): Promise<void> {
    if (await this.cell(quarantine.name, key)) this.#change(quarantine.name, key, undefined);
  }

  /** Puts a row in quarantine; undefined when it is gone or was put right meanwhile. */
  async setAside({ collection, id }: Malformed, at: string): Promise<Report | undefined> {
    const { name: table } = collection;
    const cell = await this.cell(table, id);
    const fields = cell?.fault(collection);
    if (!cell || !fields) return undefined;
    const { version, json } = cell;
    const row = asQuarantined({ table, id, version, value: jsonOrText(json) }, fields, at);
    await this.cell(quarantine.name, row.id);
    this.#change(table, id, undefined);
    this.#change(quarantine.name, row.id, new Cell(row.version, JSON.stringify(row.value)));
    return { key: row.id, collection: table, fields };
  }

  /** Puts a row back in its place if it is now of its shape and nobody took the place. */
  async putBack(key: string, collection: Collection<unknown>): Promise<boolean> {
    const row = (await this.get(quarantine, key))?.value;
    if (!row || row.collection !== collection.name) return false;
    const cell = new Cell(row.version, JSON.stringify(row.value));
    if (cell.fault(collection) || (await this.cell(row.collection, row.id))) return false;
    this.#change(row.collection, row.id, cell);
    this.#change(quarantine.name, key, undefined);
    return true;
  }

  async list<T>(collection: Collection<T>): Promise<Row<T>[]> {
    checkAddress(collection);
    this.#open();
    const found = await this.#source.list(collection.name);
    this.#open();
    if (!this.lists.has(collection.name)) this.lists.set(collection.name, found.mark);
    return this.#merge(collection, found, () => true);
  }

  async find(field: 'subject' | 'recipient', value: string) {
    this.#open();
    const found = await this.#source.find(field, value);
    this.#open();
    const question = `${field}\0${value}`;
    if (!this.finds.has(question)) this.finds.set(question, { field, value, mark: found.mark });
    return this.#merge(outbox, found, (row) => row[field] === value);
  }

  /**
   * Ids of rows in which one of these texts stands. Not a question that a commit asks again: rows
   * that come meanwhile are those of people who act after this.
   */
  async containing({ name }: Pick<Collection<unknown>, 'name'>, texts: readonly string[]) {
    this.#open();
    const pieces = texts
      .filter((text) => text !== '')
      .map((text) => JSON.stringify(text).slice(1, -1));
    const ids = await this.#source.containing(name, pieces);
    this.#open();
    return [...ids].sort();
  }

  /** A work that goes on after its transaction ended must not believe that it still changes it. */
  close(): void {
    this.#closed = true;
  }

  /** Two reads of one row may run side by side: the first answer is the one that counts. */
  #see(key: string, seen: Seen): Cell | undefined {
    this.#open();
    const first = this.seen.get(key);
    if (first) return first.cell;
    this.seen.set(key, seen);
    return seen.cell;
  }

  #open(): void {
    if (this.#closed) throw new Error('This transaction has ended.');
  }

  /** The cell, if it can be read as what it should be. */
  #readable<T>(collection: Collection<T>, id: string, cell: Cell | undefined): Cell | undefined {
    if (!cell?.fault(collection)) return cell;
    this.malformed.push({ collection, id });
    return undefined;
  }

  #change(table: string, id: string, after: Cell | undefined): void {
    const key = addressOf(table, id);
    this.changes.set(key, { key, table, id, before: this.seen.get(key)?.cell, after });
  }

  /** Rows found, with the changes of this transaction; sorted as JavaScript sorts, everywhere. */
  #merge<T>(collection: Collection<T>, found: CellList, wanted: (value: T) => boolean): Row<T>[] {
    const cells = new Map<string, Cell>();
    for (const [id, cell] of found.cells) {
      const readable = this.#readable(collection, id, cell);
      if (readable) cells.set(id, readable);
    }
    for (const { table, id, after } of this.changes.values()) {
      if (table !== collection.name) continue;
      if (after && wanted(after.read(collection, id).value)) cells.set(id, after);
      else cells.delete(id);
    }
    return [...cells.keys()].sort().map((id) => (cells.get(id) as Cell).read(collection, id));
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
