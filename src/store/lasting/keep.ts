import { type LastingEntry, lasting, lastingIds } from '../../../bot/contract/lasting.ts';
import type { Store } from '../../../bot/contract/store.ts';
import { StoreOver } from '../../../bot/contract/store-over.ts';
import { isMarked, nameAll, readable } from '../../../bot/features/people/model/references/kept.ts';
import { referToAll } from '../../../bot/features/privacy/act/refer.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import type { StoreLog } from '../log.ts';
import { NameBook } from '../names/name-book.ts';
import { NamedReader, NamedTransaction } from '../names/named-transaction.ts';
import type { LastingLedger } from './ledger.ts';
import { LastingMarks } from './marks.ts';
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
  const { store: below, context, directory, now, log } = parts;
  const { ledger } = below;
  const sideFiles = async (erased: boolean) =>
    seeToSideFiles(
      { directory, context, log },
      { now: now(), entries: await ledger.read(), erased },
    );
  await compacted(ledger, log);
  const marks = await LastingMarks.open(below, ledger, now);
  await below.transact(nameAll);
  const book = new NameBook(context.isOurs, now);
  await book.read(below);
  const store = new KeptStore(parts, marks, book, () => sideFiles(true));
  const upheld = () => store.transact((tx) => uphold(tx, context, marks.hash));
  await upheld();
  return {
    store,
    uphold: async () => {
      await marks.meet();
      return { ...(await upheld()), files: await sideFiles(false) };
    },
    refer: async () => {
      await book.refresh(below);
      return referToAll(store, context, book.names);
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
  readonly #marks: LastingMarks;
  readonly #book: NameBook;
  readonly #clear: () => Promise<unknown>;

  /** @param clear sees to the copies beside, once somebody was forgotten */
  constructor(
    parts: KeepParts,
    marks: LastingMarks,
    book: NameBook,
    clear: () => Promise<unknown>,
  ) {
    super(parts.store);
    this.#parts = parts;
    this.#marks = marks;
    this.#book = book;
    this.#clear = clear;
  }

  override read: Store['read'] = (work, known) =>
    this.below.read((reader) => work(new NamedReader(reader)), known);

  override transact: Store['transact'] = async (work) => {
    await this.#book.refresh(this.below);
    const { result, learned, said } = await this.below.transact(async (tx) => {
      const named = new NamedTransaction(tx, this.#book, this.#parts.context);
      const result = await work(named);
      return { result, learned: named.learned, said: await this.#marks.remember(tx) };
    });
    // Only now: a mark that leads to somebody whose row was lost would lead to nobody, for ever.
    this.#book.learn(learned);
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
      await this.#clear();
    } catch (error) {
      log.error({ err: error }, 'store: copies of somebody forgotten are left until the next day');
    }
  }
}

/** Nothing depends on it: a ledger that stays long says the same. */
async function compacted(ledger: LastingLedger, log: StoreLog): Promise<void> {
  try {
    const dropped = await ledger.compact();
    if (dropped > 0) log.info({ dropped }, 'store: the ledger is shorter, and says the same');
  } catch (error) {
    log.warn({ err: error }, 'store: the ledger stays as long as it is');
  }
}
