/** Planned meetings without asking the store each time, for the lines below other answers. */
import { copiesOf, madeOf } from '../../../contract/copies.ts';
import type { Row, Store } from '../../../contract/store.ts';
import { type Meeting, meetings } from './schema.ts';

/** Meetings held in memory: those to come, and the last ones before. */
const MOST_MEETINGS = 500;

/** A copy that tells; whatever decides reads the store. */
export class MeetingsView {
  readonly #rows: () => readonly Row<Meeting>[];

  constructor(store: Store) {
    const copy = copiesOf(store).of({
      collection: meetings,
      read: (reader) => reader.page(meetings, { limit: MOST_MEETINGS }),
    });
    this.#rows = madeOf(copy, (rows) => rows);
  }

  /** By id. */
  get rows(): readonly Row<Meeting>[] {
    return this.#rows();
  }
}
