/** A store that counts what is read of it, below everything that the service puts on top. */
import type { Store } from '../../bot/contract/store.ts';

export interface Reads {
  /** Journeys to the store: each is a statement, where it is a database. */
  calls: string[];
  rows: number;
  /** Collections that were read as a whole. */
  lists: string[];
}

const reading = new Set(['get', 'getAll', 'where', 'page', 'list']);

type Method = (...args: unknown[]) => unknown;

/** The same object, whose methods of these names go through a function. */
const through = <T extends object>(of: T, wrap: (name: string, method: Method) => Method): T =>
  new Proxy(of, {
    get(target, key) {
      const value = target[key as keyof T];
      return typeof value === 'function' ? wrap(String(key), value.bind(target)) : value;
    },
  });

/** Counts until it is asked; then it begins again. */
export function countedStore<S extends Store>(store: S): { store: S; taken: () => Reads } {
  let reads: Reads = { calls: [], rows: 0, lists: [] };
  const counting = <T extends object>(reader: T): T =>
    through(reader, (name, method) => {
      if (!reading.has(name)) return method;
      return async (...args) => {
        const found = await method(...args);
        reads.calls.push(`${name} ${(args[0] as { name: string }).name}`);
        reads.rows += Array.isArray(found) ? found.length : found === undefined ? 0 : 1;
        if (name === 'list') reads.lists.push((args[0] as { name: string }).name);
        return found;
      };
    });
  const works = new Set(['read', 'transact', 'newest']);
  const counted = through(store, (name, method) =>
    works.has(name)
      ? (work, ...more) => method((reader: object) => (work as Method)(counting(reader)), ...more)
      : method,
  );
  return {
    store: counted,
    taken: () => {
      const taken = reads;
      reads = { calls: [], rows: 0, lists: [] };
      return taken;
    },
  };
}
