/** Counts what is read of a store, below everything that the service puts on top. */
import type { Row } from '../../bot/contract/store.ts';
import { RowTransaction } from '../../src/store/transaction.ts';

export interface Reads {
  /** Questions to the store that are not answered by one before. */
  calls: string[];
  rows: number;
  /** Collections that were read as a whole. */
  lists: string[];
}

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

const methods = ['get', 'getAll', 'where', 'page', 'list'] as const;
type Method = (this: RowTransaction, ...args: unknown[]) => Promise<unknown>;

/** Counts the reads of every transaction until it is asked, then begins again; `end` has it count no more. */
export function countReads(): { taken: () => Reads; end: () => void } {
  let reads: Reads = { calls: [], rows: 0, lists: [] };
  // Views of one transaction share what it changes.
  const journeys = new WeakMap<object, Travelled>();
  const own = RowTransaction.prototype as unknown as Record<string, Method>;
  const before = methods.map((name) => [name, own[name] as Method] as const);
  for (const [name, method] of before)
    own[name] = async function (...args) {
      const [{ name: collection }, asked] = args as [{ name: string }, string | string[]];
      if (collection.startsWith('$')) return method.apply(this, args);
      const travelled = journeys.get(this.changes) ?? new Travelled();
      journeys.set(this.changes, travelled);
      const ids = name === 'get' || name === 'getAll' ? [asked].flat() : undefined;
      const fresh = ids && travelled.fresh(collection, ids);
      if (!fresh || (fresh.length > 0 && travelled.sets(collection)))
        reads.calls.push(`${name} ${collection}`);
      if (name === 'list') reads.lists.push(collection);
      const found = await method.apply(this, args);
      // A journey takes its time: what is asked for once it is over is another one.
      if (fresh?.length) await new Promise(setImmediate);
      const rows = [found ?? []].flat() as Row<unknown>[];
      if (!ids)
        travelled.fresh(
          collection,
          rows.map(({ id }) => id),
        );
      reads.rows += fresh ? rows.filter(({ id }) => fresh.includes(id)).length : rows.length;
      return found;
    };
  return {
    taken: () => {
      const taken = reads;
      reads = { calls: [], rows: 0, lists: [] };
      return taken;
    },
    end: () => {
      for (const [name, method] of before) own[name] = method;
    },
  };
}
