import { type Depot, upToDate } from '../depot.ts';
import { codeOf } from '../file/file-system.ts';
import { databaseLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { migrations } from '../migrations.ts';
import type { RawRow } from '../raw-row.ts';
import { Connections } from './postgres-connection.ts';
import { batches } from './postgres-rows.ts';
import { migrateDatabase } from './postgres-schema.ts';
import { insertRaw } from './postgres-writes.ts';

/** The rows of a database. `close` ends its connections. */
export function postgresDepot(
  databaseUrl: string,
  log: StoreLog,
  schema = 'fil_rouge',
): Depot & { close: () => Promise<void> } {
  const connections = new Connections({ url: databaseUrl, schema, log, limits: 'maintenance' });
  return {
    name: 'la base PostgreSQL',
    ledger: databaseLedger(connections),
    read: (tick) =>
      connections.snapshot(async (client) => {
        const found = await client
          .query<{ schema: number }>('select schema from meta')
          .catch((error: unknown) => {
            // Undefined table: nothing was ever kept here.
            if (codeOf(error) === '42P01') return undefined;
            throw error;
          });
        if (!found?.rows[0]) return undefined;
        const rows: RawRow[] = [];
        for await (const batch of batches(client)) {
          rows.push(...batch);
          tick(rows.length);
        }
        return upToDate({ schema: found.rows[0].schema, rows }, 'la base de données');
      }),
    replace: (rows, tick) =>
      connections.change(async (client) => {
        await migrateDatabase(client, schema, migrations, log);
        await client.query('truncate rows, keys, inbox, outbox');
        for (let from = 0; from < rows.length; from += 1_000) {
          await insertRaw(client, rows.slice(from, from + 1_000));
          tick(Math.min(from + 1_000, rows.length), rows.length);
        }
        await client.query('analyze rows, inbox, outbox');
      }),
    close: () => connections.close(),
  };
}
