import { inParts } from '../../bot/contract/in-parts.ts';
import {
  type Collection,
  labelPattern,
  type PageRequest,
  type Row,
  type StoreMoment,
} from '../../bot/contract/store.ts';
import { Cell } from './cell.ts';
import type { RawRow } from './raw-row.ts';
import { Shelf, type ShelfPart, type ShelvedRow, type Spot } from './shelf.ts';

/** Rows asked for: all of a collection, those under a key, or a page of either. */
export type Selection<T = never> = Partial<PageRequest<T>>;

export type PlacedCells = Iterable<readonly [table: string, id: string, cell: Cell]>;

/** `after` is undefined for a removal. */
export interface Change {
  table: string;
  id: string;
  after: Cell | undefined;
}

/** One text for a row of any table; neither part can hold the character between them. */
export const addressOf = (table: string, id: string): string => `${table}\0${id}`;

interface Table {
  rows: Shelf;
  /** Lists of those who asked, by the collection as they know it. */
  lists: Map<Collection<unknown>, Lists>;
}

/** Rows in their order, under the keys of each index; those of wrong shape have none, and everybody meets them. */
type Lists = ReadonlyMap<string, Shelf>;
const ORDER = '';
const BROKEN = '!';

const spotById = (id: string): Spot => ({ key: '', order: '', id });
const nothing = (): Table => ({ rows: Shelf.empty, lists: new Map() });

/** All rows of a store at one moment, and how they are found. They never change: a change gives others. */
export class Rows implements StoreMoment {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly serial: number;

  private constructor(tables: ReadonlyMap<string, Table>, serial: number) {
    this.#tables = tables;
    this.serial = serial;
  }

  /** @param before rows in whose place they come */
  static of(rows: PlacedCells, before?: Rows): Rows {
    return new Rows(sorted(rows), (before?.serial ?? 0) + 1);
  }

  static from(rows: readonly RawRow[]): Rows {
    return Rows.of(
      rows.map(({ table, id, version, value }) => {
        return [table, id, new Cell(version, JSON.stringify(value))];
      }),
    );
  }

  with(changes: readonly Change[]): Rows {
    const tables = new Map(this.#tables);
    for (const { table, id, after } of changes)
      tables.set(table, changed(tables.get(table) ?? nothing(), id, after));
    return new Rows(tables, this.serial + 1);
  }

  since({ name }: { name: string }, before: StoreMoment): string[] {
    return this.#table(name).rows.unlike((before as Rows).#table(name).rows);
  }

  /** All of them, as they lie side by side. */
  *parts(): Iterable<readonly [table: string, part: ShelfPart]> {
    for (const [table, { rows }] of this.#tables)
      for (const part of rows.parts) yield [table, part];
  }

  raw(): RawRow[] {
    return [...this.parts()].flatMap(([table, part]) =>
      part.map(({ id, cell: { version, json } }) => {
        return { table, id, version, value: JSON.parse(json) };
      }),
    );
  }

  count({ name }: Pick<Collection<unknown>, 'name'>): number {
    return this.#table(name).rows.size;
  }

  cell(table: string, id: string): Cell | undefined {
    return this.#table(table).rows.get(spotById(id))?.cell;
  }

  /** Rows of a selection, in its order; and those of wrong shape, which may be of it. */
  select<T>(collection: Collection<T>, selection: Selection<T>): ShelvedRow[] {
    const { index, key = '', since = '', before, oldestFirst = false, limit } = selection;
    const table = this.#table(collection.name);
    if (index === undefined && limit === undefined) return table.rows.all();
    const of = collection as Collection<unknown>;
    const lists = table.lists.get(of) ?? shelved(place(of, table.rows.all(), new Map()));
    table.lists.set(of, lists);
    const end =
      before === undefined
        ? { key: `${key}\0`, order: '', id: '' }
        : typeof before === 'string'
          ? { key, order: before, id: '' }
          : { key, order: orderOf(collection, before.value), id: before.id };
    const start = { key, order: since, id: '' };
    const found = lists.get(index ?? ORDER)?.between(start, end, oldestFirst, limit ?? Infinity);
    return [...(found ?? []), ...(lists.get(BROKEN)?.all() ?? [])];
  }

  /** Looks at every row of a collection, and makes its lists at once; gives those of wrong shape. */
  async prepare(collection: Collection<unknown>): Promise<readonly ShelvedRow[]> {
    const { rows, lists } = this.#table(collection.name);
    const placed: PlacedIn = new Map();
    for await (const part of inParts(rows.all())) place(collection, part, placed);
    lists.set(collection, shelved(placed));
    return lists.get(collection)?.get(BROKEN)?.all() ?? [];
  }

  #table(name: string): Table {
    return this.#tables.get(name) ?? nothing();
  }
}

/** Tables with these rows, and no lists yet. */
function sorted(rows: PlacedCells): Map<string, Table> {
  const tables: PlacedIn = new Map();
  for (const [table, id, cell] of rows) add(tables, table, { ...spotById(id), cell });
  return new Map([...shelved(tables)].map(([name, rows]) => [name, { rows, lists: new Map() }]));
}

type PlacedIn = Map<string, ShelvedRow[]>;

function add(into: PlacedIn, name: string, row: ShelvedRow): void {
  const known = into.get(name);
  if (known) known.push(row);
  else into.set(name, [row]);
}

const shelved = (placed: PlacedIn): Map<string, Shelf> =>
  new Map([...placed].map(([name, rows]) => [name, Shelf.of(rows)]));

/** Takes rows into the lists of a collection; what is only looked at is not kept in memory. */
function place(
  collection: Collection<unknown>,
  rows: readonly ShelvedRow[],
  into: PlacedIn,
): PlacedIn {
  for (const { id, cell } of rows)
    for (const [list, spot] of spotsOf(collection, id, new Cell(cell.version, cell.json)))
      add(into, list, { ...spot, cell });
  return into;
}

function changed({ rows, lists }: Table, id: string, after: Cell | undefined): Table {
  const spot = spotById(id);
  const before = rows.get(spot)?.cell;
  const relisted = [...lists].map(([collection, of]) => {
    const next = new Map(of);
    const change = (cell: Cell | undefined, made: (shelf: Shelf, spot: Spot) => Shelf) => {
      for (const [list, at] of cell ? spotsOf(collection, id, cell) : [])
        next.set(list, made(next.get(list) ?? Shelf.empty, at));
    };
    change(before, (shelf, at) => shelf.without(at));
    change(after, (shelf, at) => (after ? shelf.with({ ...at, cell: after }) : shelf));
    return [collection, next] as const;
  });
  return {
    rows: after ? rows.with({ ...spot, cell: after }) : rows.without(spot),
    lists: new Map(relisted),
  };
}

/** Where a row stands in the lists of a collection. */
function* spotsOf(
  collection: Collection<unknown>,
  id: string,
  cell: Cell,
): Generator<readonly [list: string, spot: Spot]> {
  if (cell.fault(collection)) {
    yield [BROKEN, spotById(id)];
    return;
  }
  const { value } = cell.read(collection, id);
  const order = orderOf(collection, value);
  yield [ORDER, { key: '', order, id }];
  for (const index of Object.keys(collection.by ?? {}))
    for (const key of keysIn(collection, index, value)) yield [index, { key, order, id }];
}

const orderOf = <T>({ order }: Collection<T>, value: T): string => order?.(value) ?? '';

/** Keys under which a value is found in an index. */
function keysIn<T>({ by }: Collection<T>, index: string, value: T): ReadonlySet<string> {
  const keys = by?.[index]?.(value) ?? [];
  return new Set(typeof keys === 'string' ? [keys] : keys);
}

/** Refuses an index that the collection does not declare. Throws `TypeError`: a bug. */
export function checkIndex(
  { name, by }: Pick<Collection<unknown>, 'name' | 'by'>,
  index: string,
): void {
  if (!by?.[index]) throw new TypeError(`"${name}" has no index "${index}".`);
}

/** Refuses keys and an order that one of the databases could not index. Throws `TypeError`: a bug. */
export function checkKeys<T>(collection: Collection<T>, { value }: Row<T>): void {
  const indexes = Object.keys(collection.by ?? {});
  const keys = indexes.flatMap((index) => [...keysIn(collection, index, value)]);
  if ([...keys, orderOf(collection, value) || 'none'].every((text) => labelPattern.test(text)))
    return;
  throw new TypeError(
    `"${collection.name}": a key is 1 to 512 characters, none a control character.`,
  );
}
