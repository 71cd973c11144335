import { StoreError } from '../../../bot/contract/store.ts';
import { codeOf } from '../file/file-system.ts';
import { databaseLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { migrations as released } from '../migrations.ts';
import { StoreRefusal } from '../refusal.ts';
import { type OpenOptions, RowStore } from '../row-store.ts';
import { Connections } from './postgres-connection.ts';
import { PostgresKeeper } from './postgres-keeper.ts';
import { checkServer, migrateDatabase } from './postgres-schema.ts';

export interface OpenPostgresOptions extends OpenOptions {
  databaseUrl: string;
  /** Lower-case letters, digits and `_`; tests give each suite its own. */
  schema?: string;
  /** Maximum connections to the server. */
  connections?: number;
}

/** Opens the store in PostgreSQL. Throws `StoreRefusal`, in French, when it cannot be used. */
export async function openPostgres(options: OpenPostgresOptions): Promise<RowStore> {
  const { databaseUrl, log, schema = 'fil_rouge', migrations = released } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new TypeError(`Bad schema name: ${schema}`);
  const service = { url: databaseUrl, schema, log, most: options.connections };
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
  const connections = new Connections(service);
  const keeper = new PostgresKeeper(connections);
  const { inboxLimit } = options;
  const ledger = databaseLedger(connections);
  const store = new RowStore({ keeper, ledger, log, inboxLimit });
  try {
    await keeper.load();
    await store.inspect(options.collections ?? []);
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
