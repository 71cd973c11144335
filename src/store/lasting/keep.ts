import {
  type Hash,
  hashWith,
  type LastingEntry,
  lasting,
  lastingIds,
} from '../../../bot/contract/lasting.ts';
import type { Collection, Store } from '../../../bot/contract/store.ts';
import {
  type Address,
  addresses,
  type MailAddress,
} from '../../../bot/features/people/model/directory.ts';
import { nameAll } from '../../../bot/features/people/model/references/kept.ts';
import { referToAll } from '../../../bot/features/privacy/act/forget.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import type { StoreLog } from '../log.ts';
import { NameBook } from '../names/name-book.ts';
import { NamedReader, NamedTransaction } from '../names/named-transaction.ts';
import type { RowStore } from '../row-store.ts';
import type { RowTransaction } from '../transaction.ts';
import { heeded, meet, remember, saltOf, type Upheld, uphold } from './marks.ts';
import { seeToSideFiles } from './side-files.ts';

export interface KeepParts {
  store: RowStore;
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
 * anything, so that a backup that was put back brings back nothing that was erased. What is written is kept with
 * marks in the place of names, what is read says the names of today: nobody above sees a mark, and below no name is
 * seen but in the directory.
 */
export async function keep(parts: KeepParts): Promise<FeatureStore> {
  const { store: below, context, directory, log, now } = parts;
  const { ledger } = below;
  const at = () => now().toISOString();
  const hash = hashWith(await saltOf(below, ledger, at()));
  const book = new NameBook(context.isOurs);
  const copies = async (erased: boolean) =>
    seeToSideFiles({ directory, context, log, now: now(), entries: await ledger.read(), erased });
  const store: Store = {
    ...below,
    read: (work, known) => below.read((reader) => work(new NamedReader(reader)), known),
    transact: async (work) => {
      // As they are kept: a mark that leads to somebody whose row was lost would lead to nobody, for ever.
      await below.read((reader) => book.follow(reader), 'known');
      const { result, said } = await below.transact(async (tx) => {
        const result = await work(new KeptTransaction(tx, book, context, hash));
        return { result, said: await remember(tx, hash, at()) };
      });
      if (said.length > 0) await record(parts, said, copies);
      return result;
    },
  };
  const upheld = () => store.transact((tx) => uphold(tx, context, hash));
  await meet(below, ledger, hash, at());
  await below.transact(nameAll);
  await upheld();
  return {
    store,
    uphold: async () => {
      await meet(below, ledger, hash, at());
      return { ...(await upheld()), files: await copies(false) };
    },
    refer: async () => {
      await below.read((reader) => book.follow(reader));
      return referToAll(store, context, book.names);
    },
  };
}

/**
 * Tells the ledger. Once somebody was forgotten, the data file is written once more, so that the copy of before, which
 * still had them, is replaced; then whatever else is beside it.
 */
async function record(
  { store, log }: KeepParts,
  said: readonly LastingEntry[],
  copies: (erased: boolean) => Promise<number>,
): Promise<void> {
  await store.ledger.append(said).catch((error: unknown) => {
    log.error({ err: error }, 'store: the ledger could not be written; it is at the next start');
  });
  if (!said.some(([, { kind }]) => kind === 'erased')) return;
  try {
    await store.transact(async (tx) => {
      const salt = (await tx.get(lasting, lastingIds.salt))?.value;
      if (salt) await tx.put(lasting, lastingIds.salt, salt);
    });
    await copies(true);
  } catch (error) {
    log.error({ err: error }, 'store: copies of somebody forgotten are left until the next day');
  }
}

/** A transaction in which what somebody wished stands from the moment it is written. */
class KeptTransaction extends NamedTransaction {
  readonly #hash: Hash;

  constructor(kept: RowTransaction, book: NameBook, context: PrivacyContext, hash: Hash) {
    super(kept, book, context);
    this.#hash = hash;
  }

  override async put<T>(collection: Collection<T>, id: string, value: T, version?: number) {
    const kept: unknown =
      collection.name === addresses.name
        ? await heeded(this.kept, this.#hash, id, value as Address | MailAddress)
        : value;
    return super.put(collection, id, kept as T, version);
  }
}
