/** Something that is opened when it is needed and closed when nobody does: a partnership of several. */

/** What it takes to close, and when it may. */
export interface Openable {
  close: () => Promise<void>;
  /** Whether it has nothing to do by itself for a while: a row to send, work that goes on. */
  isQuiet: () => Promise<boolean>;
}

export interface ResidentParts<T extends Openable> {
  open: () => Promise<T>;
  /** A clock that nobody sets, in ms. */
  steady: () => number;
}

/** One at a time: opened, in use, closing. Who asks while it closes waits, and finds it open again. */
export class Resident<T extends Openable> {
  readonly #parts: ResidentParts<T>;
  #opened: Promise<T> | undefined;
  #closing: Promise<void> | undefined;
  #inHand = 0;
  #usedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: ResidentParts<T>) {
    this.#parts = parts;
  }

  get isAwake(): boolean {
    return this.#opened !== undefined;
  }

  /** Lends it, opened if need be; it stays open as long as the work goes on. */
  async use<R>(work: (resident: T) => R | Promise<R>): Promise<R> {
    const result = await this.wake(work);
    this.#usedAt = this.#parts.steady();
    return result;
  }

  /** The same for work of its own, after which it need not stay. */
  async wake<R>(work: (resident: T) => R | Promise<R>): Promise<R> {
    this.#inHand += 1;
    try {
      while (this.#closing) await this.#closing.catch(() => {});
      this.#opened ??= this.#open();
      return await work(await this.#opened);
    } finally {
      this.#inHand -= 1;
    }
  }

  /** Lends it if it is open; undefined otherwise. */
  async ifAwake<R>(work: (resident: T) => R | Promise<R>): Promise<R | undefined> {
    return this.#opened && !this.#closing ? this.wake(work) : undefined;
  }

  /** Closes it if nobody has needed it for so long, in ms, and it has nothing to do; says whether it did. */
  async rest(idleMs: number): Promise<boolean> {
    const opened = await this.#opened?.catch(() => undefined);
    const isIdle = () =>
      this.#inHand === 0 && this.#parts.steady() - this.#usedAt >= idleMs && !this.#closing;
    if (!opened || !isIdle() || !(await opened.isQuiet()) || !isIdle()) return false;
    await this.#close(opened);
    return true;
  }

  /** Closes it as soon as nobody has it in hand, whatever it has to do: who asks next finds it as it is to be. */
  async renew(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    if (opened && this.#inHand === 0 && !this.#closing) await this.#close(opened);
  }

  /** Closes it whatever it does; for the end of the process. */
  async end(): Promise<void> {
    await this.#closing;
    const opened = await this.#opened?.catch(() => undefined);
    if (opened) await this.#close(opened);
  }

  #close(opened: T): Promise<void> {
    this.#closing = opened.close().finally(() => {
      this.#opened = undefined;
      this.#closing = undefined;
    });
    return this.#closing;
  }

  /** What did not open is tried again by who asks next. */
  #open(): Promise<T> {
    const opening = this.#parts.open();
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = undefined;
    });
    return opening;
  }
}
