import type { Store, Transaction } from '../../../bot/contract/store.ts';
import { StoreOver } from '../../../bot/contract/store-over.ts';
import { isMarked, readable } from '../../../bot/features/people/model/references/kept.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { NameBook } from './name-book.ts';
import { NamedReader, NamedTransaction } from './named-transaction.ts';

/**
 * A store in which texts refer to people: what is written is kept with marks in the place of names,
 * what is read says the names of today. Nobody above it sees a mark; whatever is below it sees no
 * name but in the directory.
 */
export class NamedStore extends StoreOver {
  readonly #book: NameBook;
  readonly #context: PrivacyContext;

  /** @param context who can be meant where, and what is no person's name, whoever bears it */
  constructor(store: Store, { context, now }: { context: PrivacyContext; now: () => Date }) {
    super(store);
    this.#context = context;
    this.#book = new NameBook(context.isOurs, now);
  }

  /** Names of the people known now. */
  get book(): NameBook {
    return this.#book;
  }

  override read: Store['read'] = (work, known) =>
    this.below.read((reader) => work(new NamedReader(reader)), known);

  override transact = async <R>(work: (transaction: Transaction) => Promise<R>): Promise<R> => {
    await this.#book.refresh(this.below);
    let last: NamedTransaction | undefined;
    const result = await this.below.transact((tx) => {
      last = new NamedTransaction(tx, this.#book, this.#context);
      return work(last);
    });
    // Only now: a mark that leads to somebody whose row was lost would lead to nobody, for ever.
    this.#book.learn(last?.learned ?? new Map());
    return result;
  };

  override claim: Store['claim'] = async (request) => {
    const rows = await this.below.claim(request);
    if (!rows.some(isMarked)) return rows;
    return this.below.read((reader) => Promise.all(rows.map((row) => readable(reader, row))));
  };

  override settle: Store['settle'] = (row, fence, change) =>
    this.transact((tx) => tx.outbox.settle(row.id, fence, change));
}
