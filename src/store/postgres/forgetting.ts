import type { Change } from '../overlay.ts';
import { inbox, inboxHours, inboxLimit, inboxPersonLimit } from '../own-collections.ts';
import type { Queries } from './postgres-rows.ts';

const HOUR_MS = 3_600_000;

/** Life of the record of a commit, for inquiries after its fate; far above any inquiry. */
const outcomesKept = '1 hour';

/**
 * Bounds of the inbox and of the list of outcomes, kept after each commit and before whoever made it hears of
 * it. That of a person is exact: no lock is taken, so that two instances count the same answers.
 */
export class Forgetting {
  readonly #db: Queries;
  readonly #limit: number;
  #commits = 0;
  #answers = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(db: Queries, limit: number = inboxLimit) {
    this.#db = db;
    this.#limit = limit;
  }

  async after(changes: readonly Change[]): Promise<void> {
    this.#commits += 1;
    if (this.#commits % 1_000 === 0)
      await this.#db.query(`delete from outcomes where at < now() - interval '${outcomesKept}'`);
    const given = changes.flatMap(({ table, id, after }) =>
      table === inbox.name && after ? [after.read(inbox, id).value] : [],
    );
    if (given.length === 0) return;
    const people = [...new Set(given.flatMap(({ of }) => of ?? []))];
    if (people.length > 0) await this.#forgetSurplus(people);
    await this.#forgetOld(Math.max(...given.map(({ at }) => Date.parse(at))));
    await this.#count(given.length);
  }

  /** Not in the transaction of the answer: sixty people who vote at once would be in each other's way. */
  async #forgetSurplus(people: readonly string[]): Promise<void> {
    await this.#db.query(
      `delete from inbox where key in (
         select mine.key from unnest($1::text[]) as p (who), lateral (
           select key from inbox where person = who order by at desc, key offset $2) mine)`,
      [people, inboxPersonLimit],
    );
  }

  /** Once an hour; rows that another instance is erasing are passed over. */
  async #forgetOld(newest: number): Promise<void> {
    if (newest - this.#lookedAt < HOUR_MS) return;
    await this.#db.query(
      `delete from inbox where key in (
         select key from inbox where at < $1 order by at limit 1000 for update skip locked)`,
      [new Date(newest - inboxHours * HOUR_MS).toISOString()],
    );
    this.#lookedAt = newest;
  }

  /** Counting costs: once for every fiftieth of the limit, which is then never passed by more. */
  async #count(added: number): Promise<void> {
    this.#answers += added;
    if (this.#answers < this.#limit / 50) return;
    this.#answers = 0;
    await this.#db.query(
      `delete from inbox where key in (
         select key from inbox order by at desc offset $1 for update skip locked)`,
      [this.#limit],
    );
  }
}
