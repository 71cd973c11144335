import { StoreError } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { type Keeper, Overtaken } from '../keeper.ts';
import { addressOf, type Change, Rows } from '../rows.ts';
import type { Connections } from './postgres-connection.ts';
import {
  everything,
  forgetMoments,
  forgottenUpTo,
  momentsAfter,
  type RowMoment,
  type RowThere,
  unlessAfter,
  writesOf,
} from './postgres-rows.ts';

/** Changes that are followed; of more, such as those of a restore, everything is read again. */
const MOST = 5_000;

/** Commits after which what went long ago is forgotten. */
const FORGET_AFTER = 1_000;

/**
 * Rows in a database that several instances share. Each has them all in memory, and follows: the database numbers what
 * changes, one after the other, so that to look is to ask for what came since, and to change is to write on the
 * condition that nothing came since.
 */
export class PostgresKeeper implements Keeper {
  readonly #connections: Connections;
  rows = Rows.from([]);
  /** Moment that they are of. */
  #seq = 0;
  /** Addresses of rows, by number. */
  readonly #addresses = new Map<string | null, { table: string; id: string }>();
  #next: Promise<void> | undefined;
  #commits = 0;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Reads everything, as it is at one moment. */
  async load(): Promise<void> {
    const [all, last] = await this.#connections.snapshot(...everything);
    const seq = Number(last?.rows[0].seq);
    // Somebody else may have been faster.
    if (seq < this.#seq) return;
    this.#seq = seq;
    this.#addresses.clear();
    const cells = ((all?.rows ?? []) as RowThere[]).map(({ number, table, id, version, json }) => {
      this.#addresses.set(number, { table, id });
      return [table, id, new Cell(version, json)] as const;
    });
    this.rows = Rows.of(cells, this.rows);
  }

  /** Those who ask before the question leaves share its answer. */
  follow(): Promise<void> {
    this.#next ??= new Promise((resolve) => setImmediate(resolve)).then(async () => {
      this.#next = undefined;
      const seq = this.#seq;
      const [moments, meta] = await this.#connections.ask(momentsAfter(seq, MOST), forgottenUpTo);
      const came = moments?.rows as RowMoment[];
      const isAll = came.length === MOST || came.some(({ number }) => number === null);
      if (isAll || Number(meta?.rows[0]?.forgotten) > seq) await this.load();
      else this.#take(came);
    });
    return this.#next;
  }

  async commit(decide: () => Promise<readonly Change[]>, inTurn: boolean): Promise<void> {
    let changes: readonly Change[] = [];
    const results = await this.#connections.commit(async () => {
      if (inTurn) await this.follow();
      const [seq, rows] = [this.#seq, this.rows];
      changes = await decide();
      if (changes.length > 0)
        return [unlessAfter(seq), ...writesOf(changes), ...this.#forget(), momentsAfter(seq)];
      // Nobody is told what others have already changed.
      await this.follow();
      if (this.rows !== rows) throw new Overtaken();
      return undefined;
    }, inTurn);
    const moments = results.at(-1);
    if (moments) this.#take(moments.rows as RowMoment[], changes);
    else if (changes.length > 0) await this.follow();
  }

  /** That of the server: instances need not agree on theirs. */
  async time(): Promise<Date> {
    const [now] = await this.#connections.ask('select now() as at');
    return now?.rows[0].at;
  }

  async check(): Promise<void> {
    // A standby answers questions and refuses every change.
    const [found] = await this.#connections.ask(
      "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as standby",
    );
    if (found?.rows[0].standby) throw new StoreError('The database is read-only.');
  }

  close(): Promise<void> {
    return this.#connections.close();
  }

  #forget(): readonly string[] {
    this.#commits += 1;
    return this.#commits % FORGET_AFTER === 0 ? forgetMoments : [];
  }

  /** Takes over what came since, of an answer to a question that may be older than what is known by now. */
  #take(moments: readonly RowMoment[], own: readonly Change[] = []): void {
    const made = new Map(own.map(({ table, id, after }) => [addressOf(table, id), after]));
    const changes: Change[] = [];
    for (const { seq, number, table, id, version, json } of moments) {
      if (Number(seq) <= this.#seq) continue;
      this.#seq = Number(seq);
      const address = table && id ? { table, id } : this.#addresses.get(number);
      if (!address) continue;
      const mine = made.get(addressOf(address.table, address.id));
      const isMine = mine && mine.version === version && mine.json === json;
      const after = id === null ? undefined : isMine ? mine : new Cell(version, json);
      changes.push({ ...address, after });
      if (after) this.#addresses.set(number, address);
      else this.#addresses.delete(number);
    }
    if (changes.length > 0) this.rows = this.rows.with(changes);
  }
}
