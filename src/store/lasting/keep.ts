import type { Store } from '../../../bot/contract/store.ts';
import { nameAll } from '../../../bot/features/people/model/references/kept.ts';
import { referToAll } from '../../../bot/features/privacy/act/refer.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import type { StoreLog } from '../log.ts';
import { NamedStore } from '../names/named-store.ts';
import { LastingStore } from './lasting-store.ts';
import type { LastingLedger } from './ledger.ts';
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
  store: inner,
  context,
  directory,
  now,
  log,
}: KeepParts): Promise<FeatureStore> {
  const { ledger } = inner;
  const sideFiles = async (erased: boolean) =>
    seeToSideFiles(
      { directory, context, log },
      { now: now(), entries: await ledger.read(), erased },
    );
  await compacted(ledger, log);
  const lasting = await LastingStore.open({
    store: inner,
    ledger,
    now,
    log,
    erased: async () => void (await sideFiles(true)),
  });
  const store = new NamedStore(lasting, { context, now });
  const upheld = () => store.transact((tx) => uphold(tx, context, lasting.hash));
  await lasting.transact(nameAll);
  await store.book.read(lasting);
  await upheld();
  return {
    store,
    uphold: async () => {
      await lasting.meet();
      return { ...(await upheld()), files: await sideFiles(false) };
    },
    refer: async () => {
      await store.book.refresh(lasting);
      return referToAll(store, context, store.book.names);
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
