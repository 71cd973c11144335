import type { Change, Rows } from './rows.ts';

/** Others changed rows that a decision rests on: nothing was changed, and it is to be made again. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/** Place where rows last: a file, or a database that several instances share. */
export interface Keeper {
  /** Rows that last, as far as this process knows them. */
  readonly rows: Rows;
  /** Brings them up to what lasts at some moment after this is asked. */
  follow: () => Promise<void>;
  /**
   * Makes the changes that are decided last, then brings the rows up to them. Throws `Overtaken` when they were not, or
   * are no longer, what lasts; nothing to change is refused then too. `inTurn`: nobody can overtake this one.
   */
  commit: (decide: () => Promise<readonly Change[]>, inTurn: boolean) => Promise<void>;
  /** Instant at which something is kept. */
  time: () => Promise<Date>;
  /** Rejects when nothing can be kept now. */
  check: () => Promise<void>;
  close: () => Promise<void>;
}
