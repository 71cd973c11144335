import type { Change } from '../overlay.ts';
import { inbox, inboxHours, inboxLimit, inboxPersonLimit } from '../own-collections.ts';
import { statement } from './postgres-statement.ts';

const HOUR_MS = 3_600_000;

/** Life of the record of a commit, for inquiries after its fate; far above any inquiry. */
const outcomesKept = '1 hour';

/**
 * Bounds of the inbox and of the list of outcomes, kept after each commit and before whoever made it hears of
 * it. That of a person is exact: no lock is taken, so that two instances count the same answers.
 */
export class Forgetting {
  readonly #limit: number;
  #commits = 0;
  #answers = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(limit: number = inboxLimit) {
    this.#limit = limit;
  }

  /** Statements that follow these changes, in a transaction of their own: sixty who vote at once are not in each other's way. */
  after(changes: readonly Change[]): string[] {
    this.#commits += 1;
    const given = changes.flatMap(({ table, id, after }) =>
      table === inbox.name && after ? [after.read(inbox, id).value] : [],
    );
    const people = [...new Set(given.flatMap(({ of }) => of ?? []))];
    const all = [
      ...(this.#commits % 1_000 === 0
        ? [`delete from outcomes where at < now() - interval '${outcomesKept}'`]
        : []),
      ...(people.length > 0 ? [surplusOf(people)] : []),
      ...this.#old(given.map(({ at }) => Date.parse(at))),
      ...this.#surplus(given.length),
    ];
    if (all.length === 0) return [];
    // What stays for now goes with the next answer; what was committed is not to look refused.
    return [statement(`do $1`, [`begin ${all.join('; ')}; exception when others then null; end`])];
  }

  /** Once an hour; rows that another instance is erasing are passed over. */
  #old(given: readonly number[]): string[] {
    const newest = Math.max(...given);
    if (given.length === 0 || newest - this.#lookedAt < HOUR_MS) return [];
    this.#lookedAt = newest;
    const before = new Date(newest - inboxHours * HOUR_MS).toISOString();
    return [erasing(statement('sort < $1 order by sort limit 1000', [before]))];
  }

  /** Counting costs: once for every fiftieth of the limit, which is then never passed by more. */
  #surplus(added: number): string[] {
    this.#answers += added;
    if (this.#answers < this.#limit / 50) return [];
    this.#answers = 0;
    return [erasing(`true order by sort desc, id desc offset ${this.#limit}`)];
  }
}

const gone = `delete from rows using ids
    where collection = '${inbox.name}' and rows.id = ids.id returning rows.id`;
const erased = `delete from keys using gone
    where collection = '${inbox.name}' and keys.id = gone.id`;

/** Erases answers, of all in their order. */
const erasing = (which: string): string =>
  `with ids as (
     select id from keys
     where collection = '${inbox.name}' and name = '' and key = '' and ${which} for update skip locked
   ), gone as (${gone}) ${erased}`;

const surplusOf = (people: readonly string[]): string =>
  statement(
    `with ids as (
       select mine.id from unnest($1::text[]) as p (who), lateral (
         select id from keys where collection = '${inbox.name}' and name = 'of' and key = who
         order by sort desc, id offset ${inboxPersonLimit}) mine
     ), gone as (${gone}) ${erased}`,
    [people],
  );
