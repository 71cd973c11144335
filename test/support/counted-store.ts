/** A store that counts what is read of it, below everything that the service puts on top. */
import type { Store } from '../../bot/contract/store.ts';

export interface Reads {
  /** Questions to the store that are not answered by one before. */
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

/**
 * Rows that were read in one transaction, counted as if each question travelled: none travels twice, and those of a
 * collection that are asked for at once travel together.
 */
class Travelled {
  readonly #known = new Set<string>();
  readonly #underWay = new Set<string>();

  /** Those of these rows that were not read before. */
  fresh(collection: string, ids: readonly string[]): string[] {
    const fresh = ids.filter((id) => !this.#known.has(`${collection} ${id}`));
    for (const id of fresh) this.#known.add(`${collection} ${id}`);
    return fresh;
  }

  /** Whether a question by id is one more journey. */
  sets(collection: string): boolean {
    if (this.#underWay.has(collection)) return false;
    this.#underWay.add(collection);
    setImmediate(() => this.#underWay.delete(collection));
    return true;
  }
}

/** Counts until it is asked; then it begins again. */
export function countedStore<S extends Store>(store: S): { store: S; taken: () => Reads } {
  let reads: Reads = { calls: [], rows: 0, lists: [] };
  const counting = <T extends object>(reader: T): T => {
    const travelled = new Travelled();
    return through(reader, (name, method) => {
      if (!reading.has(name)) return method;
      return async (...args) => {
        const [{ name: collection }, asked] = args as [{ name: string }, string | string[]];
        const ids = name === 'get' || name === 'getAll' ? [asked].flat() : undefined;
        const fresh = ids && travelled.fresh(collection, ids);
        if (!fresh || (fresh.length > 0 && travelled.sets(collection)))
          reads.calls.push(`${name} ${collection}`);
        if (name === 'list') reads.lists.push(collection);
        const found = await method(...args);
        // A journey takes its time: what is asked for once it is over is another one.
        if (fresh?.length) await new Promise(setImmediate);
        const rows = [found ?? []].flat() as { id: string }[];
        if (!ids)
          travelled.fresh(
            collection,
            rows.map(({ id }) => id),
          );
        reads.rows += fresh ? rows.filter(({ id }) => fresh.includes(id)).length : rows.length;
        return found;
      };
    });
  };
  const works = new Set(['read', 'transact']);
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
