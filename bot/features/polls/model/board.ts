/** What is known of polls without asking the store each time. */
import { copiesOf, madeOf } from '../../../contract/copies.ts';
import type { Store } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { OPEN, polls } from './schema.ts';
import { type PollRow, type PollState, stateOf } from './state.ts';

/**
 * Which polls are open, so that "ok pour le 8" can be told from any other sentence; and one look at
 * a poll for all who ask at once. It decides nothing: acts read the store.
 */
export class Board {
  readonly #store: Store;
  readonly #plan: Plan;
  readonly #open: () => readonly PollRow[];
  readonly #looks = new Map<string, Looking>();

  constructor(store: Store, plan: Plan) {
    this.#store = store;
    this.#plan = plan;
    const copy = copiesOf(store).of({
      collection: polls,
      read: (reader) => reader.where(polls, 'state', OPEN),
      holds: ({ state }) => state === OPEN,
    });
    this.#open = madeOf(copy, (rows) => rows.map(({ id, value }) => ({ id, poll: value })));
  }

  /** By id. */
  get open(): readonly PollRow[] {
    return this.#open();
  }

  /**
   * A poll as it is after this call: those who vote at once share a few looks, and each look begins
   * after the vote of whoever gets it.
   */
  look(id: string): Look {
    const last = this.#looks.get(id);
    if (!last) return this.#start(id);
    if (!last.reading.begun) return last.look;
    last.next ??= last.look.then(
      () => this.#start(id),
      () => this.#start(id),
    );
    return last.next;
  }

  #start(id: string): Look {
    const reading = { begun: false };
    const look = this.#store.read((reader) => {
      reading.begun = true;
      return stateOf(reader, id, this.#plan);
    });
    const entry: Looking = { reading, look };
    this.#looks.set(id, entry);
    const done = () => {
      if (this.#looks.get(id) === entry && !entry.next) this.#looks.delete(id);
    };
    look.then(done, done);
    return look;
  }
}

type Look = Promise<PollState | undefined>;

interface Looking {
  /** Until it has begun, it is the look of all who come. */
  reading: { begun: boolean };
  look: Look;
  next?: Look;
}
