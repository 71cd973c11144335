import type { Depot } from '../depot.ts';
import { databaseLedger } from '../lasting/ledger.ts';
import type { StoreLog } from '../log.ts';
import { migrations, upToDate } from '../migrations.ts';
import { Connections } from './postgres-connection.ts';
import { everyRow, rawRows, replaceRows } from './postgres-rows.ts';
import { migrateDatabase, ownRows, tablesThere } from './postgres-schema.ts';

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
    read: async (tick) => {
      const [there] = await connections.ask(tablesThere);
      if (!there?.rows[0].any) return undefined;
      const every = everyRow(there.rows[0].own ? `union all ${ownRows}` : '');
      const [meta, all] = await connections.snapshot('select schema from meta', every);
      if (!all || !meta?.rows[0]) return undefined;
      tick(all.rows.length);
      return upToDate({ ...meta.rows[0], rows: rawRows(all) }, 'la base de données');
    },
    replace: (rows, tick) =>
      connections.change(async (client) => {
        await migrateDatabase(client, schema, migrations, log);
        await replaceRows(client, rows, tick);
      }),
    close: () => connections.close(),
  };
}
