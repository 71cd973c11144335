import type { z } from 'zod';
import { type Collection, type Row, StoreError } from '../../bot/contract/store.ts';
import { fieldsOf } from './quarantine/quarantine.ts';

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
  #schema: z.ZodType | undefined;
  #value: unknown;
  /** Fields found wrong, and the schema that found them. */
  #fault: { schema: z.ZodType; fields: string[] } | undefined;

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
    const read = collection.schema.parse(JSON.parse(written));
    // What the schema leaves out is not kept either.
    const cell = new Cell(version, JSON.stringify(read));
    cell.#keep(collection.schema, read);
    return cell;
  }

  /** Paths of what does not have the shape asked for; undefined when all has. */
  fault<T>({ schema }: Collection<T>): string[] | undefined {
    if (this.#schema === schema) return undefined;
    if (this.#fault?.schema === schema) return this.#fault.fields;
    const fields = this.#parse(schema);
    if (fields) this.#fault = { schema, fields };
    return fields;
  }

  /** The frozen value. Throws `StoreError` when what was kept does not have the shape asked for. */
  read<T>(collection: Collection<T>, id: string): Row<T> {
    const fields = this.fault(collection);
    // The paths only: messages of a schema could quote what people wrote.
    if (fields)
      throw new StoreError(`Row of "${collection.name}" with a wrong shape at: ${fields}.`);
    return { id, version: this.version, value: this.#value as T };
  }

  #parse(schema: z.ZodType): string[] | undefined {
    let value: unknown;
    try {
      value = JSON.parse(this.json);
    } catch {
      return ['*'];
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) return fieldsOf(parsed.error);
    this.#keep(schema, parsed.data);
    return undefined;
  }

  #keep(schema: z.ZodType, value: unknown): void {
    this.#schema = schema;
    this.#value = deepFreeze(value);
  }
}
