import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Collection,
  ConflictError,
  type Store,
  StoreError,
} from '../../bot/contract/store.ts';
import { forgetAnswers } from './inbox.ts';
import { type Keeper, Overtaken } from './keeper.ts';
import type { LastingLedger } from './lasting/ledger.ts';
import type { StoreLog } from './log.ts';
import type { Migration } from './migrations.ts';
import { own, quarantine } from './own-collections.ts';
import { putBack, report, setAside } from './quarantine/mending.ts';
import type { Rows } from './rows.ts';
import { type Malformed, RowTransaction } from './transaction.ts';

/** What both stores are opened with. */
export interface OpenOptions {
  log: StoreLog;
  /** Collections checked when it opens; the others are when they are first read. */
  collections?: readonly Collection<unknown>[] | undefined;
  /** Tests only. */
  migrations?: readonly Migration[] | undefined;
  /** Maximum answers in the inbox. */
  inboxLimit?: number | undefined;
}

export interface RowStoreParts extends OpenOptions {
  keeper: Keeper;
  /** Ledger of what must not come back. */
  ledger: LastingLedger;
}

/** Attempts of a commit that others overtake, and from which one on it is made in turn. */
const MOST_ATTEMPTS = 10;
const PATIENCE = 4;

/** Time limit of a work while others wait behind it, in ms: far above one that waits for nothing else. */
const WORK_MS = 10_000;

/** A work that waits for its turn, over what those before it changed. */
interface Waiting {
  /** Gives how to tell its end. */
  turn: (batch: RowTransaction) => Promise<() => void>;
  fail: (error: unknown) => void;
}

/**
 * The store: every row in memory, every commit with whoever keeps them. Works are done one at a time. Those that wait
 * together share one commit, and nobody hears how theirs ended, well or not, before what it rests on lasts. When the
 * commit fails, all of them do.
 */
export class RowStore implements Store {
  readonly ledger: LastingLedger;
  readonly #parts: RowStoreParts;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #isAhead = false;
  #isClosed = false;

  constructor(parts: RowStoreParts) {
    this.#parts = parts;
    this.ledger = parts.ledger;
  }

  /**
   * Looks at every row of these collections and of its own: those of wrong shape go into quarantine, those that were
   * there and are right now come back. To be done once, before anybody reads.
   */
  async inspect(): Promise<this> {
    const { keeper, collections = [] } = this.#parts;
    const known = new Map([...collections, ...own].map((one) => [one.name, one]));
    const malformed: Malformed[] = [];
    for (const collection of known.values())
      for (const { id, cell } of await keeper.rows.prepare(collection))
        malformed.push({ collection, id, cell });
    await this.#setAside(malformed);
    if (keeper.rows.count(quarantine) > 0) await this.#change((tx) => putBack(tx, known));
    return this;
  }

  read = async <R>(work: Work<R>, known?: 'known'): Promise<R> => {
    this.#assertOpen();
    const { keeper } = this.#parts;
    if (!known) await keeper.follow();
    const { result, tx } = await attempt(work, keeper.rows);
    await this.#setAside(tx.malformed);
    return result;
  };

  /** The rows of wrong shape that it met go into quarantine with its changes, or without them when it fails. */
  transact = async <R>(work: Work<R>): Promise<R> => {
    const { keeper, log } = this.#parts;
    let met: readonly Malformed[] = [];
    try {
      const { result, reports } = await this.#change(async (tx) => {
        met = tx.malformed;
        const result = await work(tx);
        return { result, reports: await setAside(tx, met, () => keeper.time()) };
      });
      report(log, reports);
      return result;
    } catch (error) {
      await this.#setAside(met);
      throw error;
    }
  };

  check: Store['check'] = async () => {
    this.#assertOpen();
    await this.#parts.keeper.check();
  };

  close: Store['close'] = async () => {
    if (this.#isClosed) return;
    this.#isClosed = true;
    while (this.#running) await this.#running;
    await this.#parts.keeper.close();
  };

  async #follow(): Promise<void> {
    this.#assertOpen();
    await this.#parts.keeper.follow();
  }

  async #change<R>(work: Work<R>): Promise<R> {
    this.#assertOpen();
    const ahead = await this.#ahead(work);
    // It may have been closed meanwhile: nothing is written once it is.
    this.#assertOpen();
    return new Promise<R>((resolve, reject) => {
      const turn = async (batch: RowTransaction) => {
        const done = ahead?.over === batch.rows ? ahead : await attempt(work, batch.rows, WORK_MS);
        if (done.isDone) batch.take(done.tx);
        return () => void done.result.then(resolve, reject);
      };
      this.#waiting.push({ turn, fail: reject });
      this.#running ??= this.#drain();
    });
  }

  /**
   * A work that comes when nobody is at work is done before its turn, which then only sees that nobody was
   * faster: should it wait for somebody else after all, it holds up nobody, and is done again.
   */
  async #ahead<R>(work: Work<R>) {
    if (this.#running || this.#isAhead) return undefined;
    this.#isAhead = true;
    try {
      await this.#follow();
      return await attempt(work, this.#parts.keeper.rows);
    } finally {
      this.#isAhead = false;
    }
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Those who were just answered and come back share the next commit.
      await new Promise((resolve) => setImmediate(resolve));
      const works = this.#waiting.splice(0);
      try {
        for (const end of await this.#commit(works)) end();
      } catch (error) {
        for (const { fail } of works) fail(error);
      }
    }
    this.#running = undefined;
  }

  /** Rows change after what is kept: whoever reads them reads what lasts, and no failure is undone there. */
  async #commit(works: readonly Waiting[]): Promise<readonly (() => void)[]> {
    const { keeper, inboxLimit } = this.#parts;
    let ends: (() => void)[] = [];
    const decide = async () => {
      const batch = new RowTransaction(keeper.rows);
      ends = [];
      for (const { turn } of works) ends.push(await turn(batch));
      await forgetAnswers(batch, inboxLimit);
      return [...batch.changes.values()];
    };
    for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
      try {
        await keeper.commit(decide, count >= PATIENCE);
        return ends;
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        await keeper.follow();
      }
    }
    throw new ConflictError(`Overtaken ${MOST_ATTEMPTS} times.`);
  }

  async #setAside(rows: readonly Malformed[]): Promise<void> {
    if (rows.length === 0) return;
    const { keeper, log } = this.#parts;
    report(log, await this.#change((tx) => setAside(tx, rows, () => keeper.time())));
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StoreError('The store is closed.');
  }
}

/** Decision about rows: it changes the transaction, and waits for nothing but it. */
type Work<R> = (tx: RowTransaction) => Promise<R>;

/** A work that was done over rows, well or not. */
interface Done<R> {
  over: Rows;
  result: Promise<R>;
  isDone: boolean;
  tx: RowTransaction;
}

/** Does a work over rows, which stay as they are. Resolves whatever comes of it. */
async function attempt<R>(work: Work<R>, over: Rows, ms?: number): Promise<Done<R>> {
  const tx = new RowTransaction(over);
  const run = work(tx);
  const result = ms === undefined ? run : within(ms, run);
  const isDone = await result.then(
    () => true,
    () => false,
  );
  tx.close();
  return { over, result, isDone, tx };
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
