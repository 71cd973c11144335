import type { Collection, PageRequest, Row, Transaction } from '../../bot/contract/store.ts';
import { inboxOf } from './inbox.ts';
import { outboxOf } from './outbox.ts';
import type { Overlay } from './overlay.ts';
import { quarantine } from './own-collections.ts';

/** The words of the contract over an overlay. */
class OverlayTransaction implements Transaction {
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
  }

  get<T>(collection: Collection<T>, id: string): Promise<Row<T> | undefined> {
    return this.#overlay.get(collection, id);
  }

  list<T>(collection: Collection<T>): Promise<Row<T>[]> {
    return this.#overlay.list(collection);
  }

  getAll<T>(collection: Collection<T>, ids: readonly string[]): Promise<Row<T>[]> {
    return this.#overlay.getAll(collection, ids);
  }

  where<T>(collection: Collection<T>, index: string, key: string): Promise<Row<T>[]> {
    return this.#overlay.where(collection, index, key);
  }

  page<T>(collection: Collection<T>, request: PageRequest<T>): Promise<Row<T>[]> {
    return this.#overlay.page(collection, request);
  }

  put<T>(collection: Collection<T>, id: string, value: T, version?: number): Promise<Row<T>> {
    return this.#overlay.put(collection, id, value, version);
  }

  remove<T>(collection: Collection<T>, id: string, version?: number): Promise<void> {
    return this.#overlay.remove(collection, id, version);
  }

  changed(): boolean {
    return this.#overlay.changes.size > 0;
  }

  // Made when first asked for: most transactions need none of them.
  get inbox() {
    return inboxOf(this.#overlay);
  }

  get outbox() {
    return outboxOf(this.#overlay);
  }

  get quarantine() {
    const overlay = this.#overlay;
    return {
      list: async () =>
        (await overlay.list(quarantine)).map(({ id: key, value }) => ({ key, ...value })),
      drop: (key: string) => overlay.drop(key),
    };
  }
}

export const transactionOver = (overlay: Overlay): Transaction => new OverlayTransaction(overlay);
