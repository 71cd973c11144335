import type { Low } from 'lowdb';
import {
  type ClaimRequest,
  type OutboxRow,
  type Reader,
  type Settlement,
  type Store,
  StoreError,
  type Transaction,
} from '../../bot/contract.ts';
import { claimed, dueAt, inbox, inboxHours, inboxLimit, isPrunable, outbox } from './drawers.ts';
import { codeOf } from './file-system.ts';
import { GroupCommit } from './group-commit.ts';
import type { Lock } from './lock.ts';
import type { Log } from './log.ts';
import type { DurableAdapter, Image } from './lowdb-adapter.ts';
import type { Memory } from './memory.ts';
import type { RawRow } from './migrations.ts';
import { type Change, Overlay } from './overlay.ts';
import { Overtaken, Retries, within } from './retries.ts';
import { transactionOver } from './transaction.ts';

export interface LowdbOptions {
  /** Already read. */
  low: Low<Image>;
  adapter: DurableAdapter;
  lock: Lock;
  log: Log;
  /** How many answers the inbox keeps. */
  inboxLimit?: number | undefined;
}

/** The store in one file of one process: everything in memory, every commit on the disk. */
export class LowdbStore implements Store {
  readonly #low: Low<Image>;
  readonly #memory: Memory;
  readonly #options: LowdbOptions;
  readonly #group = new GroupCommit(
    () => this.#write(),
    () => this.#undo(),
  );
  // In one process each turn of the queue is a few microtasks: 20 attempts are never needed, and
  // 5 s is far above what a work that waits for nothing else takes.
  readonly #retries = new Retries({ attempts: 20, workMs: 5_000, jitterMs: 0 });
  #failing = false;
  #closed = false;

  constructor(options: LowdbOptions) {
    this.#options = options;
    this.#low = options.low;
    this.#memory = options.low.data.memory;
  }

  async read<R>(work: (reader: Reader) => Promise<R>): Promise<R> {
    return this.#retries.run(async (workMs) => {
      const overlay = new Overlay(this.#memory.durable);
      const result = await this.#work(overlay, 'durable', work, workMs);
      if (!this.#memory.holds(overlay, 'durable')) throw new Overtaken();
      return result;
    });
  }

  async transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    const { result, durable } = await this.#retries.run(async (workMs) => {
      const overlay = new Overlay(this.#memory.latest);
      const value = await this.#work(overlay, 'latest', work, workMs);
      return { result: value, durable: this.#commit(overlay) };
    });
    await durable;
    return result;
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    this.#assertOpen();
    const at = now.toISOString();
    if (this.#memory.index.due(at, 1).length === 0) return [];
    return this.#change(async (overlay) => {
      const rows: OutboxRow[] = [];
      for (const { id } of this.#memory.index.due(at, limit)) {
        const row = (await overlay.cell(outbox.name, id))?.read(outbox, id).value;
        const due = row && dueAt(row);
        if (!due || due > at) continue;
        rows.push((await overlay.write(outbox, id, claimed(row, owner, now, leaseMs))).value);
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
    return this.#change(async (overlay) => {
      let count = 0;
      for (const [id, cell] of this.#memory.entries(outbox.name)) {
        if (!isPrunable(cell.read(outbox, id).value, before)) continue;
        await overlay.erase(outbox.name, id);
        count += 1;
      }
      return count;
    });
  }

  async check(): Promise<void> {
    this.#assertOpen();
    if (this.#failing) await this.#group.join();
    else await this.#options.adapter.probe();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#group.settled();
    await this.#options.lock.release();
  }

  /** Every durable row, for copies; the rows of one moment. */
  rows(): RawRow[] {
    return this.#memory.tables.flatMap((table) =>
      [...this.#memory.entries(table)].map(([id, { version, json }]) => ({
        table,
        id,
        version,
        value: JSON.parse(json) as unknown,
      })),
    );
  }

  /** A change that no feature can ask for. */
  async #change<R>(work: (overlay: Overlay) => Promise<R>): Promise<R> {
    const { result, durable } = await this.#retries.run(async () => {
      const overlay = new Overlay(this.#memory.latest);
      const value = await work(overlay);
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
      return await (workMs ? within(workMs, run, () => overlay.close()) : run);
    } catch (error) {
      if (!this.#memory.holds(overlay, side)) throw new Overtaken();
      // A refusal may rest on a change that is not durable yet, and may never be.
      if (side === 'latest' && !(error instanceof Overtaken)) await this.#group.pending;
      throw error;
    } finally {
      overlay.close();
    }
  }

  /**
   * Looks whether all that the work saw is still so and, in the same step, makes its changes. When
   * the promise resolves they are on the disk, and so is all that they were based on. It comes in
   * the result, not as the result: the next one in the queue need not wait for the disk.
   */
  #commit(overlay: Overlay): Promise<void> | undefined {
    this.#assertOpen();
    if (!this.#memory.holds(overlay, 'latest')) throw new Overtaken();
    if (overlay.changes.size === 0) return this.#group.pending;
    const changes = [...overlay.changes.values()];
    this.#memory.apply(changes);
    if (changes.some(({ table }) => table === inbox.name)) this.#forget(changes);
    return this.#group.join();
  }

  /** Bounds the inbox: 24 h before the newest answer, and at most so many. */
  #forget(changes: Change[]): void {
    const newest = changes.map(({ table, id, after }) =>
      table === inbox.name && after ? after.read(inbox, id).value.at : '',
    );
    const latest = newest.sort().at(-1);
    if (!latest) return;
    const cutoff = new Date(Date.parse(latest) - inboxHours * 3_600_000).toISOString();
    this.#memory.apply(this.#memory.forgettable(cutoff, this.#options.inboxLimit ?? inboxLimit));
  }

  async #write(): Promise<void> {
    const { memory, pages } = this.#low.data;
    for (const { table, id } of memory.begin()) pages.touch(table, id);
    try {
      await this.#low.write();
    } catch (error) {
      this.#options.log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      throw new StoreError(`The data file could not be written (${codeOf(error)}).`, {
        cause: error,
      });
    }
    memory.commit();
    if (this.#failing) this.#options.log.info({}, 'store: commits succeed again');
    this.#failing = false;
  }

  #undo(): void {
    const { memory, pages } = this.#low.data;
    for (const { table, id } of memory.rollback()) pages.touch(table, id);
    const first = !this.#failing;
    this.#failing = true;
    // The refused changes may have reached the disk: they are overwritten now, not some day.
    if (first && this.#options.adapter.uncertain) {
      queueMicrotask(() => void this.#group.join().catch(() => {}));
    }
  }

  #assertOpen(): void {
    if (this.#closed) throw new StoreError('The store is closed.');
  }
}
