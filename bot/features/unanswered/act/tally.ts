/** Counts what was not answered, without making whoever asks wait for the disk. */
import { type Store, StoreError, type Transaction } from '../../../contract/store.ts';
import { again, keyOf, MOST_KEPT, surplus } from '../model/rules.ts';
import { type Unanswered, unanswered } from '../model/schema.ts';

export type Noted = Omit<Unanswered, 'count' | 'firstAt'>;

/** Between two writings of what came meanwhile, in ms: a kill loses no more than that of a count. */
const RESTS_MS = 1_000;
/** Different questions that wait for a writing; past it, somebody is making them up. */
const MOST_WAITING = 200;

export class UnansweredTally {
  readonly #store: Store;
  #waiting: Noted[] = [];
  #resting: NodeJS.Timeout | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Kept in a moment: the first at once, those that follow together. */
  count(row: Noted): void {
    if (this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(row);
    if (this.#resting) return;
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#waiting.length > 0) void this.settle();
    }, RESTS_MS).unref();
    void this.settle();
  }

  /** Writes what waits. A store that fails loses a count, and no answer. */
  settle(): Promise<unknown> {
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length > 0) this.#writing = Promise.all([this.#writing, this.keep(rows)]);
    return this.#writing;
  }

  /** Kept when it resolves, with what `also` does; false when the store could not. */
  async keep(
    rows: readonly Noted[],
    also: (tx: Transaction) => Promise<void> = async () => {},
  ): Promise<boolean> {
    try {
      await this.#store.transact(async (tx) => {
        for (const row of rows) await keepOne(tx, row);
        await also(tx);
      });
      return true;
    } catch (error) {
      if (error instanceof StoreError) return false;
      throw error;
    }
  }
}

async function keepOne(tx: Transaction, row: Noted): Promise<void> {
  const id = keyOf(row.text, row.reason);
  const before = await tx.get(unanswered, id);
  await tx.put(unanswered, id, again(before?.value, row));
  if (before) return;
  const all = await tx.page(unanswered, { limit: 2 * MOST_KEPT });
  for (const old of surplus(all)) await tx.remove(unanswered, old);
}
