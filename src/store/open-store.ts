import { openFile } from './file/open-file.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import type { OpenOptions, RowStore } from './row-store.ts';

export interface OpenStoreOptions extends Pick<OpenOptions, 'log' | 'collections'> {
  /** `DATA_DIR`: where the file is when there is no database. */
  dataDir: string;
  /** `DATABASE_URL`; empty or absent: the file. */
  databaseUrl?: string | undefined;
  /** Schema of the database, where several stores share one; absent: that of an only one. */
  schema?: string | undefined;
  now: () => Date;
}

/** Connections of one of several stores: a server takes a hundred in all. */
const SHARED = 4;

/**
 * Opens the store that the configuration asks for: one file for one instance, or PostgreSQL for
 * several. Throws `StoreRefusal`, whose message is a French sentence for the operator.
 */
export async function openStore({
  dataDir,
  databaseUrl,
  schema,
  now,
  log,
  collections,
}: OpenStoreOptions): Promise<RowStore> {
  return databaseUrl
    ? openPostgres({
        databaseUrl,
        log,
        collections,
        ...(schema && { schema, connections: SHARED }),
      })
    : openFile({ dataDir, now, log, collections });
}
