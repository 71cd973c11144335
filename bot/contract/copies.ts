/**
 * Copies in memory of what a store holds, as it is shown, for what cannot wait for it: the names in a sentence, the
 * lines below an answer. A reader says which rows changed since an earlier one: a copy reads those, and no others.
 */
import { allOf } from './by-pages.ts';
import { inParts } from './in-parts.ts';
import { refersTo } from './marks.ts';
import type { Collection, Reader, Row, Store, StoreMoment } from './store.ts';

/** Another instance may have changed something: looked at again after this long, in ms. */
const STALE_MS = 5_000;

/** Rows of a collection that a copy holds. */
export interface CopiedRows<T> {
  collection: Collection<T>;
  /** Reads them; absent: all of the collection. */
  read?: (reader: Reader) => Promise<Row<T>[]>;
  /** Whether a row that changed is one of them; absent: it is. */
  holds?: (value: T) => boolean;
  /** Part of a value that whatever is made of the copy depends on; absent: all of it. */
  part?: (value: T) => unknown;
  /** What texts of other rows say in the place of a mark for a row. */
  shownAs?: (value: T) => unknown;
  /** Hears of every row that came, changed or went. */
  changed?: (before: Row<T> | undefined, after: Row<T> | undefined) => void;
}

/** What is new to a copy. */
interface News<T> {
  moment: StoreMoment;
  rows: ReadonlyMap<string, Row<T>>;
  /** Ids of all that may have changed: those that are none of the rows went. */
  ids: ReadonlySet<string>;
}

/** Copy of rows, by id. Never older than what the store held when it was last followed. */
export class Copy<T> {
  readonly #held: CopiedRows<T>;
  /** When it was read; undefined: it was not. */
  #moment: StoreMoment | undefined;
  #rows = new Map<string, Row<T>>();
  #version = 0;

  constructor(held: CopiedRows<T>) {
    this.#held = held;
  }

  get rows(): ReadonlyMap<string, Row<T>> {
    return this.#rows;
  }

  /** How often it changed: what was made of it is good until this does. */
  get version(): number {
    return this.#version;
  }

  get loaded(): boolean {
    return this.#moment !== undefined;
  }

  /** Whether texts of other rows show its rows. */
  get isShown(): boolean {
    return this.#held.shownAs !== undefined;
  }

  /** Reads what is new, with the rows that name who is called otherwise; undefined: nothing is. */
  async news(reader: Reader, renamed: readonly string[]): Promise<News<T> | undefined> {
    const { collection, read } = this.#held;
    const { moment } = reader;
    // The reader is of an older moment, and the copy knows more.
    if (this.#moment && moment.serial < this.#moment.serial) return undefined;
    const changed = this.#moment && moment.since(collection, this.#moment);
    const ids = changed && [...new Set([...changed, ...this.#naming(renamed)])];
    if (ids?.length === 0) {
      this.#moment = moment;
      return undefined;
    }
    const rows = ids
      ? await reader.getAll(collection, ids)
      : await (read?.(reader) ?? allOf(reader, collection));
    return { moment, rows: rowsById(rows), ids: new Set([...(ids ?? this.#rows.keys())]) };
  }

  /** Who is called otherwise from then on. */
  renamed({ rows, ids }: News<T>): string[] {
    const { shownAs } = this.#held;
    return [...(shownAs ? ids : [])].filter((id) => {
      const [before, after] = [this.#rows.get(id), rows.get(id)];
      return before && shownAs?.(before.value) !== (after && shownAs?.(after.value));
    });
  }

  async take({ moment, rows, ids }: News<T>): Promise<void> {
    let isChanged = !this.loaded;
    const all = [...new Set([...ids, ...rows.keys()])];
    for await (const part of inParts(all))
      for (const id of part) isChanged = this.#set(id, rows.get(id)) || isChanged;
    this.#moment = moment;
    if (isChanged) this.#version += 1;
  }

  #naming(renamed: readonly string[]): string[] {
    const rows = renamed.length > 0 ? [...this.#rows.values()] : [];
    return rows
      .filter(({ value }) => renamed.some((person) => refersTo(value as object, { person })))
      .map(({ id }) => id);
  }

  /** Whether anything changed of what copies are made for. */
  #set(id: string, row: Row<T> | undefined): boolean {
    const { holds, part, changed } = this.#held;
    const before = this.#rows.get(id);
    const after = row && (holds?.(row.value) ?? true) ? row : undefined;
    if (after) this.#rows.set(id, after);
    else this.#rows.delete(id);
    if (!before && !after) return false;
    changed?.(before, after);
    const said = (of: Row<T>) => JSON.stringify(part?.(of.value));
    return !part || !before || !after || said(before) !== said(after);
  }
}

/** Something made of the rows of a copy, by id, once for each of its states. */
export function madeOf<T, R>(copy: Copy<T>, make: (rows: readonly Row<T>[]) => R): () => R {
  let made: { of: number; it: R } | undefined;
  return () => {
    if (made?.of !== copy.version) {
      const rows = [...copy.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      made = { of: copy.version, it: make(rows) };
    }
    return made.it;
  };
}

const rowsById = <T>(rows: readonly Row<T>[]) => new Map(rows.map((row) => [row.id, row]));

/** Copies of one store. */
export class Copies {
  readonly #store: Store;
  readonly #copies = new Map<string, Copy<never>>();
  #touchedAt = Number.NEGATIVE_INFINITY;
  /** The last reading, over or not: the next one begins after it. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The one copy of a collection, whoever asks first. */
  of<T>(held: CopiedRows<T>): Copy<T> {
    const { name } = held.collection;
    const ready = this.#copies.get(name) ?? new Copy(held);
    this.#copies.set(name, ready as Copy<never>);
    return ready as Copy<T>;
  }

  /**
   * Reads what changed, of every copy; no reader of a transaction that may fail. Rejects with the error of the store;
   * what was known stays.
   */
  follow(reader?: Reader): Promise<void> {
    if (!reader) return this.#store.read((own) => this.follow(own));
    const reading = this.#last.then(() => this.#take(reader));
    this.#last = reading.catch(() => {});
    return reading;
  }

  /** Takes over what this process knows: what was changed here. */
  learn(): Promise<void> {
    return this.#store.read((own) => this.follow(own), 'known');
  }

  /** Resolves once every copy was read: now, if need be. A store that fails leaves them as they are. */
  async ready(): Promise<void> {
    const isRead = [...this.#copies.values()].every(({ loaded }) => loaded);
    if (!isRead) await this.follow().catch(() => {});
  }

  /** Follows in the background when it was long ago; a store that fails leaves the copies as they are. */
  touch(now: Date): void {
    if (Math.abs(now.getTime() - this.#touchedAt) < STALE_MS) return;
    this.#touchedAt = now.getTime();
    this.follow().catch(() => {});
  }

  /** All is read before any is taken over: whoever is called otherwise is so in all copies, or in none. */
  async #take(reader: Reader): Promise<void> {
    const all = [...this.#copies.values()];
    const renamed: string[] = [];
    const taken: (() => Promise<void>)[] = [];
    for (const copy of [
      ...all.filter(({ isShown }) => isShown),
      ...all.filter(({ isShown }) => !isShown),
    ]) {
      const news = await copy.news(reader, renamed);
      if (!news) continue;
      renamed.push(...copy.renamed(news));
      taken.push(() => copy.take(news));
    }
    for (const take of taken) await take();
  }
}

const copies = new WeakMap<Store, Copies>();

/** The copies of a store, followed or not. */
export function copiesOf(store: Store): Copies {
  const ready = copies.get(store) ?? new Copies(store);
  copies.set(store, ready);
  return ready;
}

/** Has another store, of the same rows, share the copies of one. */
export const shareCopies = (from: Store, to: Store): void => void copies.set(to, copiesOf(from));
