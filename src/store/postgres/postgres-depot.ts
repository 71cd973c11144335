import type { Depot } from '../depot.ts';
import { databaseLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { migrations, upToDate } from '../migrations.ts';
import type { RawRow } from '../raw-row.ts';
import { Connections } from './postgres-connection.ts';
import { allRows, replaceRows } from './postgres-rows.ts';
import { migrateDatabase, ownRows, tablesIn } from './postgres-schema.ts';

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
        const tables = await tablesIn(client);
        if (!tables.any) return undefined;
        const found = await client.query<{ schema: number }>('select schema from meta');
        if (!found.rows[0]) return undefined;
        const rows = await allRows(client);
        if (tables.own) {
          const own = await client.query<Omit<RawRow, 'table'> & { collection: string }>(ownRows);
          for (const { collection, ...row } of own.rows) rows.push({ table: collection, ...row });
        }
        tick(rows.length);
        return upToDate({ schema: found.rows[0].schema, rows }, 'la base de données');
      }),
    replace: (rows, tick) =>
      connections.change(async (client) => {
        await migrateDatabase(client, schema, migrations, log);
        await replaceRows(client, rows, tick);
      }),
    close: () => connections.close(),
  };
}
