import type { Change } from '../overlay.ts';
import { inbox, inboxHours, inboxLimit, inboxPersonLimit } from '../own-collections.ts';
import type { Queries } from './postgres-rows.ts';

const HOUR_MS = 3_600_000;

/** Life of the record of a commit, for inquiries after its fate; far above any inquiry. */
const outcomesKept = '1 hour';

/** Answers of a person between two looks at how many there are. */
const answersBetween = 20;

/**
 * Bounds the inbox and the list of outcomes, after commits; rows that another instance is erasing are skipped.
 * Looking costs: once an hour, and of a person for their first answer here and every twentieth.
 */
export class Forgetting {
  readonly #db: Queries;
  readonly #limit: number;
  #commits = 0;
  #answers = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Answers of each person since theirs were looked at. */
  readonly #since = new Map<string, number>();

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
    const newest = Math.max(...given.map(({ at }) => Date.parse(at)));
    const people = [...new Set(given.flatMap(({ of }) => of ?? []))].filter((person) =>
      this.#isTurnOf(person, given.filter(({ of }) => of === person).length),
    );
    const isHour = newest - this.#lookedAt >= HOUR_MS;
    if (isHour || people.length > 0) await this.#look(newest, people);
    if (isHour) this.#lookedAt = newest;
    await this.#count(given.length);
  }

  /** Whether a person's answers are to be looked at, after `count` more. */
  #isTurnOf(person: string, count: number): boolean {
    const since = (this.#since.get(person) ?? answersBetween) + count;
    const isTurn = since >= answersBetween;
    this.#since.set(person, isTurn ? 0 : since);
    return isTurn;
  }

  async #look(newest: number, people: readonly string[]): Promise<void> {
    await this.#db.query(
      `with old as (
         select key from inbox where at < $1 order by at limit 1000 for update skip locked
       ), surplus as (
         select mine.key from unnest($2::text[]) as p (who), lateral (
           select key from inbox where person = who order by at desc, key offset $3
           for update skip locked) mine
       )
       delete from inbox where key in (select key from old union all select key from surplus)`,
      [new Date(newest - inboxHours * HOUR_MS).toISOString(), people, inboxPersonLimit],
    );
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
