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
 * A row as it is held in memory: its JSON (written once, joined at each commit) and its value, read when it is
 * asked for. A change makes a new cell, so that two cells that are the same object are the same row at the same version.
 */
export class Cell {
  readonly version: number;
  readonly json: string;
  /** Schema of which the value was found to be. */
  #schema: z.ZodType | undefined;
  /** Kept as long as anybody else has it: of all rows, few are in use. */
  #value: WeakRef<object> | undefined;
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
    const parsed = this.#parse(schema);
    if ('value' in parsed) return undefined;
    this.#fault = { schema, fields: parsed.fields };
    return parsed.fields;
  }

  /** The frozen value. Throws `StoreError` when what was kept does not have the shape asked for. */
  read<T>(collection: Collection<T>, id: string): Row<T> {
    const { version } = this;
    const known = this.#schema === collection.schema ? this.#value?.deref() : undefined;
    if (known !== undefined) return { id, version, value: known as T };
    const parsed = this.#parse(collection.schema);
    if ('value' in parsed) return { id, version, value: parsed.value as T };
    // The paths only: messages of a schema could quote what people wrote.
    throw new StoreError(`Row of "${collection.name}" with a wrong shape at: ${parsed.fields}.`);
  }

  #parse(schema: z.ZodType): { value: unknown } | { fields: string[] } {
    let value: unknown;
    try {
      value = JSON.parse(this.json);
    } catch {
      return { fields: ['*'] };
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) return { fields: fieldsOf(parsed.error) };
    return { value: this.#keep(schema, parsed.data) };
  }

  #keep<T>(schema: z.ZodType, value: T): T {
    const frozen = deepFreeze(value);
    this.#schema = schema;
    this.#value = typeof frozen === 'object' && frozen !== null ? new WeakRef(frozen) : undefined;
    return frozen;
  }
}
