import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StoreError } from '../../../bot/contract/store.ts';
import { codeOf } from '../file/file-system.ts';
import { Overtaken } from '../keeper.ts';
import type { StoreLog } from '../log.ts';

export interface ConnectionOptions {
  url: string;
  schema: string;
  log: StoreLog;
  /** Maximum connections. */
  most?: number | undefined;
  /** Migrations and copies may take minutes; the service may not. */
  limits?: 'service' | 'maintenance';
}

/** In ms; `query` is our own clock, for a server that says nothing any more. */
const limitsOf = {
  service: { query: 15_000, statement: 10_000, lock: 5_000 },
  maintenance: { query: 900_000, statement: 840_000, lock: 300_000 },
};

/** To read everything, in ms: ten times what a question may take. */
const whole = { query: 120_000, statement: 100_000 };

/** Lock of whoever writes, in all instances of one schema: what changes is numbered one after the other. */
export const writing = 'pg_advisory_xact_lock(7205759404 + hashtext(current_schema()))';

/** SQLSTATE of what is only bad luck: serialization, deadlock, a lock that took too long. */
const overtakenStates = ['40001', '40P01', '55P03'];

/** Waits between attempts to reach the server, in ms: together under the 4 s of docs/fiabilite.md, R8. */
const patience = [50, 200, 600, 1_200];

/** Maximum inquiries after the fate of a commit, one every 500 ms: a server restarts in less than 10 s. */
const inquiries = 24;

/** A few connections to one schema, and transactions whose outcome is always known. */
export class Connections {
  readonly #pool: pg.Pool;
  readonly #log: StoreLog;
  #closed = false;

  constructor({ url, schema, log, most = 10, limits = 'service' }: ConnectionOptions) {
    const { query, statement, lock } = limitsOf[limits];
    this.#log = log;
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: 'fil-rouge',
      max: most,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      // A server that is gone without a word: seen by keepalive, and at the latest by our own clock.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      query_timeout: query,
      statement_timeout: statement,
      lock_timeout: lock,
      idle_in_transaction_session_timeout: 15_000,
      // The server, which does not count a table at once, may take a large one for an empty one.
      options: `-c search_path=${schema} -c datestyle=ISO -c timezone=UTC -c enable_seqscan=off`,
    });
    // A connection may break between two questions too, idle or lent out: unheard, that would end
    // the process. Whoever has it learns of it at the next question.
    const lost = (error: unknown) => log.warn({ code: codeOf(error) }, 'store: connection lost');
    this.#pool.on('error', lost);
    this.#pool.on('connect', (client) => client.on('error', lost));
  }

  /** Statements without values, in one message. Throws `StoreError`. */
  async ask(...statements: string[]): Promise<pg.QueryResult[]> {
    return this.#patiently(() => together(this.#pool, statements));
  }

  /** The same, of one moment; it reads all there is, which may take longer. */
  async snapshot(...statements: string[]): Promise<pg.QueryResult[]> {
    const { query, statement } = whole;
    const opening = [
      'begin isolation level repeatable read read only',
      `set local statement_timeout = ${statement}`,
    ];
    const all = [...opening, ...statements, 'commit'];
    const results = await this.#patiently(() => together(this.#pool, all, query));
    return results.slice(opening.length, -1);
  }

  /** A transaction whose repetition changes nothing: its outcome need not be looked up. */
  change(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
    return this.#patiently(() =>
      this.#on(async (client) => {
        await client.query('begin');
        await work(client);
        await client.query('commit');
      }),
    );
  }

  /**
   * Commits the statements that are decided, in one message while nobody else writes, and gives their results; undefined:
   * there is nothing to write. They may be decided again when the connection was lost before the commit. When the
   * answer to the commit itself is lost, the outcome is looked up, and there are no results. Throws `Overtaken` when others
   * were in the way; `inTurn`: nobody else writes from before it is decided.
   */
  async commit(
    decide: () => Promise<readonly string[] | undefined>,
    inTurn: boolean,
  ): Promise<pg.QueryResult[]> {
    return this.#patiently(async () => {
      const id = randomUUID();
      let isAsked = false;
      try {
        return await this.#on(async (client) => {
          const opening = ['begin', `select ${writing}`];
          if (inTurn) await together(client, opening);
          const statements = await decide();
          if (!statements) {
            if (inTurn) await client.query('rollback');
            return [];
          }
          isAsked = true;
          const record = `insert into outcomes (id, outcome) values ('${id}', 'done')`;
          const all = [...(inTurn ? [] : opening), record, ...statements, 'commit'];
          return (await together(client, all)).slice(0, -1);
        });
      } catch (error) {
        if (overtakenStates.includes(codeOf(error))) throw new Overtaken();
        const isUnknown = isAsked && isFromServer(error);
        if (!isUnknown || !(await this.#wasCommitted(id))) throw error;
        return [];
      }
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.end();
  }

  /**
   * Takes the id of the commit for itself. If it is still free, the transaction was not committed,
   * and now never will be, even if the server is still busy with it; else its own row is there.
   * (`pg_xact_status` would not do: after a crash the server may give the number to another.)
   */
  async #wasCommitted(id: string): Promise<boolean> {
    for (let count = 0; count < inquiries; count += 1) {
      try {
        await this.#pool.query(
          "insert into outcomes (id, outcome) values ($1, 'void') on conflict do nothing",
          [id],
        );
        const sql = 'select outcome from outcomes where id = $1';
        const { rows } = await this.#pool.query<{ outcome: string }>(sql, [id]);
        const committed = rows[0]?.outcome === 'done';
        this.#log.warn({ committed }, 'store: connection lost during a commit, outcome looked up');
        return committed;
      } catch (error) {
        if (!isConnectionLoss(error) && !overtakenStates.includes(codeOf(error))) throw error;
        await sleep(500);
      }
    }
    throw new StoreError('The outcome of a commit could not be learned: the server is away.');
  }

  async #on<R>(work: (client: pg.PoolClient) => Promise<R>): Promise<R> {
    const client = await this.#pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      // After any other failure the state of the session is unknown: cheaper to open another one.
      const isBack =
        (error instanceof Overtaken || overtakenStates.includes(codeOf(error))) &&
        (await client.query('rollback').then(
          () => true,
          () => false,
        ));
      client.release(!isBack);
      throw error;
    }
  }

  /** Translates errors; tries again while the server cannot be reached. */
  async #patiently<R>(run: () => Promise<R>): Promise<R> {
    for (let count = 0; ; count += 1) {
      if (this.#closed) throw new StoreError('The store is closed.');
      try {
        return await run();
      } catch (error) {
        if (!isFromServer(error)) throw error;
        const wait = isConnectionLoss(error) ? patience[count] : undefined;
        if (wait === undefined) throw failed(error);
        await sleep(wait * (0.5 + Math.random()));
      }
    }
  }
}

/** The results of several statements, in one message. */
async function together(
  db: Pick<pg.ClientBase, 'query'>,
  statements: readonly string[],
  limit?: number,
): Promise<pg.QueryResult[]> {
  const message = { text: statements.join('; '), query_timeout: limit };
  const results: unknown = await db.query(message);
  return [results].flat() as pg.QueryResult[];
}

const failed = (error: unknown): StoreError =>
  new StoreError(`The database failed (${codeOf(error) || 'no answer'}).`, { cause: error });

const networkCodes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/;

/** SQLSTATE classes 08 (connection) and 57P (shutdown, crash), and 53300 (too many connections). */
function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|57P|53300)/.test(code) || networkCodes.test(code)) return true;
  // What `pg` throws itself has no code, only a text.
  return (
    error instanceof Error && code === '' && /connection|timeout|not queryable/i.test(error.message)
  );
}

/** An error of the database or of the way to it, not one that a work threw. */
const isFromServer = (error: unknown): boolean =>
  error instanceof pg.DatabaseError || isConnectionLoss(error);
