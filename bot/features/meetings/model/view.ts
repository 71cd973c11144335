/** Planned meetings without asking the store each time, for the lines below other answers. */
import { copiesOf, madeOf } from '../../../contract/copies.ts';
import type { Row, Store } from '../../../contract/store.ts';
import { type Meeting, meetings, PLANNED } from './schema.ts';
import { startOf } from './times.ts';

/** Meetings held in memory: those to come, and the last ones before. */
const MOST_MEETINGS = 500;

const isPlanned = ({ state }: Meeting): boolean => state === 'planned';

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

  /** Planned meetings that have not begun. */
  coming(now: Date): Row<Meeting>[] {
    return this.rows.filter(({ value }) => isPlanned(value) && startOf(value.when) > now);
  }

  /** Planned meetings that have begun, or are over, unless other states are asked for. */
  past(now: Date, states = PLANNED): Row<Meeting>[] {
    return this.rows.filter(
      ({ value }) => states.includes(value.state) && startOf(value.when) <= now,
    );
  }
}
