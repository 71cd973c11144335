/** Planned meetings without asking the store each time, for the lines below other answers. */
import { copyOf } from '../../../contract/copies.ts';
import type { Row, Store } from '../../../contract/store.ts';
import { type Meeting, meetings } from './schema.ts';

/** Polls and other instances plan meetings too: looked at again after this long. */
const STALE_MS = 5_000;

/** A copy that tells; whatever decides reads the store. */
export class MeetingsView {
  #rows: readonly Row<Meeting>[] = [];
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(store: Store) {
    this.refresh = copyOf(
      store,
      (reader) => reader.list(meetings),
      (rows) => {
        this.#rows = rows;
      },
    );
  }

  get rows(): readonly Row<Meeting>[] {
    return this.#rows;
  }

  /** Rejects with the error of the store; what was known stays. */
  readonly refresh: () => Promise<void>;

  touch(now: Date): void {
    if (now.getTime() - this.#readAt < STALE_MS) return;
    this.#readAt = now.getTime();
    this.refresh().catch(() => {});
  }
}
