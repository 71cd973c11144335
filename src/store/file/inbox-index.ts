import type { Cell } from '../cell.ts';
import { inbox } from '../own-collections.ts';
import type { Change } from './overlay.ts';

/** Maximum answers kept, in all and of one person. */
export interface InboxLimits {
  all: number;
  each: number;
}

/** Newest answers by age, and those of each person: what is too many is found without a search. */
export class InboxIndex {
  /** Instant and recipient of each answer, oldest first as far as clocks agree. */
  readonly #answers = new Map<string, { at: string; of: string }>();
  readonly #byPerson = new Map<string, Set<string>>();

  /** Begins anew, from the rows that there are. */
  reset(rows: ReadonlyMap<string, Cell>): void {
    this.#answers.clear();
    this.#byPerson.clear();
    for (const [id, cell] of rows) this.#add(id, cell);
  }

  change({ id, after }: Pick<Change, 'id' | 'after'>): void {
    const known = this.#answers.get(id);
    const mine = known && this.#byPerson.get(known.of);
    mine?.delete(id);
    if (known && mine?.size === 0) this.#byPerson.delete(known.of);
    // What replaces an answer keeps its turn: it is as old as the answer.
    if (after) this.#add(id, after);
    else this.#answers.delete(id);
  }

  /** Ids of the answers older than `cutoff`, of the oldest over the limits: in all, and of these people. */
  over(cutoff: string, { all, each }: InboxLimits, people: Iterable<string>): Set<string> {
    const ids = new Set<string>();
    for (const [id, { at }] of this.#answers) {
      if (this.#answers.size - ids.size <= all && at >= cutoff) break;
      ids.add(id);
    }
    for (const person of people) {
      const mine = [...(this.#byPerson.get(person) ?? [])];
      for (const id of mine.slice(0, Math.max(0, mine.length - each))) ids.add(id);
    }
    return ids;
  }

  #add(id: string, cell: Cell): void {
    if (cell.fault(inbox)) return;
    const { at, of = '' } = cell.read(inbox, id).value;
    this.#answers.set(id, { at, of });
    if (of === '') return;
    const mine = this.#byPerson.get(of) ?? new Set<string>();
    this.#byPerson.set(of, mine.add(id));
  }
}
