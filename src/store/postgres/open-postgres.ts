import { type Collection, StoreError } from '../../../bot/contract/store.ts';
import { codeOf } from '../file/file-system.ts';
import type { StoreLog } from '../log.ts';
import { type Migration, migrations as released } from '../migrations.ts';
import { StoreRefusal } from '../refusal.ts';
import { Connections } from './postgres-connection.ts';
import { checkServer, migrateDatabase } from './postgres-schema.ts';
import { PostgresStore } from './postgres-store.ts';

export interface OpenPostgresOptions {
  databaseUrl: string;
  log: StoreLog;
  /** Collections checked when it opens; the others are when they are first read. */
  collections?: readonly Collection<unknown>[] | undefined;
  /** They are checked while others are served, but for those whose keys may be missing. */
  beside?: boolean;
  /** Lower-case letters, digits and `_`; tests give each suite its own. */
  schema?: string;
  /** Maximum connections to the server. */
  connections?: number;
  /** Tests only. */
  migrations?: readonly Migration[] | undefined;
  inboxLimit?: number;
}

/** Opens the store in PostgreSQL. Throws `StoreRefusal`, in French, when it cannot be used. */
export async function openPostgres(options: OpenPostgresOptions): Promise<PostgresStore> {
  const { databaseUrl, log, schema = 'fil_rouge', migrations = released, connections } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new TypeError(`Bad schema name: ${schema}`);
  const service = { url: databaseUrl, schema, log, most: connections };
  const maintenance = new Connections({ ...service, limits: 'maintenance' });
  try {
    await maintenance.change(async (client) => {
      await checkServer(client);
      await migrateDatabase(client, schema, migrations, log);
    });
  } catch (error) {
    throw error instanceof StoreRefusal ? error : unusable(error);
  } finally {
    await maintenance.close();
  }
  const store = new PostgresStore(new Connections(service), log, options.inboxLimit);
  try {
    const { collections = [], beside = false } = options;
    await (beside ? store.inspectBeside(collections) : store.inspect(collections));
    return store;
  } catch (error) {
    await store.close();
    throw unusable(error);
  }
}

function unusable(error: unknown): StoreRefusal {
  const cause = error instanceof StoreError ? error.cause : error;
  return new StoreRefusal(
    `La base PostgreSQL ne peut pas être utilisée (${codeOf(cause) || 'pas de réponse'}) : ` +
      'vérifiez DATABASE_URL, que le serveur répond, et que ce rôle peut y créer un schéma.',
    { cause },
  );
}

/** Erases one of several stores of a database, with all that is in it; nothing when it was not there. */
export async function dropStore(databaseUrl: string, schema: string, log: StoreLog): Promise<void> {
  const maintenance = new Connections({ url: databaseUrl, schema, log, limits: 'maintenance' });
  try {
    await maintenance.change(async (client) => {
      await client.query(`drop schema if exists ${schema} cascade`);
    });
  } catch (error) {
    throw unusable(error);
  } finally {
    await maintenance.close();
  }
}
