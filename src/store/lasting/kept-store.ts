import { type LastingEntry, lasting, lastingIds } from '../../../bot/contract/lasting.ts';
import type { Collection, Store, Transaction } from '../../../bot/contract/store.ts';
import { StoreOver } from '../../../bot/contract/store-over.ts';
import {
  type Address,
  addresses,
  type MailAddress,
} from '../../../bot/features/people/model/directory.ts';
import { isMarked, readable } from '../../../bot/features/people/model/references/kept.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import type { StoreLog } from '../log.ts';
import type { NameBook } from '../names/name-book.ts';
import { NamedReader, NamedTransaction } from '../names/named-transaction.ts';
import type { LastingLedger } from './ledger.ts';
import type { LastingMarks } from './marks.ts';

interface KeptStoreParts {
  store: Store & { ledger: LastingLedger };
  context: PrivacyContext;
  marks: LastingMarks;
  book: NameBook;
  log: StoreLog;
  /** Sees to the copies beside, once somebody was forgotten. */
  clear: () => Promise<unknown>;
}

/**
 * A store in which texts refer to people, and which remembers what must not come back. What is written is kept with
 * marks in the place of names, what is read says the names of today: nobody above sees a mark, and below no name is
 * seen but in the directory.
 */
export class KeptStore extends StoreOver {
  readonly #parts: KeptStoreParts;

  constructor(parts: KeptStoreParts) {
    super(parts.store);
    this.#parts = parts;
  }

  override read: Store['read'] = (work, known) =>
    this.below.read((reader) => work(new NamedReader(reader)), known);

  override transact: Store['transact'] = async (work) => {
    const { book, marks } = this.#parts;
    // As they are kept: a mark that leads to somebody whose row was lost would lead to nobody, for ever.
    await this.below.read((reader) => book.follow(reader), 'known');
    const { result, said } = await this.below.transact(async (tx) => {
      const result = await work(new KeptTransaction(tx, this.#parts));
      return { result, said: await marks.remember(tx) };
    });
    await this.#record(said);
    return result;
  };

  override claim: Store['claim'] = async (request) => {
    const rows = await this.below.claim(request);
    if (!rows.some(isMarked)) return rows;
    return this.below.read((reader) => Promise.all(rows.map((row) => readable(reader, row))));
  };

  override settle: Store['settle'] = (row, fence, change) =>
    this.transact((tx) => tx.outbox.settle(row.id, fence, change));

  /**
   * Tells the ledger. Once somebody was forgotten, the data file is written once more, so that the copy of before, which
   * still had them, is replaced; then whatever else is beside it.
   */
  async #record(said: readonly LastingEntry[]): Promise<void> {
    if (said.length === 0) return;
    const { store, log, clear } = this.#parts;
    await store.ledger.append(said).catch((error: unknown) => {
      log.error({ err: error }, 'store: the ledger could not be written; it is at the next start');
    });
    if (!said.some(([, { kind }]) => kind === 'erased')) return;
    try {
      await store.transact(async (tx) => {
        const salt = (await tx.get(lasting, lastingIds.salt))?.value;
        if (salt) await tx.put(lasting, lastingIds.salt, salt);
      });
      await clear();
    } catch (error) {
      log.error({ err: error }, 'store: copies of somebody forgotten are left until the next day');
    }
  }
}

/** A transaction in which what somebody wished stands from the moment it is written. */
class KeptTransaction extends NamedTransaction {
  readonly #below: Transaction;
  readonly #marks: LastingMarks;

  constructor(tx: Transaction, { book, context, marks }: KeptStoreParts) {
    super(tx, book, context);
    this.#below = tx;
    this.#marks = marks;
  }

  override async put<T>(collection: Collection<T>, id: string, value: T, version?: number) {
    const kept: unknown =
      collection.name === addresses.name
        ? await this.#marks.heeded(this.#below, id, value as Address | MailAddress)
        : value;
    return super.put(collection, id, kept as T, version);
  }
}
