import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { statement } from './postgres-statement.ts';

/** A connection or the pool: whatever runs a query. */
export interface Queries {
  query: <R extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<QueryResult<R>>;
}

/** The first answers of a reading and the later ones are not of one moment. */
export class OtherMoment extends Error {
  override name = 'OtherMoment';
}

/** Statements of the next message: written when it leaves, so that each may grow until then. */
interface Message {
  statements: (() => string)[];
  answers: Promise<QueryResult[]>;
}

/**
 * The statements of one transaction: those that are asked for at one moment travel in one message, one message
 * at a time, and the first brings `begin` along. `alone`: a first message begins nothing, for many readings need
 * no second; that asks again what the first did, and refuses other answers with `OtherMoment`.
 */
export class TransactionQueries implements Queries {
  readonly #client: ClientBase;
  readonly #begin: string;
  #isAlone: boolean;
  #isBegun = false;
  #first: { statements: string[]; found: QueryResult[] } | undefined;
  #next: Message | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #failure: unknown;

  constructor(client: ClientBase, isolation: string, how: 'alone' | 'begun' = 'begun') {
    this.#client = client;
    this.#begin = `begin isolation level ${isolation}`;
    this.#isAlone = how === 'alone';
  }

  query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<QueryResult<R>> {
    return this.ask<R>(() => statement(sql, values));
  }

  /** Asks with the next message. */
  async ask<R extends QueryResultRow>(text: () => string): Promise<QueryResult<R>> {
    this.#next ??= this.#gather();
    const at = this.#next.statements.push(text) - 1;
    return (await this.#next.answers)[at] as QueryResult<R>;
  }

  /** Ends the transaction with its last statements; `after`: what follows the commit. */
  async end(last: readonly string[] = [], after: readonly string[] = []): Promise<void> {
    await this.#last;
    // Whatever the work made of what the server refused: the transaction is lost.
    if (this.#failure !== undefined) throw this.#failure;
    const isEmpty = last.length === 0 && !this.#isBegun;
    const all = isEmpty ? after : [...this.#opening(), ...last, 'commit', ...after];
    if (all.length > 0) await this.#client.query(all.join('; '));
  }

  #gather(): Message {
    const statements: Message['statements'] = [];
    const before = this.#last;
    const all = new Promise((resolve) => setImmediate(resolve)).then(() => before);
    const answers = all.then(() => {
      this.#next = undefined;
      return this.#send(statements.map((text) => text()));
    });
    this.#last = answers.catch((error: unknown) => {
      this.#failure ??= error;
    });
    return { statements, answers };
  }

  async #send(statements: string[]): Promise<QueryResult[]> {
    // The transaction is lost, and its connection may be somebody else's by now.
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#isAlone) {
      this.#isAlone = false;
      const isOne = statements.length === 1;
      const found = isOne
        ? await this.#run(statements)
        : (await this.#run([this.#begin, ...statements, 'commit'])).slice(1, -1);
      this.#first = { statements, found };
      return found;
    }
    const first = this.#first;
    this.#first = undefined;
    const before = [...this.#opening(), ...(first?.statements ?? [])];
    const found = await this.#run([...before, ...statements]);
    if (first && textOf(found.slice(1, before.length)) !== textOf(first.found))
      throw new OtherMoment();
    return found.slice(before.length);
  }

  #opening(): string[] {
    if (this.#isBegun) return [];
    this.#isBegun = true;
    return [this.#begin];
  }

  async #run(statements: readonly string[]): Promise<QueryResult[]> {
    const results: unknown = await this.#client.query(statements.join('; '));
    return [results].flat() as QueryResult[];
  }
}

const textOf = (results: readonly QueryResult[]): string =>
  JSON.stringify(results.map(({ rows }) => rows));
