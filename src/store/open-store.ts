import { type OpenFileOptions, openFile } from './file/open-file.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import type { RowStore } from './row-store.ts';

export interface OpenStoreOptions extends Omit<OpenFileOptions, 'fs'> {
  /** `DATABASE_URL`; empty or absent: the file. */
  databaseUrl?: string | undefined;
  /** Schema of the database, where several stores share one; absent: that of an only one. */
  schema?: string | undefined;
}

/** Connections of one of several stores: a server takes a hundred in all. */
const SHARED = 4;

/**
 * Opens the store that the configuration asks for: one file for one instance, or PostgreSQL for
 * several. Throws `StoreRefusal`, whose message is a French sentence for the operator.
 */
export const openStore = (options: OpenStoreOptions): Promise<RowStore> => {
  const { databaseUrl, schema, ...file } = options;
  const shared = schema && { schema, connections: SHARED };
  return databaseUrl ? openPostgres({ ...file, databaseUrl, ...shared }) : openFile(file);
};
