import { z } from 'zod';
import { type Collection, type Row, StoreError } from '../../bot/contract/store.ts';
import { fieldsOf } from './quarantine/quarantine.ts';

/** Freezes a JSON value to its leaves, so that no caller can change what the store holds. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

/**
 * A row as it is held in memory: its JSON (written once, joined at each commit) and its value, read when it is
 * asked for. A change makes a new cell, so that two cells that are the same object are the same row at the same version.
 */
export class Cell {
  readonly version: number;
  readonly json: string;
  /** What it was last found to be. */
  #found: Found | undefined;

  constructor(version: number, json: string) {
    this.version = version;
    this.json = json;
  }

  /**
   * A cell that holds `value`. It is written as JSON, read back and checked at once, so that what
   * the caller gets now is what everybody gets after a restart. Throws `ZodError`: a bug.
   */
  static of<T>(collection: Collection<T>, value: T, version: number): Cell {
    const written = JSON.stringify(value);
    if (written === undefined) throw new TypeError(`${collection.name}: the value is not JSON.`);
    const read = deepFreeze(collection.schema.parse(JSON.parse(written)));
    // What the schema leaves out is not kept either.
    const cell = new Cell(version, JSON.stringify(read));
    cell.#found = { schema: collection.schema, fault: undefined, value: weak(read) };
    return cell;
  }

  /** Paths of what does not have the shape asked for; undefined when all has. */
  fault<T>({ schema }: Collection<T>): string[] | undefined {
    if (this.#found?.schema !== schema) this.#look(schema);
    return this.#found?.fault;
  }

  /** The frozen value. Throws `StoreError` when what was kept does not have the shape asked for. */
  read<T>(collection: Collection<T>, id: string): Row<T> {
    const { schema, name } = collection;
    const known = this.#found?.schema === schema ? this.#found.value?.deref() : undefined;
    const value = (known ?? this.#look(schema)) as T;
    // The paths only: messages of a schema could quote what people wrote.
    if (this.#found?.fault)
      throw new StoreError(`Row of "${name}" with a wrong shape at: ${this.#found.fault}.`);
    return { id, version: this.version, value };
  }

  #look(schema: z.ZodType): unknown {
    try {
      const value = deepFreeze(schema.parse(JSON.parse(this.json)));
      this.#found = { schema, fault: undefined, value: weak(value) };
      return value;
    } catch (error) {
      const fault = error instanceof z.ZodError ? fieldsOf(error) : ['*'];
      this.#found = { schema, fault, value: undefined };
      return undefined;
    }
  }
}

interface Found {
  schema: z.ZodType;
  /** Fields of wrong shape. */
  fault: string[] | undefined;
  /** Kept as long as anybody else has it: of all rows, few are in use. */
  value: WeakRef<object> | undefined;
}

const weak = (value: unknown) =>
  typeof value === 'object' && value !== null ? new WeakRef(value) : undefined;
