import type { z } from 'zod';
import { type Collection, type Row, StoreError } from '../../bot/contract.ts';

/** Freezes a JSON value to its leaves, so that no caller can change what the store holds. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

/**
 * A row as both adapters hold it: its JSON (written once, joined at each commit) and its value
 * (read when first asked for, then kept). A change makes a new cell, so that two cells that are
 * the same object are the same row at the same version.
 */
export class Cell {
  readonly version: number;
  readonly json: string;
  /** What the adapter compares to know that the row did not change; the cell itself for memory. */
  readonly mark: unknown;
  #schema: z.ZodType | undefined;
  #value: unknown;

  constructor(version: number, json: string, mark?: unknown) {
    this.version = version;
    this.json = json;
    this.mark = mark ?? this;
  }

  /**
   * A cell that holds `value`. It is written as JSON, read back and checked at once, so that what
   * the caller gets now is what everybody gets after a restart. Throws `ZodError`: a bug.
   */
  static of<T>(collection: Collection<T>, value: T, version: number): Cell {
    const written = JSON.stringify(value);
    if (written === undefined) throw new TypeError(`${collection.name}: the value is not JSON.`);
    const read = collection.schema.parse(JSON.parse(written));
    // What the schema leaves out is not kept either.
    const cell = new Cell(version, JSON.stringify(read));
    cell.#keep(collection.schema, read);
    return cell;
  }

  /** The frozen value. Throws `StoreError` when what was kept does not have the shape asked for. */
  read<T>(collection: Collection<T>, id: string): Row<T> {
    if (this.#schema !== collection.schema) {
      const parsed = collection.schema.safeParse(JSON.parse(this.json));
      if (!parsed.success) {
        // The paths of the issues only: their messages could quote what people wrote.
        const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
        throw new StoreError(`Row of "${collection.name}" with a wrong shape at: ${where}.`, {
          cause: { id },
        });
      }
      this.#keep(collection.schema, parsed.data);
    }
    return { id, version: this.version, value: this.#value as T };
  }

  #keep(schema: z.ZodType, value: unknown): void {
    this.#schema = schema;
    this.#value = deepFreeze(value);
  }
}
