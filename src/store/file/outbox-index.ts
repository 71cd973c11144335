import type { Cell } from '../cell.ts';
import { dueAt, outbox } from '../own-collections.ts';
import { DueIndex } from './due-index.ts';

/** Undefined for a row of wrong shape: nobody can find it, and it is on its way to quarantine. */
const rowOf = (id: string, cell: Cell | undefined) =>
  cell && !cell.fault(outbox) ? cell.read(outbox, id).value : undefined;

type Field = 'subject' | 'recipient';

/** Finds outbox rows without looking at all of them. Ids only: the rows live in the memory. */
export class OutboxIndex {
  readonly #due: DueIndex;
  readonly #ids: Record<Field, Map<string, Set<string>>> = {
    subject: new Map(),
    recipient: new Map(),
  };

  /** `latest` gives the newest cell of an outbox row, durable or not. */
  constructor(latest: (id: string) => Cell | undefined) {
    this.#due = new DueIndex((id) => {
      const row = rowOf(id, latest(id));
      return row && dueAt(row);
    });
  }

  add(id: string, cell: Cell): void {
    const row = rowOf(id, cell);
    if (!row) return;
    const at = dueAt(row);
    if (at) this.#due.add(at, id);
    for (const field of ['subject', 'recipient'] as const) {
      const ids = this.#ids[field].get(row[field]);
      if (ids) ids.add(id);
      else this.#ids[field].set(row[field], new Set([id]));
    }
  }

  /** Forgets a row that is gone for good. */
  remove(id: string, cell: Cell): void {
    const row = rowOf(id, cell);
    if (!row) return;
    for (const field of ['subject', 'recipient'] as const) {
      const ids = this.#ids[field].get(row[field]);
      ids?.delete(id);
      if (ids?.size === 0) this.#ids[field].delete(row[field]);
    }
  }

  /** Ids that may match, the removed ones of a change not yet durable included. */
  find(field: Field, value: string): Iterable<string> {
    return this.#ids[field].get(value) ?? [];
  }

  due(now: string, limit: number) {
    return this.#due.due(now, limit);
  }
}
