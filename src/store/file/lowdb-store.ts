import {
  type ClaimRequest,
  type Collection,
  type Newest,
  type OutboxRow,
  type Reader,
  type Settlement,
  type Store,
  StoreError,
  type Transaction,
} from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import type { LastingLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { claimed, dueAt, inbox, isPrunable, outbox, own, quarantine } from '../own-collections.ts';
import { putBackAll, report, setAsideAll } from '../quarantine/moves.ts';
import { transactionOver } from '../transaction.ts';
import type { Lock } from './lock.ts';
import { type CommitOptions, LowdbCommits } from './lowdb-commits.ts';
import { type Malformed, Overlay } from './overlay.ts';
import { MetMalformed, Overtaken, Retries, within } from './retries.ts';
import type { RowMemory } from './row-memory.ts';

/** The store in one file of one process: everything in memory, every commit on the disk. */
export class LowdbStore implements Store {
  /** Ledger of what must not come back. */
  readonly ledger: LastingLedger;
  readonly #commits: LowdbCommits;
  readonly #memory: RowMemory;
  readonly #lock: Lock;
  readonly #log: StoreLog;
  readonly #now: () => Date;
  // In one process each turn of the queue is a few microtasks: 20 attempts are never needed, and
  // 5 s is far above what a work that waits for nothing else takes.
  readonly #retries = new Retries({
    attempts: 20,
    workMs: 5_000,
    jitterMs: 0,
    setAside: (rows) => this.#setAside(rows),
  });
  #closed = false;

  constructor(options: CommitOptions & { lock: Lock; ledger: LastingLedger; now: () => Date }) {
    this.ledger = options.ledger;
    this.#commits = new LowdbCommits(options);
    this.#memory = this.#commits.memory;
    this.#lock = options.lock;
    this.#log = options.log;
    this.#now = options.now;
  }

  /**
   * Looks at every row of these collections and of its own: those of wrong shape go into quarantine,
   * those that were there and are right now come back. To be done once, before anybody reads.
   */
  async inspect(collections: readonly Collection<unknown>[]): Promise<void> {
    const known = new Map([...collections, ...own].map((one) => [one.name, one]));
    const malformed: Malformed[] = [];
    for (const [table, id, { version, json }] of this.#memory.all()) {
      const collection = known.get(table);
      // A cell of its own: what is only looked at is not kept in memory.
      if (collection && new Cell(version, json).fault(collection))
        malformed.push({ collection, id });
    }
    if (malformed.length > 0) await this.#setAside(malformed);
    if (this.#memory.entries(quarantine.name).size > 0)
      await this.#change((overlay) => putBackAll(overlay, known));
  }

  async read<R>(work: (reader: Reader) => Promise<R>): Promise<R> {
    return this.#retries.run(async (workMs) => {
      const overlay = new Overlay(this.#memory.durable);
      const result = await this.#work(overlay, 'durable', work, workMs);
      if (!this.#memory.holds(overlay, 'durable')) throw new Overtaken();
      return result;
    });
  }

  async transact<R>(
    work: (transaction: Transaction) => Promise<R>,
    made?: (result: R) => void,
  ): Promise<R> {
    const { result, durable } = await this.#begin(work);
    made?.(result);
    await durable;
    return result;
  }

  /** Waits until no change can join those that it sees: all who look meanwhile see the same. */
  async newest<R>(work: (reader: Reader) => Promise<R>): Promise<Newest<R>> {
    await this.#commits.closed;
    const { result, durable = Promise.resolve() } = await this.#begin(work);
    // Whoever drops what was read need not hear that it was lost.
    durable.catch(() => {});
    return { result, lasting: durable };
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    this.#assertOpen();
    const at = now.toISOString();
    if (this.#memory.index.due(at, 1).length === 0) return [];
    return this.#change(async (overlay) => {
      const rows: OutboxRow[] = [];
      for (const { id } of this.#memory.index.due(at, limit)) {
        const row = (await overlay.get(outbox, id))?.value;
        const due = row && dueAt(row);
        if (!due || due > at) continue;
        rows.push((await overlay.put(outbox, id, claimed(row, owner, now, leaseMs))).value);
      }
      return rows;
    });
  }

  async settle(row: Pick<OutboxRow, 'id'>, fence: number, change: Settlement): Promise<OutboxRow> {
    return this.transact((tx) => tx.outbox.settle(row.id, fence, change));
  }

  async backlog(now: Date) {
    const due = this.#memory.index.due(now.toISOString(), Number.POSITIVE_INFINITY);
    return { due: due.length, oldest: due[0]?.at };
  }

  async prune(expiredBefore: Date): Promise<number> {
    const before = expiredBefore.toISOString();
    let [total, count] = [0, 0];
    do {
      count = await this.#pruneSome(before);
      total += count;
    } while (count > 0);
    return total;
  }

  async quarantined(): Promise<number> {
    return this.#memory.entries(quarantine.name).size;
  }

  async pruneAnswers(before: Date): Promise<number> {
    const cutoff = before.toISOString();
    return this.#change(async (overlay) => {
      let count = 0;
      for (const [id, cell] of this.#memory.entries(inbox.name)) {
        if (cell.read(inbox, id).value.at >= cutoff) continue;
        await overlay.remove(inbox, id);
        count += 1;
      }
      return count;
    });
  }

  async check(): Promise<void> {
    this.#assertOpen();
    await this.#commits.check();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#commits.settled();
    await this.#lock.release();
  }

  /** A thousand at a time: a purge of many must not hold up the event loop. */
  async #pruneSome(before: string): Promise<number> {
    return this.#change(async (overlay) => {
      const old = [];
      for (const [id, cell] of this.#memory.entries(outbox.name)) {
        if (!cell.fault(outbox) && isPrunable(cell.read(outbox, id).value, before)) old.push(id);
        if (old.length === 1_000) break;
      }
      for (const id of old) await overlay.remove(outbox, id);
      return old.length;
    });
  }

  /** The change is made; `durable`, when it and all that it was based on are on the disk. */
  #begin<R>(work: (transaction: Transaction) => Promise<R>) {
    return this.#retries.run(async (workMs) => {
      const overlay = new Overlay(this.#memory.latest);
      const result = await this.#work(overlay, 'latest', work, workMs);
      return { result, durable: this.#commit(overlay) };
    });
  }

  async #setAside(rows: readonly Malformed[]): Promise<void> {
    const at = this.#now().toISOString();
    const reports = await this.#change((overlay) => setAsideAll(overlay, rows, at));
    report(this.#log, reports);
  }

  /** A change that no feature can ask for. */
  async #change<R>(work: (overlay: Overlay) => Promise<R>): Promise<R> {
    const { result, durable } = await this.#retries.run(async () => {
      const overlay = new Overlay(this.#memory.latest);
      const value = await work(overlay);
      if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
      return { result: value, durable: this.#commit(overlay) };
    });
    await durable;
    return result;
  }

  /** Runs a work; when it fails on what is no longer so, it is `Overtaken`, whatever it says. */
  async #work<R>(
    overlay: Overlay,
    side: 'durable' | 'latest',
    work: (transaction: Transaction) => Promise<R>,
    workMs?: number,
  ): Promise<R> {
    this.#assertOpen();
    try {
      const run = work(transactionOver(overlay));
      const result = await (workMs ? within(workMs, run, () => overlay.close()) : run);
      if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
      return result;
    } catch (error) {
      if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
      if (!this.#memory.holds(overlay, side)) throw new Overtaken();
      // A refusal may rest on a change that is not durable yet, and may never be.
      if (side === 'latest' && !(error instanceof Overtaken)) await this.#commits.pending;
      throw error;
    } finally {
      overlay.close();
    }
  }

  #commit(overlay: Overlay): Promise<void> | undefined {
    this.#assertOpen();
    return this.#commits.commit(overlay);
  }

  #assertOpen(): void {
    if (this.#closed) throw new StoreError('The store is closed.');
  }
}
