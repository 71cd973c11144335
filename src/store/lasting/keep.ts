import type { Store } from '../../../bot/contract/store.ts';
import { nameAll } from '../../../bot/features/people/model/references/kept.ts';
import { referToAll } from '../../../bot/features/privacy/act/refer.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import type { StoreLog } from '../log.ts';
import { NameBook } from '../names/name-book.ts';
import { KeptStore } from './kept-store.ts';
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
export async function keep({
  store: below,
  context,
  directory,
  now,
  log,
}: KeepParts): Promise<FeatureStore> {
  const { ledger } = below;
  const sideFiles = async (erased: boolean) =>
    seeToSideFiles(
      { directory, context, log },
      { now: now(), entries: await ledger.read(), erased },
    );
  await compacted(ledger, log);
  const marks = await LastingMarks.open(below, ledger, now);
  await below.transact(nameAll);
  const book = new NameBook(context.isOurs);
  const store = new KeptStore({
    store: below,
    context,
    log,
    marks,
    book,
    clear: () => sideFiles(true),
  });
  const upheld = () => store.transact((tx) => uphold(tx, context, marks.hash));
  await upheld();
  return {
    store,
    uphold: async () => {
      await marks.meet();
      return { ...(await upheld()), files: await sideFiles(false) };
    },
    refer: async () => {
      await below.read((reader) => book.follow(reader));
      return referToAll(store, context, book.names);
    },
  };
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
