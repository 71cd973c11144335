import {
  type Hash,
  hashWith,
  type LastingEntry,
  lasting,
  lastingIds,
} from '../../../bot/contract/lasting.ts';
import type { Collection, Store, Transaction } from '../../../bot/contract/store.ts';
import { StoreOver } from '../../../bot/contract/store-over.ts';
import {
  type Address,
  addresses,
  type MailAddress,
} from '../../../bot/features/people/model/directory.ts';
import { isMarked, nameAll, readable } from '../../../bot/features/people/model/references/kept.ts';
import { referToAll } from '../../../bot/features/privacy/act/refer.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import type { StoreLog } from '../log.ts';
import { NameBook } from '../names/name-book.ts';
import { NamedReader, NamedTransaction } from '../names/named-transaction.ts';
import type { LastingLedger } from './ledger.ts';
import { heeded, meet, remember, saltOf } from './marks.ts';
import { seeToSideFiles } from './side-files.ts';
import { type Upheld, uphold } from './uphold.ts';

export interface KeepParts {
  store: Store & { ledger: LastingLedger };
  context: PrivacyContext;
  /** `DATA_DIR`, where copies may stand beside the data. */
  directory: string;
  now: () => Date;
  log: StoreLog;
}

/** The store as features have it. */
export interface FeatureStore {
  /** In which texts refer to people, and nothing that must not comes back. */
  store: Store;
  /** Applies the lasting marks again, to the data and to the copies beside. Resolves to how many of each changed. */
  uphold: () => Promise<Upheld & { files: number }>;
  /** Texts written before somebody was known refer to them. Says how many rows were owed. */
  refer: () => Promise<number>;
}

/**
 * Puts over a store what must hold for all data: what lasts is applied before anybody asks for
 * anything, so that a backup that was put back brings back nothing that was erased.
 */
export async function keep(parts: KeepParts): Promise<FeatureStore> {
  const { store: below, context, now } = parts;
  const { ledger } = below;
  const salt = await saltOf(below, ledger, now().toISOString());
  const kept = new KeptStore(parts, salt);
  await kept.meet();
  await below.transact(nameAll);
  const upheld = () => kept.transact((tx) => uphold(tx, context, kept.hash));
  await upheld();
  return {
    store: kept,
    uphold: async () => {
      await kept.meet();
      return { ...(await upheld()), files: await kept.seeToSideFiles(false) };
    },
    refer: async () => {
      await below.read((reader) => kept.book.follow(reader));
      return referToAll(kept, context, kept.book.names);
    },
  };
}

/**
 * A store in which texts refer to people, and which remembers what must not come back. What is written is kept with
 * marks in the place of names, what is read says the names of today: nobody above sees a mark, and below no name is
 * seen but in the directory.
 */
class KeptStore extends StoreOver {
  readonly #parts: KeepParts;
  readonly hash: Hash;
  readonly book: NameBook;

  constructor(parts: KeepParts, salt: string) {
    super(parts.store);
    this.#parts = parts;
    this.hash = hashWith(salt);
    this.book = new NameBook(parts.context.isOurs);
  }

  override read: Store['read'] = (work, known) =>
    this.below.read((reader) => work(new NamedReader(reader)), known);

  override transact: Store['transact'] = async (work) => {
    const { book, hash } = this;
    const { context, now } = this.#parts;
    // As they are kept: a mark that leads to somebody whose row was lost would lead to nobody, for ever.
    await this.below.read((reader) => book.follow(reader), 'known');
    const { result, said } = await this.below.transact(async (tx) => {
      const result = await work(new KeptTransaction(tx, book, context, hash));
      return { result, said: await remember(tx, hash, now().toISOString()) };
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

  /** Brings rows and ledger together. */
  meet(): Promise<void> {
    const { store, now } = this.#parts;
    return meet(store, store.ledger, this.hash, now().toISOString());
  }

  /** @param erased somebody was forgotten a moment ago */
  async seeToSideFiles(erased: boolean): Promise<number> {
    const { store, directory, context, log, now } = this.#parts;
    const entries = await store.ledger.read();
    return seeToSideFiles({ directory, context, log, now: now(), entries, erased });
  }

  /**
   * Tells the ledger. Once somebody was forgotten, the data file is written once more, so that the copy of before, which
   * still had them, is replaced; then whatever else is beside it.
   */
  async #record(said: readonly LastingEntry[]): Promise<void> {
    if (said.length === 0) return;
    const { store, log } = this.#parts;
    await store.ledger.append(said).catch((error: unknown) => {
      log.error({ err: error }, 'store: the ledger could not be written; it is at the next start');
    });
    if (!said.some(([, { kind }]) => kind === 'erased')) return;
    try {
      await store.transact(async (tx) => {
        const salt = (await tx.get(lasting, lastingIds.salt))?.value;
        if (salt) await tx.put(lasting, lastingIds.salt, salt);
      });
      await this.seeToSideFiles(true);
    } catch (error) {
      log.error({ err: error }, 'store: copies of somebody forgotten are left until the next day');
    }
  }
}

/** A transaction in which what somebody wished stands from the moment it is written. */
class KeptTransaction extends NamedTransaction {
  readonly #below: Transaction;
  readonly #hash: Hash;

  constructor(tx: Transaction, book: NameBook, context: PrivacyContext, hash: Hash) {
    super(tx, book, context);
    this.#below = tx;
    this.#hash = hash;
  }

  override async put<T>(collection: Collection<T>, id: string, value: T, version?: number) {
    const kept: unknown =
      collection.name === addresses.name
        ? await heeded(this.#below, this.#hash, id, value as Address | MailAddress)
        : value;
    return super.put(collection, id, kept as T, version);
  }
}
