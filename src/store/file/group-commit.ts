interface Batch {
  /** Nothing more can join it: its write begins. */
  closed: Promise<void>;
  close: () => void;
  done: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

function newBatch(): Batch {
  let close: Batch['close'] = () => {};
  const closed = new Promise<void>((yes) => {
    close = yes;
  });
  let resolve: Batch['resolve'] = () => {};
  let reject: Batch['reject'] = () => {};
  const done = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever joined hears of a failure; a batch that nobody waits for any more is not a crash.
  done.catch(() => {});
  return { closed, close, done, resolve, reject };
}

/**
 * Many changes, one write. A batch is closed when its write starts, and the next write starts right
 * after: whoever joins waits for at most the write under way and one more, however many come.
 * (steno resolves its first caller only when the queue is empty: 2 s under a continuous stream.)
 */
export class GroupCommit {
  readonly #write: () => Promise<void>;
  readonly #undo: () => void;
  #open: Batch | undefined;
  #writing: Batch | undefined;
  #idle: Promise<void> = Promise.resolve();

  /**
   * `write` makes the changes made before its call durable. When it fails, `undo` takes back those
   * and all that were made since, before anybody can make another.
   */
  constructor(write: () => Promise<void>, undo: () => void) {
    this.#write = write;
    this.#undo = undo;
  }

  /** The next write: resolves when it is on the disk, rejects with what prevented it. */
  join(): Promise<void> {
    if (!this.#open) {
      this.#open = newBatch();
      if (!this.#writing) this.#idle = this.#drain();
    }
    return this.#open.done;
  }

  /** Resolves once everything written so far is durable; undefined when it is already. */
  get pending(): Promise<void> | undefined {
    return (this.#open ?? this.#writing)?.done;
  }

  /** Resolves when all changes made so far are written or being written. */
  get closed(): Promise<void> | undefined {
    return this.#open?.closed;
  }

  /** Resolves when nothing is left to write. */
  async settled(): Promise<void> {
    await this.#idle;
  }

  async #drain(): Promise<void> {
    while (this.#open) {
      this.#writing = this.#open;
      // Callers whose change is ready, or who were just answered and come back, join this write.
      await new Promise((resolve) => setImmediate(resolve));
      this.#open = undefined;
      this.#writing.close();
      try {
        await this.#write();
        this.#writing.resolve();
      } catch (error) {
        this.#fail(error);
      }
      this.#writing = undefined;
    }
  }

  /** Changes made meanwhile were made on top of those that failed: they fail together. */
  #fail(error: unknown): void {
    this.#undo();
    this.#writing?.reject(error);
    this.#open?.close();
    this.#open?.reject(error);
    this.#open = undefined;
  }
}
