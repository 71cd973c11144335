import type {
  ClaimRequest,
  Collection,
  Newest,
  OutboxRow,
  Reader,
  Settlement,
  Store,
  Transaction,
} from '../../../bot/contract/store.ts';
import { StoreError } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { type CellSource, type Malformed, Overlay } from '../file/overlay.ts';
import { MetMalformed, Overtaken, Retries, within } from '../file/retries.ts';
import { databaseLedger, type LastingLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import {
  inbox,
  inboxHours,
  inboxLimit,
  inboxPersonLimit,
  outbox,
  own,
} from '../own-collections.ts';
import { putBackAll, report, setAsideAll } from '../quarantine/moves.ts';
import { transactionOver } from '../transaction.ts';
import { commitOverlay, holds, lockStatement } from './postgres-commit.ts';
import type { Connections } from './postgres-connection.ts';
import {
  batches,
  cellsOf,
  claimRows,
  idsContaining,
  oneAtATime,
  type Queries,
  quarantinedIn,
  serverTime,
} from './postgres-rows.ts';

/** Life of the record of a commit, for inquiries after its fate; far above any inquiry. */
const commitsKept = '1 hour';

/** The store in PostgreSQL, for several instances. Nothing is cached: every read is theirs all. */
export class PostgresStore implements Store {
  /** Ledger of what must not come back. */
  readonly ledger: LastingLedger;
  readonly #connections: Connections;
  readonly #log: StoreLog;
  readonly #inboxLimit: number;
  // Sixty votes at once on one poll, from three instances, are at most 60 turns: each turn of a
  // queue succeeds at least one time in three.
  readonly #retries = new Retries({
    attempts: 50,
    workMs: 10_000,
    jitterMs: 20,
    setAside: (rows) => this.#setAside(rows),
  });
  /** Keys of the rows in quarantine, as they were when this process last looked. */
  #quarantined = new Set<string>();
  #answers = 0;
  #commits = 0;

  constructor(connections: Connections, log: StoreLog, limit: number = inboxLimit) {
    this.#connections = connections;
    this.#log = log;
    this.ledger = databaseLedger(connections);
    this.#inboxLimit = limit;
  }

  /** As `LowdbStore.inspect`; several instances may do it at once. */
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
    if ((await this.quarantined()) === 0) return;
    await this.#changed((overlay) => putBackAll(overlay, known));
    await this.quarantined();
  }

  async read<R>(work: (reader: Reader) => Promise<R>): Promise<R> {
    return this.#retries.run(() =>
      this.#connections.snapshot(async (client) => {
        const overlay = new Overlay(this.#sourceOf(oneAtATime(client)));
        // A work that failed may have failed for want of what it should not have met.
        const end = () => {
          overlay.close();
          if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
        };
        return await work(transactionOver(overlay)).finally(end);
      }),
    );
  }

  async transact<R>(
    work: (transaction: Transaction) => Promise<R>,
    made?: (result: R) => void,
  ): Promise<R> {
    const result = await this.#committed(work);
    made?.(result);
    return result;
  }

  /** What others see in a database is on its disk. */
  async newest<R>(work: (reader: Reader) => Promise<R>): Promise<Newest<R>> {
    return { result: await this.read(work), lasting: Promise.resolve() };
  }

  #committed<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    return this.#changed((overlay) => work(transactionOver(overlay)));
  }

  #changed<R>(work: (overlay: Overlay) => Promise<R>): Promise<R> {
    return this.#retries.run(async (workMs) => {
      const overlay = new Overlay(this.#sourceOf(this.#connections));
      try {
        const run = work(overlay);
        const result = await (workMs ? within(workMs, run, () => overlay.close()) : run);
        overlay.close();
        if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
        await this.#commit(overlay);
        return result;
      } catch (error) {
        overlay.close();
        if (overlay.malformed.length > 0) throw new MetMalformed(overlay.malformed);
        // A refusal that rests on two moments at once rests on nothing.
        if (error instanceof Overtaken || error instanceof StoreError) throw error;
        if (!(await this.#stillHolds(overlay))) throw new Overtaken();
        throw error;
      }
    });
  }

  async claim({ owner, now, limit, leaseMs }: ClaimRequest): Promise<OutboxRow[]> {
    const until = new Date(now.getTime() + leaseMs).toISOString();
    const request = { owner, now: now.toISOString(), limit, until };
    const { due } = await this.backlog(now, 1);
    if (due === 0) return [];
    const cells = await this.#retries.run(() =>
      this.#connections.commit(async (client) => {
        const taken = await claimRows(client, request);
        const malformed = [...taken].filter(([, cell]) => cell.fault(outbox));
        // Nothing is taken: in quarantine they are as they were, and do not stand before the others.
        if (malformed.length > 0)
          throw new MetMalformed(malformed.map(([id]) => ({ collection: outbox, id })));
        return taken;
      }),
    );
    return [...cells].map(([id, cell]) => cell.read(outbox, id).value);
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
    return this.#retries.run(() =>
      this.#connections.commit(async (client) => {
        return (await client.query(sql, [expiredBefore.toISOString()])).rowCount ?? 0;
      }),
    );
  }

  async quarantined(): Promise<number> {
    this.#quarantined = await quarantinedIn(this.#connections as unknown as Queries);
    return this.#quarantined.size;
  }

  async #setAside(rows: readonly Malformed[]): Promise<void> {
    const at = await serverTime(this.#connections as unknown as Queries);
    const reports = await this.#changed((overlay) => setAsideAll(overlay, rows, at));
    report(this.#log, reports);
    await this.quarantined();
  }

  async pruneAnswers(before: Date): Promise<number> {
    return this.#retries.run(() =>
      this.#connections.commit(async (client) => {
        const sql = 'delete from inbox where at < $1';
        return (await client.query(sql, [before.toISOString()])).rowCount ?? 0;
      }),
    );
  }

  async check(): Promise<void> {
    // A standby answers questions and refuses every change.
    const { rows } = await this.#connections.query<{ standby: boolean }>(
      "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as standby",
    );
    if (rows[0]?.standby) throw new StoreError('The database is read-only.');
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }

  async #commit(overlay: Overlay): Promise<void> {
    if (overlay.changes.size === 0) {
      if (!(await this.#stillHolds(overlay))) throw new Overtaken();
      return;
    }
    await this.#connections.commit(async (client) => {
      await commitOverlay(client, overlay);
      await this.#forget(client, overlay);
    }, lockStatement(overlay));
  }

  /** One row read is always of one moment; more are looked at together. */
  async #stillHolds(overlay: Overlay): Promise<boolean> {
    if (overlay.seen.size + overlay.lists.size + overlay.finds.size <= 1) return true;
    return this.#connections.snapshot((client) => holds(client, overlay));
  }

  /** Bounds the inbox and the list of commits; rows that another instance is erasing are skipped. */
  async #forget(client: Queries, overlay: Overlay): Promise<void> {
    this.#commits += 1;
    if (this.#commits % 1_000 === 0) {
      await client.query(`delete from commits where at < now() - interval '${commitsKept}'`);
    }
    const answers = [...overlay.changes.values()].filter(({ table }) => table === inbox.name);
    const given = answers.flatMap(({ id, after }) => after?.read(inbox, id).value ?? []);
    const newest = given
      .map(({ at }) => at)
      .sort()
      .at(-1);
    if (!newest) return;
    const cutoff = new Date(Date.parse(newest) - inboxHours * 3_600_000).toISOString();
    const people = [...new Set(given.flatMap(({ of }) => of ?? []))];
    await client.query(
      `with old as (
         select key from inbox where at < $1 order by at limit 1000 for update skip locked
       ), surplus as (
         select mine.key from unnest($2::text[]) as p (who), lateral (
           select key from inbox where person = who order by at desc, key offset $3
           for update skip locked) mine
       )
       delete from inbox where key in (select key from old union all select key from surplus)`,
      [cutoff, people, inboxPersonLimit],
    );
    this.#answers += answers.length;
    // Counting costs: once for every fiftieth of the limit, which is then never passed by more.
    if (this.#answers < this.#inboxLimit / 50) return;
    this.#answers = 0;
    await client.query(
      `delete from inbox where key in (
         select key from inbox order by at desc offset $1 for update skip locked)`,
      [this.#inboxLimit],
    );
  }

  /** Reads one row, a table or a question at a time. */
  #sourceOf(db: Queries | Connections): CellSource {
    const queries = db as Queries;
    const found = (cells: Map<string, Cell>) => ({
      cells,
      mark: new Map([...cells].map(([id, cell]) => [id, cell.mark])),
    });
    return {
      cell: async (table, id) => (await cellsOf(queries, { table, ids: [id] })).get(id),
      list: async (table) => found(await cellsOf(queries, { table })),
      find: async (field, value) =>
        found(await cellsOf(queries, { table: outbox.name, field, value })),
      containing: (table, pieces) => idsContaining(queries, table, pieces),
      isQuarantined: (key) => this.#quarantined.has(key),
    };
  }
}
