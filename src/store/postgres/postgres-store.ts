import type {
  ClaimRequest,
  Collection,
  OutboxRow,
  Reader,
  Settlement,
  Store,
  Transaction,
} from '../../../bot/contract/store.ts';
import { ConflictError, StoreError } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { codeOf } from '../file/file-system.ts';
import { databaseLedger, type LastingLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { type Change, type Malformed, Overlay } from '../overlay.ts';
import { inboxLimit, outbox, own } from '../own-collections.ts';
import { mended, refuseMalformed, wary } from '../quarantine/met.ts';
import { putBackAll, report, setAsideAll } from '../quarantine/moves.ts';
import { attempt, type BatchedWorks, type Work, Works } from '../works.ts';
import { Forgetting } from './forgetting.ts';
import { type Connections, Overtaken } from './postgres-connection.ts';
import { isIndexed, keyRows } from './postgres-keys.ts';
import {
  batches,
  claimRows,
  OneAtATime,
  type Queries,
  quarantinedIn,
  serverTime,
} from './postgres-rows.ts';
import { PostgresRows, Unkeyed } from './postgres-source.ts';
import { writesOf } from './postgres-writes.ts';

/** Attempts of a commit that others overtake. */
const MOST_ATTEMPTS = 50;

/** Works of this process that go on side by side: one that takes long holds up few, and few overtake each other. */
const MOST_BESIDE = 3;

/** The store in PostgreSQL, for several instances. Nothing is cached: every read is theirs all. */
export class PostgresStore implements Store {
  /** Ledger of what must not come back. */
  readonly ledger: LastingLedger;
  readonly #connections: Connections;
  readonly #log: StoreLog;
  /** For works that were overtaken: those of this process go on together, not against each other. */
  readonly #works = new Works((turns) => this.#together(turns));
  /** Works that are done beside those of the queue. */
  #beside = 0;
  /** Keys of the rows in quarantine, as they were when this process last looked. */
  #quarantined = new Set<string>();
  /** Collections whose rows all have their keys, since this process looked. */
  readonly #keyed = new Set<Collection<unknown>>();
  readonly #forgetting: Forgetting;

  constructor(connections: Connections, log: StoreLog, limit: number = inboxLimit) {
    this.#connections = connections;
    this.#log = log;
    this.ledger = databaseLedger(connections);
    this.#forgetting = new Forgetting(connections, limit);
  }

  /** As `LowdbStore.inspect`; several instances may do it at once. Writes the keys that are missing. */
  async inspect(collections: readonly Collection<unknown>[]): Promise<void> {
    const known = new Map([...collections, ...own].map((one) => [one.name, one]));
    const malformed: Malformed[] = [];
    await this.#connections.snapshot(async (client) => {
      for await (const batch of batches(client)) {
        for (const { table, id, version, value } of batch) {
          const collection = known.get(table);
          if (collection && new Cell(version, JSON.stringify(value)).fault(collection))
            malformed.push({ collection, id });
        }
      }
    });
    if (malformed.length > 0) await this.#setAside(malformed);
    for (const collection of collections.filter(isIndexed)) await this.#key(collection);
    if ((await this.quarantined()) === 0) return;
    await this.#change((overlay) => putBackAll(overlay, known));
    await this.quarantined();
  }

  async read<R>(work: (reader: Reader) => Promise<R>): Promise<R> {
    const look: Work<R> = wary(work);
    return this.#mended(() =>
      this.#connections.snapshot(async (client) => {
        const { result } = await attempt(look, this.#rowsOf(client));
        return result;
      }),
    );
  }

  async transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    return this.#change(work);
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    const until = new Date(now.getTime() + leaseMs).toISOString();
    const request = { owner, now: now.toISOString(), limit, until };
    const { due } = await this.backlog(now, 1);
    if (due === 0) return [];
    let taken = new Map<string, Cell>();
    await this.#mended(() =>
      this.#connections.commit(async (client) => {
        taken = await claimRows(client, request);
        const malformed = [...taken].filter(([, cell]) => cell.fault(outbox));
        // Nothing is taken: in quarantine they are as they were, and do not stand before the others.
        refuseMalformed(malformed.map(([id]) => ({ collection: outbox, id })));
        return taken.size > 0 ? [] : undefined;
      }, 'without reading'),
    );
    return [...taken].map(([id, cell]) => cell.read(outbox, id).value);
  }

  async settle(row: Pick<OutboxRow, 'id'>, fence: number, change: Settlement): Promise<OutboxRow> {
    return this.transact((tx) => tx.outbox.settle(row.id, fence, change));
  }

  async backlog(now: Date, limit = 100_000) {
    const { rows } = await this.#connections.query<{ due: number; oldest: Date | null }>(
      `select count(*)::int as due, min(at) as oldest from (
         select coalesce(lease_until, not_before) as at from outbox
         where state in ('waiting', 'sending') and coalesce(lease_until, not_before) <= $1
         order by coalesce(lease_until, not_before), id limit $2) due`,
      [now.toISOString(), limit],
    );
    return { due: rows[0]?.due ?? 0, oldest: rows[0]?.oldest?.toISOString() };
  }

  async prune(expiredBefore: Date): Promise<number> {
    const sql = "delete from outbox where state not in ('waiting', 'sending') and expires_at < $1";
    return (await this.#connections.query(sql, [expiredBefore.toISOString()])).rowCount ?? 0;
  }

  async quarantined(): Promise<number> {
    this.#quarantined = await quarantinedIn(this.#connections);
    return this.#quarantined.size;
  }

  async pruneAnswers(before: Date): Promise<number> {
    const sql = 'delete from inbox where at < $1';
    return (await this.#connections.query(sql, [before.toISOString()])).rowCount ?? 0;
  }

  async check(): Promise<void> {
    // A standby answers questions and refuses every change.
    const { rows } = await this.#connections.query<{ standby: boolean }>(
      "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as standby",
    );
    if (rows[0]?.standby) throw new StoreError('The database is read-only.');
  }

  async close(): Promise<void> {
    await this.#works.settled();
    await this.#connections.close();
  }

  async #mended<R>(run: () => Promise<R>): Promise<R> {
    for (;;) {
      try {
        return await mended(run, (rows) => this.#setAside(rows));
      } catch (error) {
        if (!(error instanceof Unkeyed)) throw error;
        await this.#key(error.collection);
      }
    }
  }

  async #key(collection: Collection<unknown>): Promise<void> {
    await keyRows(this.#connections, collection);
    this.#keyed.add(collection);
  }

  async #setAside(rows: readonly Malformed[]): Promise<void> {
    const at = await serverTime(this.#connections);
    const reports = await this.#change((overlay) => setAsideAll(overlay, rows, at));
    report(this.#log, reports);
    await this.quarantined();
  }

  /** A few beside each other; when more come at once, or one was overtaken, they share a transaction. */
  #change<R>(work: Work<R>): Promise<R> {
    const own = wary(work);
    return this.#mended(async () => {
      if (this.#beside >= MOST_BESIDE) return this.#works.run(own);
      this.#beside += 1;
      try {
        let done: Promise<R> | undefined;
        await this.#committed('beside others', async (rows) => {
          const { result, changes } = await attempt(own, rows);
          done = result;
          return changes;
        });
        return await (done as Promise<R>);
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
      } finally {
        this.#beside -= 1;
      }
      return this.#works.run(own);
    });
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
    let changes: readonly Change[] = [];
    let rows = this.#rowsOf(this.#connections);
    await this.#connections.commit(async (client) => {
      rows = this.#rowsOf(client);
      changes = await decide(rows);
      rows.db.assertWhole();
      return changes.length > 0 ? writesOf(changes) : undefined;
    }, how);
    if (changes.length === 0 && !(await rows.isStillSo(this.#rowsOf(this.#connections))))
      throw new Overtaken();
    // Made, whatever comes of this: the next answer does it again.
    await this.#forgetting.after(changes).catch((error: unknown) => {
      this.#log.warn({ code: codeOf(error) }, 'store: old answers stay for now');
    });
  }

  #rowsOf(client: Queries): PostgresRows {
    return new PostgresRows(new OneAtATime(client), {
      isQuarantined: (key) => this.#quarantined.has(key),
      isKeyed: (one) => !isIndexed(one) || own.includes(one) || this.#keyed.has(one),
    });
  }
}
