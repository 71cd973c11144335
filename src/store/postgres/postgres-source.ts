import type { Collection } from '../../../bot/contract/store.ts';
import type { Cell } from '../cell.ts';
import { spotOf } from '../indexes.ts';
import { addressOf, type CellSource, type Cells, type Selection } from '../overlay.ts';
import { cellsById, cellsOf, idsContaining, type OneAtATime } from './postgres-rows.ts';

/** Rows as they are in one transaction: each is read once, those asked for at the same time together. */
export class PostgresRows implements CellSource {
  readonly db: OneAtATime;
  readonly isQuarantined: (key: string) => boolean;
  readonly #known = new Map<string, Promise<Cell | undefined>>();
  readonly #selected = new Map<string, Promise<Map<string, Cell>>>();
  /** By table, rows that somebody asks for now, and the answer to come. */
  readonly #asked = new Map<string, { ids: Set<string>; cells: Promise<Map<string, Cell>> }>();

  constructor(db: OneAtATime, isQuarantined: (key: string) => boolean) {
    this.db = db;
    this.isQuarantined = isQuarantined;
  }

  cell(table: string, id: string): Promise<Cell | undefined> {
    const key = addressOf(table, id);
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

  select<T>(collection: Collection<T>, selection: Selection<T>): Promise<Cells> {
    const { before, ...rest } = selection;
    const spot = typeof before === 'object' ? spotOf(collection, before) : before;
    const key = JSON.stringify([collection.name, spot, rest]);
    const known = this.#selected.get(key) ?? cellsOf(this.db, collection, selection);
    this.#selected.set(key, known);
    return known;
  }

  containing(table: string, pieces: readonly string[]): Promise<string[]> {
    return idsContaining(this.db, table, pieces);
  }

  async #ask(table: string, id: string): Promise<Cell | undefined> {
    const asked = this.#asked.get(table) ?? this.#question(table);
    this.#asked.set(table, asked);
    asked.ids.add(id);
    return (await asked.cells).get(id);
  }

  /** A question that is sent once everybody who can ask now has. */
  #question(table: string) {
    const ids = new Set<string>();
    const cells = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#asked.delete(table);
      return cellsById(this.db, table, [...ids]);
    });
    return { ids, cells };
  }
}
