/** Which rounds are open, in memory: what the next words of a pilote may answer. */
import { copiesOf } from '../../../contract/copies.ts';
import type { Row, Store } from '../../../contract/store.ts';
import { plusDays } from './calendar.ts';
import { type Round, rounds } from './schema.ts';

/** Rounds held in memory: those that were opened last. */
const MOST_ROUNDS = 200;
/** A round is answered for so long after it closed, in days. */
const LATE_DAYS = 21;

export interface Pending {
  /** Rounds that may still be answered on a local day, newest first. */
  open: (today: string) => readonly Row<Round>[];
  /** All that are held, over or not. */
  all: () => readonly Row<Round>[];
}

export function createPending(store: Store): Pending {
  const copy = copiesOf(store).of({
    collection: rounds,
    read: (reader) => reader.page(rounds, { limit: MOST_ROUNDS }),
  });
  return {
    all: () => [...copy.rows.values()],
    open: (today) =>
      [...copy.rows.values()]
        .filter(({ value }) => value.opensOn <= today && !isOver(value, today))
        .sort((a, b) => (a.value.openedAt < b.value.openedAt ? 1 : -1)),
  };
}

/** Whether a round is too old to be answered. */
export const isOver = ({ closesOn }: Pick<Round, 'closesOn'>, today: string): boolean =>
  plusDays(closesOn, LATE_DAYS) < today;
