/** The updates of a store, held in memory, by subject. Never older than what the store holds. */
import type { Reader, Row, Store, Transaction } from '../../../contract/store.ts';
import { pulses, type Update, updates } from './schema.ts';

const PULSE = 'pulse';
/** How many changes a copy may lag behind without reading everything again. */
const RECENT = 64;

export type BySubject = ReadonlyMap<string, readonly Row<Update>[]>;

/** Writes an update, or takes one away, so that every copy hears of it. */
export async function writeUpdate(tx: Transaction, id: string, value: Update | undefined) {
  if (value) await tx.put(updates, id, value);
  else await tx.remove(updates, id);
  await beat(tx, [id]);
}

/** Tells copies that these updates changed; of several at once they read everything again. */
export async function beat(tx: Transaction, ids: readonly string[]): Promise<void> {
  const pulse = await tx.get(pulses, PULSE);
  const recent = [...(pulse?.value.recent ?? []), ...ids].slice(-RECENT);
  await tx.put(pulses, PULSE, { recent: ids.length > 1 ? [] : recent });
}

/** A copy that asks, before each use, whether anything changed: one row read when nothing did. */
export class UpdateLedger {
  #version = -1;
  #touchedAt = Number.NEGATIVE_INFINITY;
  #rows = new Map<string, Row<Update>>();
  #subjects = new Map<string, Row<Update>[]>();
  /** Who wrote which: asked for whenever somebody speaks. */
  #authors = new Map<string, Map<string, Row<Update>>>();

  /** All updates by subject, as the store has them now. Not for a transaction that writes some. */
  async read(reader: Pick<Reader, 'get' | 'list'>): Promise<BySubject> {
    const pulse = await reader.get(pulses, PULSE);
    const version = pulse?.version ?? 0;
    const behind = version - this.#version;
    if (behind === 0) return this.#subjects;
    const recent = pulse?.value.recent ?? [];
    if (this.#version >= 0 && behind > 0 && behind <= recent.length) {
      const changed = await Promise.all(
        recent.map(async (id) => [id, await reader.get(updates, id)] as const),
      );
      for (const [id, row] of changed) this.#change(id, row);
    } else {
      const all = await reader.list(updates);
      this.#rows = new Map();
      this.#subjects = new Map();
      this.#authors = new Map();
      for (const row of all) this.#keep(row.id, row);
    }
    this.#version = version;
    return this.#subjects;
  }

  /** Which state of the store was read last: what was made of it is good until this changes. */
  get version(): number {
    return this.#version;
  }

  /** What was read last, for what cannot wait: lines below an answer. */
  get last(): BySubject {
    return this.#subjects;
  }

  /** Updates written by one author (a recipient), as of the last reading. */
  by(author: string): Iterable<Row<Update>> {
    return this.#authors.get(author)?.values() ?? [];
  }

  /** Reads in the background when the copy is old; a store that fails leaves it as it is. */
  touch(store: Store, now: Date): void {
    if (now.getTime() - this.#touchedAt < STALE_MS) return;
    this.#touchedAt = now.getTime();
    store.read((reader) => this.read(reader)).catch(() => {});
  }

  /** How many updates are held. */
  get length(): number {
    return this.#rows.size;
  }

  /** One more, while everything is read. */
  #keep(id: string, row: Row<Update>): void {
    this.#rows.set(id, row);
    this.#sign(row);
    const list = this.#subjects.get(row.value.subject);
    if (list) list.push(row);
    else this.#subjects.set(row.value.subject, [row]);
  }

  #sign(row: Row<Update>): void {
    const { author } = row.value;
    const rows = this.#authors.get(author) ?? new Map<string, Row<Update>>();
    this.#authors.set(author, rows.set(row.id, row));
  }

  /** A change makes new lists: what was worked out from the old ones is not taken for it. */
  #change(id: string, row: Row<Update> | undefined): void {
    const old = this.#rows.get(id);
    if (old === row || (old && row && old.version === row.version)) return;
    const listOf = (subject: string) => this.#subjects.get(subject) ?? [];
    if (old) {
      const { subject } = old.value;
      this.#subjects.set(
        subject,
        listOf(subject).filter((r) => r.id !== id),
      );
      this.#rows.delete(id);
      this.#authors.get(old.value.author)?.delete(id);
    }
    if (!row) return;
    this.#rows.set(id, row);
    this.#sign(row);
    this.#subjects.set(row.value.subject, [...listOf(row.value.subject), row]);
  }
}

/** How long what was read last is good for lines below an answer, in ms. */
const STALE_MS = 30_000;

const ledgers = new WeakMap<Store, UpdateLedger>();

/** The one copy of a store's updates. */
export function ledgerOf(store: Store): UpdateLedger {
  const ready = ledgers.get(store) ?? new UpdateLedger();
  ledgers.set(store, ready);
  return ready;
}
