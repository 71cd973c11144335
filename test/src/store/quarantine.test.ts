import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import pg from 'pg';
import type { StoreLog } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { newDirectory, openIn } from './places.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { type OpenPlace, quarantineContract } from './quarantine-contract.ts';

// A real server on a machine that may be busy with other tests.
/** A log that keeps what it is told. */
function keepingLog(): { log: StoreLog; lines: OpenPlace['lines'] } {
  const lines: OpenPlace['lines'] = [];
  const write = (fields: object, message: string) =>
    void lines.push({ fields: fields as Record<string, unknown>, message });
  return { lines, log: { info: write, warn: write, error: write } };
}

type Line = [table: string, id: string, version: number, value: unknown];

describe('the store in a file, of rows of wrong shape,', () => {
  quarantineContract(async () => {
    const dataDir = await newDirectory();
    const { log, lines } = keepingLog();
    return {
      lines,
      open: (options) => openIn(dataDir, { log, ...options }),
      edit: async (table, id, change) => {
        const file = path.join(dataDir, 'fil-rouge.json');
        const content = JSON.parse(await readFile(file, 'utf8')) as { rows: Line[] };
        const row = content.rows.find(([t, i]) => t === table && i === id);
        if (!row) throw new Error(`no row ${id} of ${table}`);
        row[3] = change(row[3]);
        await writeFile(file, JSON.stringify(content));
      },
    };
  }, false);
});

describe('the store in PostgreSQL, of rows of wrong shape,', () => {
  let server: PostgresServer;
  let client: pg.Client;
  let count = 0;
  beforeAll(async () => {
    server = await startPostgres();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  quarantineContract(async () => {
    count += 1;
    const schema = `quarantine_${count}`;
    const { log, lines } = keepingLog();
    return {
      lines,
      open: (options) => openPostgres({ databaseUrl: server.url, schema, log, ...options }),
      edit: async (table, id, change) => {
        const edited = async (sql: string, values: unknown[]) => {
          if ((await client.query(sql, values)).rowCount !== 1)
            throw new Error(`no row ${id} of ${table}`);
        };
        const at = `from ${schema}.rows where collection = $1 and id = $2`;
        const { rows } = await client.query(`select value::text as value ${at}`, [table, id]);
        const value = JSON.stringify(change(JSON.parse(rows[0]?.value)));
        await edited(`update ${schema}.rows set value = $3 where collection = $1 and id = $2`, [
          table,
          id,
          value,
        ]);
      },
    };
  }, true);
});
