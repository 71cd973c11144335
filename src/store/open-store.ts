import type { Store } from '../../bot/contract.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { openLowdb } from './open-lowdb.ts';
import { openPostgres } from './open-postgres.ts';

export interface OpenStoreOptions {
  /** `DATA_DIR`: where the file is when there is no database. */
  dataDir: string;
  /** `DATABASE_URL`; empty or absent: the file. */
  databaseUrl?: string | undefined;
  now: () => Date;
  log: Log;
}

/**
 * Opens the store that the configuration asks for: one file for one instance, or PostgreSQL for
 * several. Throws `StoreRefusal`, whose message is a French sentence for the operator.
 */
export async function openStore({
  dataDir,
  databaseUrl,
  now,
  log,
}: OpenStoreOptions): Promise<Store & { ledger: Ledger }> {
  return databaseUrl ? openPostgres({ databaseUrl, log }) : openLowdb({ dataDir, now, log });
}
