import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimRequest, Collection, OutboxRow } from '../../../bot/contract/store.ts';
import { ConflictError, StoreError } from '../../../bot/contract/store.ts';
import { codeOf } from '../file/file-system.ts';
import { databaseLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { type Change, type Malformed, Overlay } from '../overlay.ts';
import { claimed, dueAt, inboxLimit, outbox, own } from '../own-collections.ts';
import { refuseMalformed } from '../quarantine/met.ts';
import { RowStore } from '../row-store.ts';
import { attempt, type BatchedWorks, type Work, Works } from '../works.ts';
import { Forgetting } from './forgetting.ts';
import { type Connections, Overtaken, type Writes } from './postgres-connection.ts';
import { indexesOf, inspectRows, keyedIn, noteKeyed } from './postgres-keys.ts';
import {
  type CellRow,
  cellsOf,
  dueIn,
  dueRows,
  quarantinedIn,
  serverTime,
} from './postgres-rows.ts';
import { PostgresRows, Unkeyed } from './postgres-source.ts';
import { writesOf } from './postgres-writes.ts';
import type { TransactionQueries } from './transaction-queries.ts';

/** Attempts of a commit that others overtake. */
const MOST_ATTEMPTS = 50;

/** Works of this process that go on side by side: one that takes long holds up few, and few overtake each other. */
const MOST_BESIDE = 3;

/** Rows are looked at once the service has started: it needs the processor for that, in ms. */
const BESIDE_AFTER_MS = 60_000;

/** The store in PostgreSQL, for several instances. Nothing is cached: every read is theirs all. */
export class PostgresStore extends RowStore {
  readonly #connections: Connections;
  /** For works that were overtaken: those of this process go on together, not against each other. */
  readonly #works = new Works((turns) => this.#together(turns));
  /** Works that are done beside those of the queue. */
  #beside = 0;
  /** Keys of the rows in quarantine, as they were when this process last looked. */
  #quarantined = new Set<string>();
  /** Indexes whose keys every row has, by collection. */
  #keyed = new Map<string, string[]>();
  readonly #forgetting: Forgetting;
  #inspection: Promise<void> | undefined;
  readonly #closing = new AbortController();

  constructor(connections: Connections, log: StoreLog, limit: number = inboxLimit) {
    super(databaseLedger(connections), log);
    this.#connections = connections;
    this.#forgetting = new Forgetting(limit);
  }

  /**
   * Looks at every row of these collections and of its own: those of wrong shape go into quarantine, those that
   * were there and are right now come back, and keys that are missing are written. Several instances may do it at once.
   */
  async inspect(collections: readonly Collection<unknown>[]): Promise<void> {
    const known = new Map([...collections, ...own].map((one) => [one.name, one]));
    this.#keyed = await keyedIn(this.#connections);
    const malformed: Malformed[] = [];
    for (const collection of known.values()) malformed.push(...(await this.#key(collection)));
    await this.setAside(malformed);
    if ((await this.quarantined()) === 0) return;
    await this.putBack(known);
    await this.quarantined();
  }

  /**
   * The same while others are served: what it has not come to is found when it is read. Keys that may be
   * missing are written first, for nothing is found without them.
   */
  async inspectBeside(collections: readonly Collection<unknown>[]): Promise<void> {
    this.#keyed = await keyedIn(this.#connections);
    await this.quarantined();
    for (const one of [...collections, ...own])
      if (!this.#isKeyed(one)) await this.setAside(await this.#key(one));
    const { signal } = this.#closing;
    this.#inspection = sleep(BESIDE_AFTER_MS, undefined, { signal, ref: false })
      .then(() => this.inspect(collections))
      .catch((error: unknown) => {
        if (!signal.aborted)
          this.log.warn({ code: codeOf(error) }, 'store: rows were not all looked at');
      });
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    if ((await this.backlog(now, 1)).due === 0) return [];
    let taken: OutboxRow[] = [];
    await this.mending(() =>
      this.#connections.commit(async (client) => {
        const due = cellsOf((await client.query<CellRow>(...dueRows(now, limit))).rows);
        const malformed = [...due].filter(([, cell]) => cell.fault(outbox));
        // Nothing is taken: in quarantine they are as they were, and do not stand before the others.
        refuseMalformed(malformed.map(([id]) => ({ collection: outbox, id })));
        const overlay = new Overlay({ ...nothing, cell: (_, id) => due.get(id) });
        taken = [];
        for (const [id, cell] of due) {
          const row = cell.read(outbox, id).value;
          // Taken by somebody else just before it could be locked.
          if ((dueAt(row) ?? '~') > now.toISOString()) continue;
          const own = await overlay.put(outbox, id, claimed(row, owner, now, leaseMs));
          taken.push(own.value);
        }
        return taken.length > 0 ? { made: writesOf([...overlay.changes.values()]) } : undefined;
      }, 'without reading'),
    );
    return taken;
  }

  async backlog(now: Date, limit = 100_000) {
    return dueIn(this.#connections, now, limit);
  }

  async quarantined(): Promise<number> {
    this.#quarantined = await quarantinedIn(this.#connections);
    return this.#quarantined.size;
  }

  async check(): Promise<void> {
    // A standby answers questions and refuses every change.
    const { rows } = await this.#connections.query<{ standby: boolean }>(
      "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as standby",
    );
    if (rows[0]?.standby) throw new StoreError('The database is read-only.');
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#inspection;
    await this.#works.settled();
    await this.#connections.close();
  }

  protected look<R>(work: Work<R>): Promise<R> {
    return this.#connections.snapshot(
      async (client) => (await attempt(work, this.#rowsOf(client, true))).result,
    );
  }

  /** A few beside each other; when more come at once, or one was overtaken, they share a transaction. */
  protected async change<R>(work: Work<R>): Promise<R> {
    if (this.#beside >= MOST_BESIDE) return this.#works.run(work);
    this.#beside += 1;
    try {
      let done: Promise<R> | undefined;
      await this.#committed('beside others', async (rows) => {
        const { result, changes } = await attempt(work, rows);
        done = result;
        return changes;
      });
      return await (done as Promise<R>);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    } finally {
      this.#beside -= 1;
    }
    return this.#works.run(work);
  }

  protected time(): Promise<string> {
    return serverTime(this.#connections);
  }

  protected override async setAside(rows: readonly Malformed[]): Promise<void> {
    if (rows.length === 0) return;
    await super.setAside(rows);
    await this.quarantined();
  }

  protected override async mending<R>(run: () => Promise<R>): Promise<R> {
    for (;;) {
      try {
        return await super.mending(run);
      } catch (error) {
        if (!(error instanceof Unkeyed)) throw error;
        await this.setAside(await this.#key(error.collection));
      }
    }
  }

  /** Looks at the rows of a collection, whose keys are then all written. */
  async #key(collection: Collection<unknown>): Promise<Malformed[]> {
    const { signal } = this.#closing;
    const malformed = await inspectRows(this.#connections, collection, signal);
    if (!signal.aborted && !this.#isKeyed(collection)) {
      await noteKeyed(this.#connections, collection);
      this.#keyed.set(collection.name, indexesOf(collection));
    }
    return malformed;
  }

  #isKeyed(collection: Collection<unknown>): boolean {
    const keyed = this.#keyed.get(collection.name) ?? [];
    return indexesOf(collection).every((name) => keyed.includes(name));
  }

  async #together({ rehearse, perform }: BatchedWorks): Promise<void> {
    for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
      try {
        return await this.#committed('in turn', async (rows) => {
          // What they read is read for all of them at once; then each sees what those before it changed.
          await rehearse(rows);
          const batch = new Overlay(rows);
          await perform(batch);
          return [...batch.changes.values()];
        });
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
      }
    }
    throw new ConflictError(`Overtaken ${MOST_ATTEMPTS} times.`);
  }

  /**
   * Commits the changes that are decided from what rows are. The server sees to it that nothing is written
   * from rows that changed meanwhile; where nothing is written, they are looked at again, so that nobody
   * is told what others have already changed.
   */
  async #committed(
    how: 'beside others' | 'in turn',
    decide: (rows: PostgresRows) => Promise<readonly Change[]>,
  ): Promise<void> {
    let read: PostgresRows | undefined;
    await this.#connections.commit(async (client): Promise<Writes | undefined> => {
      const rows = this.#rowsOf(client);
      const changes = await decide(rows);
      read = changes.length === 0 ? rows : undefined;
      if (read) return undefined;
      return { made: writesOf(changes), after: this.#forgetting.after(changes) };
    }, how);
    const isSo = async (there: TransactionQueries) => read?.isStillSo(this.#rowsOf(there)) ?? true;
    if (read && !(await this.#connections.snapshot(isSo))) throw new Overtaken();
  }

  #rowsOf(client: TransactionQueries, isReading = false): PostgresRows {
    const contents = {
      isQuarantined: (key: string) => this.#quarantined.has(key),
      isKeyed: (one: Collection<unknown>) => this.#isKeyed(one),
    };
    return new PostgresRows(client, contents, isReading);
  }
}

/** No rows but those at hand. */
const nothing = {
  cells: () => [],
  select: () => [],
  containing: () => [],
  isQuarantined: () => false,
};
