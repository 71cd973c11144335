import type { Collection } from '../../../bot/contract/store.ts';
import type { Cell } from '../cell.ts';
import { spotOf } from '../indexes.ts';
import { addressOf, type CellSource, type Cells, type Selection } from '../overlay.ts';
import {
  cellsById,
  cellsByKey,
  cellsOf,
  holderOf,
  type IndexKey,
  idsContaining,
  type OneAtATime,
  type RowAddress,
  textOf,
} from './postgres-rows.ts';

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
  cells: Promise<Map<string, Cell>>;
  again: (rows: PostgresRows) => Promise<Cells>;
}

/** Questions that are sent together, once everybody who can ask now has. */
class Together<A, R> {
  readonly #send: (asked: readonly A[]) => Promise<R>;
  #next: { asked: A[]; answer: Promise<R> } | undefined;

  constructor(send: (asked: readonly A[]) => Promise<R>) {
    this.#send = send;
  }

  /** The answer to all of them. */
  ask(one: A): Promise<R> {
    this.#next ??= this.#gather();
    this.#next.asked.push(one);
    return this.#next.answer;
  }

  #gather() {
    const asked: A[] = [];
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#next = undefined;
      return this.#send(asked);
    });
    return { asked, answer };
  }
}

/** Rows as they are in one transaction: each is read once, those asked for at the same time together. */
export class PostgresRows implements CellSource {
  readonly db: OneAtATime;
  readonly #contents: KnownContents;
  readonly #known = new Map<string, Promise<Cell | undefined>>();
  readonly #selected = new Map<string, Selected>();
  /** Rows of those selections: whoever asks for one by its id need not travel again. */
  readonly #found = new Map<string, Cell>();
  /** By SQL table. */
  readonly #byId = new Map<string, Together<RowAddress, Map<string, Cell>>>();
  readonly #byKey: Together<IndexKey, Map<string, Map<string, Cell>>>;

  constructor(db: OneAtATime, contents: KnownContents) {
    this.db = db;
    this.#byKey = new Together((asked) => cellsByKey(db, asked));
    this.#contents = contents;
  }

  isQuarantined(key: string): boolean {
    return this.#contents.isQuarantined(key);
  }

  cell(table: string, id: string): Cell | Promise<Cell | undefined> {
    const key = addressOf(table, id);
    const found = this.#found.get(key);
    if (found) return found;
    const known = this.#known.get(key) ?? this.#ask(table, id);
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
    return idsContaining(this.db, table, pieces);
  }

  async #ask(table: string, id: string): Promise<Cell | undefined> {
    const holder = holderOf(table);
    const together =
      this.#byId.get(holder) ??
      new Together<RowAddress, Map<string, Cell>>((asked) => cellsById(this.db, asked));
    this.#byId.set(holder, together);
    return (await together.ask({ table, id })).get(addressOf(table, id));
  }

  async #cellsOf<T>(
    collection: Collection<T>,
    selection: Selection<T>,
  ): Promise<Map<string, Cell>> {
    const { name: table } = collection;
    const { index, key = '', limit } = selection;
    if (index === undefined || limit !== undefined || holderOf(table) !== 'rows')
      return cellsOf(this.db, collection, selection);
    const one = { table, index, key };
    return (await this.#byKey.ask(one)).get(textOf(one)) ?? new Map();
  }
}

const isSame = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a?.version === b?.version && a?.json === b?.json;
