import type { Low } from 'lowdb';
import { StoreError } from '../../../bot/contract/store.ts';
import type { Keeper } from '../keeper.ts';
import type { StoreLog } from '../log.ts';
import type { Change } from '../overlay.ts';
import { codeOf } from './file-system.ts';
import type { Lock } from './lock.ts';
import type { DurableAdapter, Image } from './lowdb-adapter.ts';

export interface LowdbParts {
  /** Already read. */
  low: Low<Image>;
  adapter: DurableAdapter;
  lock: Lock;
  log: StoreLog;
  now: () => Date;
}

/** Rows in one file of one process, written whole by each commit. */
export class LowdbKeeper implements Keeper {
  readonly #parts: LowdbParts;
  /** The last write, over or not: the next one begins after it. */
  #last: Promise<unknown> = Promise.resolve();
  #isFailing = false;

  constructor(parts: LowdbParts) {
    this.#parts = parts;
  }

  /** Nobody else writes the file. */
  async follow(): Promise<void> {}

  async commit(decide: () => Promise<readonly Change[]>): Promise<void> {
    const changes = await decide();
    if (changes.length === 0) return;
    await this.#write(changes);
    this.#parts.low.data.memory.apply(changes);
  }

  async time(): Promise<Date> {
    return this.#parts.now();
  }

  async check(): Promise<void> {
    await (this.#isFailing ? this.#write([]) : this.#parts.adapter.probe());
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#parts.lock.release();
  }

  /** Writes the whole file, after whatever is being written. */
  #write(changes: readonly Change[]): Promise<void> {
    const written = this.#last.then(() => this.#replace(changes));
    this.#last = written.catch(() => {});
    return written;
  }

  async #replace(changes: readonly Change[]): Promise<void> {
    const { low, adapter, log } = this.#parts;
    for (const { table, id, after } of changes) low.data.text.set(table, id, after);
    try {
      await low.write();
    } catch (error) {
      for (const { table, id, before } of changes) low.data.text.set(table, id, before);
      this.#isFailing = true;
      log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      // The refused changes may have reached the disk: they are overwritten now, not some day. (Not again
      // when that fails in its turn; the next commit, or check, does it.)
      if (changes.length > 0 && adapter.uncertain) this.#write([]).catch(() => {});
      const message = `The data file could not be written (${codeOf(error)}).`;
      throw new StoreError(message, { cause: error });
    }
    if (this.#isFailing) log.info({}, 'store: commits succeed again');
    this.#isFailing = false;
  }
}
