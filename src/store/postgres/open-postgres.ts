import type { ClientBase } from 'pg';
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
  await maintain(databaseUrl, schema, log, async (client) => {
    await checkServer(client);
    await migrateDatabase(client, schema, migrations, log);
  });
  const { connections: most } = options;
  const connections = new Connections({ url: databaseUrl, schema, log, most });
  const keeper = new PostgresKeeper(connections);
  try {
    await keeper.load();
    const ledger = databaseLedger(connections);
    return await new RowStore({ ...options, keeper, ledger }).inspect();
  } catch (error) {
    await keeper.close();
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
export const dropStore = (databaseUrl: string, schema: string, log: StoreLog): Promise<void> =>
  maintain(databaseUrl, schema, log, async (client) => {
    await client.query(`drop schema if exists ${schema} cascade`);
  });

/** Changes the database itself, in one transaction. */
async function maintain(
  url: string,
  schema: string,
  log: StoreLog,
  work: (client: ClientBase) => Promise<void>,
): Promise<void> {
  const connections = new Connections({ url, schema, log, limits: 'maintenance' });
  try {
    await connections.change(work);
  } catch (error) {
    throw error instanceof StoreRefusal ? error : unusable(error);
  } finally {
    await connections.close();
  }
}
