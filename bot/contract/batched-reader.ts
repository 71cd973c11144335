/** Reader whose `get`s of one moment travel together, and that asks for no row twice. */
import type { Collection, Reader, Row } from './store.ts';

type Found = Row<unknown> | undefined;

/** Rows of one collection that were asked for, and those that are to be fetched next. */
interface Asked {
  rows: Map<string, Promise<Found>>;
  next: { ids: string[]; fetched: Promise<Map<string, Found>> } | undefined;
}

export interface Batched extends Reader {
  /** Takes note of a row that was changed meanwhile; undefined: it is gone. */
  note: <T>(collection: Collection<T>, id: string, row: Row<T> | undefined) => void;
  /** Forgets what was read: rows are shown otherwise from now on. */
  forget: () => void;
}

/** Reads like the reader, all of one moment: so what was read once is so until it is changed here. */
export function batched(reader: Reader): Batched {
  const asked = new Map<Collection<never>, Asked>();
  const askedOf = <T>(collection: Collection<T>): Asked => {
    const known = asked.get(collection as Collection<never>) ?? {
      rows: new Map(),
      next: undefined,
    };
    asked.set(collection as Collection<never>, known);
    return known;
  };
  const keep = <T>(collection: Collection<T>, rows: Row<T>[]): Row<T>[] => {
    const known = askedOf(collection).rows;
    for (const row of rows) if (!known.has(row.id)) known.set(row.id, Promise.resolve(row));
    return rows;
  };
  const fetch = async <T>(collection: Collection<T>, of: Asked, ids: string[]) => {
    // All that is asked before the next step of whoever asks.
    await undefined;
    of.next = undefined;
    const [only = '', second] = ids;
    if (second === undefined)
      return new Map<string, Found>([[only, await reader.get(collection, only)]]);
    const rows = await reader.getAll(collection, ids);
    return new Map<string, Found>(rows.map((row) => [row.id, row]));
  };
  const get = <T>(collection: Collection<T>, id: string): Promise<Row<T> | undefined> => {
    const of = askedOf(collection);
    let row = of.rows.get(id);
    if (!row) {
      const ids = of.next?.ids ?? [];
      ids.push(id);
      of.next ??= { ids, fetched: fetch(collection, of, ids) };
      row = of.next.fetched.then((rows) => rows.get(id));
      of.rows.set(id, row);
    }
    return row as Promise<Row<T> | undefined>;
  };
  return {
    get,
    forget: () => asked.clear(),
    note: (collection, id, row) => void askedOf(collection).rows.set(id, Promise.resolve(row)),
    getAll: async (collection, ids) => {
      const rows = await Promise.all([...new Set(ids)].sort().map((id) => get(collection, id)));
      return rows.filter((row) => row !== undefined);
    },
    where: async (collection, index, key) =>
      keep(collection, await reader.where(collection, index, key)),
    page: async (collection, request) => keep(collection, await reader.page(collection, request)),
    list: async (collection) => keep(collection, await reader.list(collection)),
    get inbox() {
      return reader.inbox;
    },
    get outbox() {
      return reader.outbox;
    },
    get quarantine() {
      return reader.quarantine;
    },
  };
}
