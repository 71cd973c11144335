import type { Low } from 'lowdb';
import {
  type ClaimRequest,
  type Collection,
  type OutboxRow,
  StoreError,
} from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import type { LastingLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { type Change, type Malformed, Overlay } from '../overlay.ts';
import { claimed, dueAt, dueBy, inbox, outbox, own, quarantine } from '../own-collections.ts';
import type { RowMemory } from '../row-memory.ts';
import { RowStore } from '../row-store.ts';
import { attempt, type BatchedWorks, type Work, Works } from '../works.ts';
import { codeOf } from './file-system.ts';
import { forgetAnswers } from './forget-answers.ts';
import type { Lock } from './lock.ts';
import type { DurableAdapter, Image } from './lowdb-adapter.ts';

export interface LowdbParts {
  /** Already read. */
  low: Low<Image>;
  adapter: DurableAdapter;
  lock: Lock;
  /** Ledger of what must not come back. */
  ledger: LastingLedger;
  log: StoreLog;
  now: () => Date;
  /** Maximum answers in the inbox. */
  inboxLimit?: number | undefined;
}

/** The store in one file of one process: everything in memory, every commit on the disk. */
export class LowdbStore extends RowStore {
  readonly #parts: LowdbParts;
  readonly #memory: RowMemory;
  readonly #works = new Works((turns) => this.#commit(turns));
  #isAhead = false;
  #isDirty = false;
  #isFailing = false;
  #isClosed = false;

  constructor(parts: LowdbParts) {
    super(parts.ledger, parts.log);
    this.#parts = parts;
    this.#memory = parts.low.data.memory;
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
    if (malformed.length > 0) await this.setAside(malformed);
    if (this.#memory.count(quarantine) > 0) await this.putBack(known);
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    this.#assertOpen();
    if ([...this.#due(now, 1)].length === 0) return [];
    return this.transact(async (overlay) => {
      const taken: OutboxRow[] = [];
      for (const { id, value } of await overlay.page(outbox, dueBy(now, limit)))
        taken.push((await overlay.put(outbox, id, claimed(value, owner, now, leaseMs))).value);
      return taken;
    });
  }

  async backlog(now: Date) {
    const due = [...this.#due(now)];
    const [first] = due;
    const oldest = first && dueAt(first[1].read(outbox, first[0]).value);
    return { due: due.length, oldest };
  }

  async quarantined(): Promise<number> {
    return this.#memory.count(quarantine);
  }

  async check(): Promise<void> {
    this.#assertOpen();
    if (this.#isFailing) await this.#rewrite();
    else await this.#parts.adapter.probe();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#works.settled();
    await this.#parts.lock.release();
  }

  #due(now: Date, limit = Number.POSITIVE_INFINITY) {
    return this.#memory.select(outbox, dueBy(now, limit));
  }

  protected async look<R>(work: Work<R>): Promise<R> {
    this.#assertOpen();
    const { result } = await this.#memory.snapshot((rows) => attempt(work, rows));
    return result;
  }

  protected async change<R>(work: Work<R>): Promise<R> {
    this.#assertOpen();
    const ahead = await this.#ahead(work);
    // It may have been closed meanwhile: nothing is written once the lock is given back.
    this.#assertOpen();
    return this.#works.run(work, ahead);
  }

  protected async time(): Promise<string> {
    return this.#parts.now().toISOString();
  }

  /**
   * A work that comes when nobody is at work is done before its turn, which then only sees that nobody was
   * faster: should it wait for somebody else after all, it holds up nobody, and is done again.
   */
  async #ahead<R>(work: Work<R>) {
    if (this.#works.busy || this.#isAhead) return undefined;
    const { version } = this.#memory;
    this.#isAhead = true;
    const done = await this.#memory.snapshot((rows) => attempt(work, rows));
    this.#isAhead = false;
    const holds = ({ changes }: Overlay) => changes.size === 0 && this.#memory.version === version;
    return { ...done, holds };
  }

  /** Memory changes after the disk: whoever reads it reads what is durable, and no failure is undone there. */
  async #commit({ perform }: BatchedWorks): Promise<void> {
    const { inboxLimit } = this.#parts;
    const batch = new Overlay(this.#memory);
    await perform(batch);
    await forgetAnswers(batch, this.#memory.count(inbox), inboxLimit);
    const changes = [...batch.changes.values()];
    if (changes.length === 0 && !this.#isDirty) return;
    this.#isDirty = false;
    await this.#write(changes);
    this.#memory.apply(changes);
  }

  /** Writes the whole file although nothing changed. */
  #rewrite(): Promise<void> {
    this.#isDirty = true;
    return this.#works.run(async () => {});
  }

  async #write(changes: readonly Change[]): Promise<void> {
    const { low, adapter } = this.#parts;
    for (const { table, id, after } of changes) low.data.text.set(table, id, after);
    try {
      await low.write();
    } catch (error) {
      for (const { table, id, before } of changes) low.data.text.set(table, id, before);
      this.#isFailing = true;
      this.log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      // The refused changes may have reached the disk: they are overwritten now, not some day. (Not again
      // when that fails in its turn; the next commit, or check, does it.)
      if (changes.length > 0 && adapter.uncertain) this.#rewrite().catch(() => {});
      const message = `The data file could not be written (${codeOf(error)}).`;
      throw new StoreError(message, { cause: error });
    }
    if (this.#isFailing) this.log.info({}, 'store: commits succeed again');
    this.#isFailing = false;
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StoreError('The store is closed.');
  }
}
