import type { Collection } from '../../../bot/contract/store.ts';
import type { Cell } from '../cell.ts';
import { spotOf } from '../indexes.ts';
import { addressOf, type CellSource, type Cells, type Selection } from '../overlay.ts';
import {
  byAddress,
  byKey,
  type CellRow,
  cellOf,
  cellsOf,
  idsContaining,
  type Question,
  rowsAfter,
  selecting,
  textOf,
} from './postgres-rows.ts';
import type { TransactionQueries } from './transaction-queries.ts';

/** Question by a key, of a collection whose rows may lack theirs. */
export class Unkeyed extends Error {
  override name = 'Unkeyed';
  readonly collection: Collection<unknown>;

  constructor(collection: Collection<unknown>) {
    super(`The rows of "${collection.name}" may have no keys yet.`);
    this.collection = collection;
  }
}

/** Contents that the store knows of, whatever the transaction. */
export interface KnownContents {
  isQuarantined: (key: string) => boolean;
  /** Whether every row of a collection has its keys. */
  isKeyed: (collection: Collection<unknown>) => boolean;
}

/** Rows that were found by a selection, and the same question to others. */
interface Selected {
  cells: Promise<ReadonlyMap<string, Cell>>;
  again: (rows: PostgresRows) => Promise<Cells>;
}

/** One question about all that is asked for before the next message leaves. */
class Together<A, R> {
  readonly #db: TransactionQueries;
  readonly #question: Question<A, R>;
  #next: { asked: A[]; answer: Promise<R> } | undefined;

  constructor(db: TransactionQueries, question: Question<A, R>) {
    this.#db = db;
    this.#question = question;
  }

  ask(one: A): Promise<R> {
    this.#next ??= this.#begin();
    this.#next.asked.push(one);
    return this.#next.answer;
  }

  #begin() {
    const asked: A[] = [];
    const text = () => {
      this.#next = undefined;
      return this.#question.sql(asked);
    };
    const answer = this.#db.ask<CellRow>(text).then(({ rows }) => this.#question.read(rows));
    return { asked, answer };
  }
}

/** Rows of a page of those who go through all of a collection: a reading keeps none. */
const OF_MANY = 1_000;

/** Rows as they are in one transaction: each is read once, but by a reading that goes through many. */
export class PostgresRows implements CellSource {
  readonly #db: TransactionQueries;
  readonly #contents: KnownContents;
  readonly #known = new Map<string, Promise<Cell | undefined>>();
  readonly #selected = new Map<string, Selected>();
  /** Rows of those selections: whoever asks for one by its id need not travel again. */
  readonly #found = new Map<string, Cell>();
  readonly #byAddress;
  readonly #byKey;

  readonly #isReading: boolean;

  constructor(db: TransactionQueries, contents: KnownContents, isReading = false) {
    this.#db = db;
    this.#contents = contents;
    this.#isReading = isReading;
    this.#byAddress = new Together(db, byAddress);
    this.#byKey = new Together(db, byKey);
  }

  isQuarantined(key: string): boolean {
    return this.#contents.isQuarantined(key);
  }

  cell(table: string, id: string): Cell | Promise<Cell | undefined> {
    const key = addressOf(table, id);
    const found = this.#found.get(key);
    if (found) return found;
    const known =
      this.#known.get(key) ?? this.#byAddress.ask({ table, id }).then((cells) => cells.get(key));
    this.#known.set(key, known);
    return known;
  }

  async cells(table: string, ids: readonly string[]): Promise<Cells> {
    const found = await Promise.all(
      ids.map(async (id) => [id, await this.cell(table, id)] as const),
    );
    return found.filter((one): one is [string, Cell] => one[1] !== undefined);
  }

  async select<T>(collection: Collection<T>, selection: Selection<T>): Promise<Cells> {
    const { before, ...rest } = selection;
    const isByKey = selection.index !== undefined || selection.limit !== undefined;
    if (isByKey && !this.#contents.isKeyed(collection as Collection<unknown>))
      throw new Unkeyed(collection as Collection<unknown>);
    if (this.#isReading && (selection.limit ?? 0) >= OF_MANY)
      return this.#cellsOf(collection, selection);
    const spot = typeof before === 'object' ? spotOf(collection, before) : before;
    const key = JSON.stringify([collection.name, spot, rest]);
    const known = this.#selected.get(key) ?? {
      cells: this.#cellsOf(collection, selection),
      again: (rows) => rows.select(collection, selection),
    };
    this.#selected.set(key, known);
    const cells = await known.cells;
    for (const [id, cell] of cells) this.#found.set(addressOf(collection.name, id), cell);
    return cells;
  }

  /** Whether all that was read here is still so there, and nothing else is found. */
  async isStillSo(there: PostgresRows): Promise<boolean> {
    const cells = [...this.#known].map(async ([address, cell]) => {
      const [table = '', id = ''] = address.split('\0');
      return isSame(await cell, await there.cell(table, id));
    });
    const selections = [...this.#selected.values()].map(async ({ cells, again }) => {
      const [before, now] = [await cells, new Map(await again(there))];
      return (
        before.size === now.size && [...now].every(([id, cell]) => isSame(before.get(id), cell))
      );
    });
    return (await Promise.all([...cells, ...selections])).every(Boolean);
  }

  containing(table: string, pieces: readonly string[]): Promise<string[]> {
    return idsContaining(this.#db, table, pieces);
  }

  async #cellsOf<T>(
    collection: Collection<T>,
    selection: Selection<T>,
  ): Promise<ReadonlyMap<string, Cell>> {
    const { index, key = '', limit } = selection;
    if (limit !== undefined) {
      const { rows } = await this.#db.ask<CellRow>(() => selecting(collection, selection));
      return cellsOf(rows);
    }
    if (index === undefined) return this.#all(collection.name);
    const one = { table: collection.name, index, key };
    return (await this.#byKey.ask(one)).get(textOf(one)) ?? new Map();
  }

  /** All of a collection, a page at a time: a message of all of it would hold up everybody else. */
  async #all(table: string): Promise<ReadonlyMap<string, Cell>> {
    const all = new Map<string, Cell>();
    for (let last = ''; ; ) {
      const from = last;
      const { rows } = await this.#db.ask<CellRow>(() => rowsAfter(table, from, OF_MANY));
      for (const row of rows) all.set(row.id, cellOf(row));
      if (rows.length < OF_MANY) return all;
      last = rows.at(-1)?.id ?? '';
    }
  }
}

const isSame = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a?.version === b?.version && a?.json === b?.json;
