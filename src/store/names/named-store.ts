import { batched } from '../../../bot/contract/batched-reader.ts';
import type {
  ClaimRequest,
  OutboxRow,
  Reader,
  Settlement,
  Store,
  Transaction,
} from '../../../bot/contract/store.ts';
import { isMarked, readable } from '../../../bot/features/people/model/references/kept.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { NameBook } from './name-book.ts';
import { NamedReader, NamedTransaction } from './named-transaction.ts';

/**
 * A store in which texts refer to people: what is written is kept with marks in the place of names,
 * what is read says the names of today. Nobody above it sees a mark; whatever is below it sees no
 * name but in the directory.
 */
export class NamedStore implements Store {
  readonly #store: Store;
  readonly #book: NameBook;
  readonly #context: PrivacyContext;

  /** @param context who can be meant where, and what is no person's name, whoever bears it */
  constructor(store: Store, { context, now }: { context: PrivacyContext; now: () => Date }) {
    this.#store = store;
    this.#context = context;
    this.#book = new NameBook(context.isOurs, now);
  }

  /** Names of the people known now. */
  get book(): NameBook {
    return this.#book;
  }

  read<R>(work: (reader: Reader) => Promise<R>): Promise<R> {
    return this.#store.read((reader) => work(new NamedReader(batched(reader))));
  }

  async transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    await this.#book.refresh(this.#store);
    let last: NamedTransaction | undefined;
    const result = await this.#store.transact((tx) => {
      last = new NamedTransaction(tx, this.#book, this.#context);
      return work(last);
    });
    // Only now: a mark that leads to somebody whose row was lost would lead to nobody, for ever.
    this.#book.learn(last?.learned ?? new Map());
    return result;
  }

  async claim(request: ClaimRequest): Promise<OutboxRow[]> {
    const rows = await this.#store.claim(request);
    if (!rows.some(isMarked)) return rows;
    return this.#store.read((reader) => Promise.all(rows.map((row) => readable(reader, row))));
  }

  settle(row: Pick<OutboxRow, 'id'>, fence: number, change: Settlement): Promise<OutboxRow> {
    return this.transact((tx) => tx.outbox.settle(row.id, fence, change));
  }

  backlog(now: Date) {
    return this.#store.backlog(now);
  }

  prune(expiredBefore: Date): Promise<number> {
    return this.#store.prune(expiredBefore);
  }

  pruneAnswers(before: Date): Promise<number> {
    return this.#store.pruneAnswers(before);
  }

  quarantined(): Promise<number> {
    return this.#store.quarantined();
  }

  check(): Promise<void> {
    return this.#store.check();
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
