import { eraseWhere } from '../../bot/contract/by-pages.ts';
import {
  type ClaimRequest,
  type Collection,
  ConflictError,
  type OutboxRow,
  type Reader,
  type Settlement,
  type Store,
  StoreError,
  type Transaction,
} from '../../bot/contract/store.ts';
import { forgetAnswers } from './forget-answers.ts';
import { type Keeper, Overtaken } from './keeper.ts';
import type { LastingLedger } from './lasting/ledger.ts';
import type { StoreLog } from './log.ts';
import type { Migration } from './migrations.ts';
import { type Malformed, Overlay } from './overlay.ts';
import {
  claimed,
  dueAt,
  dueBy,
  inbox,
  isPrunable,
  outbox,
  own,
  quarantine,
} from './own-collections.ts';
import { putBack, report, setAside } from './quarantine/mending.ts';
import type { RowMemory } from './row-memory.ts';
import { attempt, type Perform, type Work, Works } from './works.ts';

/** What both stores are opened with. */
export interface OpenOptions {
  log: StoreLog;
  /** Collections checked when it opens; the others are when they are first read. */
  collections?: readonly Collection<unknown>[] | undefined;
  /** Tests only. */
  migrations?: readonly Migration[] | undefined;
  inboxLimit?: number | undefined;
}

export interface RowStoreParts {
  /** Every row; only the keeper changes it. */
  memory: RowMemory;
  keeper: Keeper;
  /** Ledger of what must not come back. */
  ledger: LastingLedger;
  log: StoreLog;
  /** Maximum answers in the inbox. */
  inboxLimit?: number | undefined;
}

/** Attempts of a commit that others overtake, and from which one on it is made in turn. */
const MOST_ATTEMPTS = 10;
const PATIENCE = 4;

/** The store: every row in memory, every commit with whoever keeps them. */
export class RowStore implements Store {
  readonly ledger: LastingLedger;
  readonly #parts: RowStoreParts;
  readonly #works = new Works((perform) => this.#commit(perform));
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
  async inspect(collections: readonly Collection<unknown>[]): Promise<void> {
    const { memory } = this.#parts;
    const known = new Map([...collections, ...own].map((one) => [one.name, one]));
    const malformed: Malformed[] = [];
    for (const collection of known.values())
      for (const id of await memory.prepare(collection)) {
        const cell = memory.cell(collection.name, id);
        if (cell) malformed.push({ collection, id, cell });
      }
    await this.#setAside(malformed);
    if (memory.count(quarantine) > 0) await this.#change((overlay) => putBack(overlay, known));
  }

  async read<R>(work: (reader: Reader) => Promise<R>, known?: 'known'): Promise<R> {
    this.#assertOpen();
    if (!known) await this.#parts.keeper.follow();
    const { result, malformed } = await this.#look(work);
    await this.#setAside(malformed);
    return result;
  }

  /** The rows of wrong shape that it met go into quarantine with its changes, or without them when it fails. */
  async transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    const { keeper, log } = this.#parts;
    let met: readonly Malformed[] = [];
    try {
      const { result, reports } = await this.#change(async (overlay) => {
        met = overlay.malformed;
        const result = await work(overlay);
        return { result, reports: await setAside(overlay, met, () => keeper.time()) };
      });
      report(log, reports);
      return result;
    } catch (error) {
      await this.#setAside(met);
      throw error;
    }
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    if ((await this.#due(now, 1)).length === 0) return [];
    return this.transact(async (tx) => {
      const taken: OutboxRow[] = [];
      for (const { id, value } of await tx.page(outbox, dueBy(now, limit)))
        taken.push((await tx.put(outbox, id, claimed(value, owner, now, leaseMs))).value);
      return taken;
    });
  }

  settle(row: Pick<OutboxRow, 'id'>, fence: number, change: Settlement): Promise<OutboxRow> {
    return this.transact((tx) => tx.outbox.settle(row.id, fence, change));
  }

  async backlog(now: Date) {
    const due = await this.#due(now);
    const [first] = due;
    return { due: due.length, oldest: first && dueAt(first[1].read(outbox, first[0]).value) };
  }

  prune(expiredBefore: Date): Promise<number> {
    const before = expiredBefore.toISOString();
    return eraseWhere(this, outbox, ({ value }) => isPrunable(value, before), before);
  }

  pruneAnswers(before: Date): Promise<number> {
    return eraseWhere(this, inbox, () => true, before.toISOString());
  }

  async quarantined(): Promise<number> {
    await this.#follow();
    return this.#parts.memory.count(quarantine);
  }

  async check(): Promise<void> {
    this.#assertOpen();
    await this.#parts.keeper.check();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#works.settled();
    await this.#parts.keeper.close();
  }

  async #follow(): Promise<void> {
    this.#assertOpen();
    await this.#parts.keeper.follow();
  }

  async #due(now: Date, limit = Number.POSITIVE_INFINITY) {
    await this.#follow();
    return [...this.#parts.memory.select(outbox, dueBy(now, limit))];
  }

  /** Does a work over the rows as they are in memory now, whatever changes while it does. */
  #look<R>(work: Work<R>) {
    return this.#parts.memory.snapshot((rows) => attempt(work, rows));
  }

  async #change<R>(work: Work<R>): Promise<R> {
    this.#assertOpen();
    const ahead = await this.#ahead(work);
    // It may have been closed meanwhile: nothing is written once it is.
    this.#assertOpen();
    return this.#works.run(work, ahead);
  }

  /**
   * A work that comes when nobody is at work is done before its turn, which then only sees that nobody was
   * faster: should it wait for somebody else after all, it holds up nobody, and is done again.
   */
  async #ahead<R>(work: Work<R>) {
    if (this.#works.busy || this.#isAhead) return undefined;
    const { memory } = this.#parts;
    this.#isAhead = true;
    try {
      await this.#follow();
      const { version } = memory;
      const done = await this.#look(work);
      const holds = ({ changes }: Overlay) => changes.size === 0 && memory.version === version;
      return { ...done, holds };
    } finally {
      this.#isAhead = false;
    }
  }

  /** Memory changes after what is kept: whoever reads it reads what lasts, and no failure is undone there. */
  async #commit(perform: Perform): Promise<void> {
    const { memory, keeper, inboxLimit } = this.#parts;
    const decide = () =>
      memory.snapshot(async (rows) => {
        const batch = new Overlay(rows);
        await perform(batch);
        await forgetAnswers(batch, memory.count(inbox), inboxLimit);
        return [...batch.changes.values()];
      });
    for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
      try {
        return await keeper.commit(decide, count >= PATIENCE);
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
    report(log, await this.#change((overlay) => setAside(overlay, rows, () => keeper.time())));
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StoreError('The store is closed.');
  }
}
