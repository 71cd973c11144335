import type { Change } from './overlay.ts';

/** Others changed rows that a decision rests on: nothing was changed, and it is to be made again. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/** Place where rows last, under the memory that everybody reads: a file, or a database that several instances share. */
export interface Keeper {
  /** Brings memory up to what lasts at some moment after this is asked. */
  follow: () => Promise<void>;
  /**
   * Makes the changes that are decided last, then brings memory up to them. Throws `Overtaken` when memory was not, or
   * is no longer, what lasts; nothing to change is refused then too. `inTurn`: nobody can overtake this one.
   */
  commit: (decide: () => Promise<readonly Change[]>, inTurn: boolean) => Promise<void>;
  /** Instant at which something is kept. */
  time: () => Promise<Date>;
  /** Rejects when nothing can be kept now. */
  check: () => Promise<void>;
  close: () => Promise<void>;
}
