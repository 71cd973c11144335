import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, StoreError } from '../../../bot/contract/store.ts';
import type { Malformed } from './overlay.ts';

/** Conflict: rows that a work read have changed. It has to be done again; nothing was changed. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/** A work met rows of wrong shape: they go into quarantine, and it is done again without them. */
export class MetMalformed extends Error {
  override name = 'MetMalformed';
  readonly rows: readonly Malformed[];

  constructor(rows: readonly Malformed[]) {
    super('Rows of wrong shape.');
    this.rows = rows;
  }
}

export interface RetryOptions {
  /** Maximum attempts of a work; then `ConflictError`. */
  attempts: number;
  /** Time limit of a work while others queue behind it, in ms; then `StoreError`. */
  workMs: number;
  /** A random wait of at most this many ms from the second time on; 0 within one process. */
  jitterMs: number;
  /** Puts rows in quarantine, so that they are not met again. */
  setAside: (rows: readonly Malformed[]) => Promise<void>;
}

/** Gives up on a work after `ms`; `onLate` must see to it that the work can change nothing more. */
export async function within<R>(ms: number, work: Promise<R>, onLate: () => void): Promise<R> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal, ref: false }).then(() => {
    onLate();
    throw new StoreError(`A transaction took more than ${ms} ms.`);
  });
  try {
    return await Promise.race([late, work]);
  } finally {
    late.catch(() => {});
    end.abort();
  }
}

/**
 * Does a work again when it was overtaken. The first attempt runs beside all others; those that
 * lost stand in a queue and run one at a time, so that sixty people who vote at once on one poll
 * are all served, in sixty short turns, instead of overtaking each other for ever.
 */
export class Retries {
  readonly #options: RetryOptions;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: RetryOptions) {
    this.#options = options;
  }

  /** `attempt` gets the time that its work may take, once others queue behind it. */
  async run<R>(attempt: (workMs?: number) => Promise<R>): Promise<R> {
    for (let count = 0; ; count += 1) {
      try {
        return await this.#run(attempt);
      } catch (error) {
        if (!(error instanceof MetMalformed)) throw error;
        // What is met next was hidden behind these; it ends, unless somebody keeps spoiling rows.
        if (count === this.#options.attempts) throw new StoreError('Rows of wrong shape.');
        await this.#options.setAside(error.rows);
      }
    }
  }

  async #run<R>(attempt: (workMs?: number) => Promise<R>): Promise<R> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
    const turn = this.#queue.then(() => this.#turn(attempt));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #turn<R>(attempt: (workMs: number) => Promise<R>): Promise<R> {
    const { attempts, workMs, jitterMs } = this.#options;
    for (let count = 0; count < attempts; count += 1) {
      if (jitterMs > 0 && count > 0) await sleep(Math.random() * jitterMs);
      try {
        return await attempt(workMs);
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
      }
    }
    throw new ConflictError(`Overtaken ${attempts} times.`);
  }
}
