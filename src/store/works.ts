import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../../bot/contract/store.ts';
import { type CellSource, type Change, type Malformed, Overlay } from './overlay.ts';

/** Time limit of a work while others wait behind it, in ms: far above one that waits for nothing else. */
const WORK_MS = 10_000;

/** Decision about rows: it changes the overlay, and waits for nothing but it. */
export type Work<R> = (overlay: Overlay) => Promise<R>;

/** A work that was done, well or not, and what it would change. */
export interface Done<R> {
  result: Promise<R>;
  changes: readonly Change[];
  malformed: readonly Malformed[];
}

/** Does a work over a source, which stays as it is. Resolves whatever comes of it. */
export async function attempt<R>(work: Work<R>, source: CellSource, ms?: number): Promise<Done<R>> {
  const overlay = new Overlay(source);
  const run = work(overlay);
  const result = ms === undefined ? run : within(ms, run);
  const isDone = await result.then(
    () => true,
    () => false,
  );
  overlay.close();
  const { malformed } = overlay;
  return { result, changes: isDone ? [...overlay.changes.values()] : [], malformed };
}

/** Does works whose turn it is, one after the other, each over what those before it changed. */
export type Perform = (batch: Overlay) => Promise<void>;

interface Waiting {
  /** Gives how to tell the end of the work. */
  turn: (batch: Overlay) => Promise<() => void>;
  fail: (error: unknown) => void;
}

/**
 * Works of one process, one at a time. Those that wait together share one commit, and nobody hears how
 * theirs ended, well or not, before what it rests on lasts. When the commit fails, all of them do.
 */
export class Works {
  readonly #commit: (perform: Perform) => Promise<void>;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  /** @param commit makes what works change last; it may ask for it again */
  constructor(commit: (perform: Perform) => Promise<void>) {
    this.#commit = commit;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Does a work in its turn. `ahead`: it was done already; true as long as that holds over the batch. */
  run<R>(work: Work<R>, ahead?: Done<R> & { holds: (batch: Overlay) => boolean }): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const turn = async (batch: Overlay) => {
        const done = ahead?.holds(batch) ? ahead : await attempt(work, batch, WORK_MS);
        for (const change of done.changes) batch.change(change);
        return () => void done.result.then(resolve, reject);
      };
      this.#waiting.push({ turn, fail: reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing is left to do. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Those who were just answered and come back share the next commit.
      await new Promise((resolve) => setImmediate(resolve));
      const works = this.#waiting.splice(0);
      try {
        let ends: (() => void)[] = [];
        await this.#commit(async (batch) => {
          ends = [];
          for (const { turn } of works) ends.push(await turn(batch));
        });
        for (const end of ends) end();
      } catch (error) {
        for (const { fail } of works) fail(error);
      }
    }
    this.#running = undefined;
  }
}

/** Gives up on a work after `ms`. */
async function within<R>(ms: number, work: Promise<R>): Promise<R> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal, ref: false }).then(() => {
    throw new StoreError(`A transaction took more than ${ms} ms.`);
  });
  late.catch(() => {});
  return Promise.race([late, work]).finally(() => end.abort());
}
