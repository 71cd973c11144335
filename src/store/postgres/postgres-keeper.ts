import { StoreError } from '../../../bot/contract/store.ts';
import { Cell } from '../cell.ts';
import { type Keeper, Overtaken } from '../keeper.ts';
import { addressOf, type Change } from '../overlay.ts';
import type { RowMemory } from '../row-memory.ts';
import type { Connections } from './postgres-connection.ts';
import {
  forgetMoments,
  forgottenUpTo,
  lastGone,
  momentsAfter,
  type RowMoment,
  rowsAfter,
  unlessAfter,
  writesOf,
} from './postgres-rows.ts';

/** Rows that an opening reads at once. */
const PAGE = 2_000;

/** Changes that are followed; of more, such as those of a restore, everything is read again, a part at a time. */
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
  readonly #memory: RowMemory;
  /** RowMoment that memory is of. */
  #seq = 0;
  /** Addresses of rows, by number. */
  readonly #addresses = new Map<string, { table: string; id: string }>();
  #next: Promise<void> | undefined;
  #commits = 0;

  constructor(connections: Connections, memory: RowMemory) {
    this.#connections = connections;
    this.#memory = memory;
  }

  /** Reads everything, as it is at one moment. */
  async load(): Promise<void> {
    await this.#connections.snapshot(async (db) => {
      const moments: RowMoment[] = [nothing];
      for (let from = 0; ; ) {
        const { rows } = await db.query<RowMoment>(rowsAfter(from, PAGE));
        for (const row of rows) moments.push(row);
        if (rows.length < PAGE) break;
        from = Number(rows.at(-1)?.seq);
      }
      const { rows } = await db.query<{ seq: string }>(lastGone);
      const seq = Math.max(Number(moments.at(-1)?.seq), Number(rows[0]?.seq));
      // Somebody else may have been faster.
      if (seq < this.#seq) return;
      this.#learn(moments);
      this.#seq = seq;
    });
  }

  /** Those who ask before the question leaves share its answer. */
  follow(): Promise<void> {
    this.#next ??= new Promise((resolve) => setImmediate(resolve)).then(async () => {
      this.#next = undefined;
      const seq = this.#seq;
      const [moments, meta] = await this.#connections.ask(momentsAfter(seq, MOST), forgottenUpTo);
      const isBehind = Number(meta?.rows[0]?.forgotten) > seq || moments?.rows.length === MOST;
      if (isBehind) await this.load();
      else this.#take(moments?.rows as RowMoment[]);
    });
    return this.#next;
  }

  async commit(decide: () => Promise<readonly Change[]>, inTurn: boolean): Promise<void> {
    let changes: readonly Change[] = [];
    const results = await this.#connections.commit(async () => {
      if (inTurn) await this.follow();
      const [seq, { version }] = [this.#seq, this.#memory];
      changes = await decide();
      if (changes.length > 0)
        return [unlessAfter(seq), ...writesOf(changes), ...this.#forget(), momentsAfter(seq)];
      // Nobody is told what others have already changed.
      await this.follow();
      if (this.#memory.version !== version) throw new Overtaken();
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

  /** What came since, of an answer to a question that may be older than what is known by now. */
  #take(moments: readonly RowMoment[], own: readonly Change[] = []): void {
    const fresh = moments.filter(({ seq }) => Number(seq) > this.#seq);
    if (fresh.length > 0) this.#learn(fresh, own);
  }

  /** Brings memory up to what changed, whole and in its order. */
  #learn(moments: readonly RowMoment[], own: readonly Change[] = []): void {
    const made = new Map(own.map(({ table, id, after }) => [addressOf(table, id), after]));
    const changes: Change[] = [];
    for (const { number, table, id, version, json } of moments) {
      if (number === null) {
        for (const [of, one] of this.#memory.all()) changes.push(removal({ table: of, id: one }));
        this.#addresses.clear();
      } else if (table === null || id === null) {
        const address = this.#addresses.get(number);
        if (address) changes.push(removal(address));
        this.#addresses.delete(number);
      } else {
        const mine = made.get(addressOf(table, id));
        const isMine = mine?.version === version && mine.json === json;
        const after = isMine ? mine : new Cell(version, json);
        changes.push({ table, id, before: undefined, after });
        this.#addresses.set(number, { table, id });
      }
    }
    this.#seq = Number(moments.at(-1)?.seq ?? this.#seq);
    if (changes.length > 0) this.#memory.apply(changes);
  }
}

/** Everything went. */
const nothing: RowMoment = {
  seq: '0',
  number: null,
  table: null,
  id: null,
  version: 0,
  json: '',
};

const removal = ({ table, id }: { table: string; id: string }): Change => ({
  table,
  id,
  before: undefined,
  after: undefined,
});
