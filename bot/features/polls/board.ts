/** What is known of polls without asking the store each time. */
import type { Store } from '../../contract.ts';
import type { Plan } from '../../knowledge/schema.ts';
import { polls } from './schema.ts';
import { type Known, type State, stateOf } from './state.ts';

/** Another instance may have opened a poll: looked at again after this long. */
const STALE_MS = 30_000;

/**
 * Which polls are open, so that "ok pour le 8" can be told from any other sentence; and one look at
 * a poll for all who ask at once. It decides nothing: acts read the store.
 */
export class Board {
  readonly #store: Store;
  readonly #plan: Plan;
  #open: Known[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  readonly #looks = new Map<string, { now: Look; next?: Look }>();

  constructor(store: Store, plan: Plan) {
    this.#store = store;
    this.#plan = plan;
  }

  get open(): readonly Known[] {
    return this.#open;
  }

  async refresh(): Promise<void> {
    const rows = await this.#store.read((reader) => reader.list(polls));
    this.#open = rows.flatMap(({ id, value }) =>
      value.state === 'open' ? [{ id, poll: value }] : [],
    );
  }

  /** Reads again in the background when the copy is old; a store that fails leaves it as it is. */
  touch(now: Date): void {
    if (now.getTime() - this.#readAt < STALE_MS) return;
    this.#readAt = now.getTime();
    this.refresh().catch(() => {});
  }

  /**
   * A poll as it is after this call: sixty who vote at once share a few looks, and each look began
   * after the vote of whoever gets it.
   */
  look(id: string): Look {
    const running = this.#looks.get(id);
    if (!running) return this.#start(id);
    running.next ??= running.now.then(
      () => this.#start(id),
      () => this.#start(id),
    );
    return running.next;
  }

  #start(id: string): Look {
    const now = this.#store.read((reader) => stateOf(reader, id, this.#plan));
    const entry: { now: Look; next?: Look } = { now };
    this.#looks.set(id, entry);
    const done = () => {
      if (this.#looks.get(id) === entry && !entry.next) this.#looks.delete(id);
    };
    now.then(done, done);
    return now;
  }
}

type Look = Promise<State | undefined>;
