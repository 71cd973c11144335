/** Which rounds are open, in memory: what the next words of a pilote may answer. */
import type { Row, Store } from '../../../contract/store.ts';
import { type Round, rounds } from './schema.ts';

/** Another instance may have opened a round: looked at again after this long. */
const STALE_MS = 30_000;
/** A round is answered for so long after it closed, in days. */
const LATE_DAYS = 21;

export interface Pending {
  /** Rounds that may still be answered on a local day, newest first. */
  open: (today: string) => readonly Row<Round>[];
  refresh: () => Promise<void>;
  /** Reads again in the background when the copy is old. */
  touch: (now: Date) => void;
}

export function createPending(store: Store): Pending {
  let known: readonly Row<Round>[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  const refresh = async (): Promise<void> => {
    const rows = await store.read((reader) => reader.list(rounds));
    known = rows.sort((a, b) => (a.value.openedAt < b.value.openedAt ? 1 : -1));
  };
  return {
    open: (today) => known.filter(({ value }) => value.opensOn <= today && !isOver(value, today)),
    refresh,
    touch(now) {
      if (now.getTime() - readAt < STALE_MS) return;
      readAt = now.getTime();
      refresh().catch(() => {});
    },
  };
}

/** Whether a round is too old to be answered. */
export function isOver({ closesOn }: Pick<Round, 'closesOn'>, today: string): boolean {
  const limit = new Date(`${closesOn}T00:00:00Z`);
  limit.setUTCDate(limit.getUTCDate() + LATE_DAYS);
  return limit.toISOString().slice(0, 10) < today;
}
