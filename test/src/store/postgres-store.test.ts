import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import pg from 'pg';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/open-postgres.ts';
import { storeContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

// A real server on a machine that may be busy with other tests.
jest.setTimeout(60_000);

/**
 * `TEST_DATABASE_URL`: another server to run the contract on, of another version for instance. The
 * role must be allowed to create schemas; those of the test are gone afterwards.
 */
const given = process.env.TEST_DATABASE_URL;

let server: Pick<PostgresServer, 'url' | 'stop'>;
let count = 0;
const schemaOf = (number: number) => `place_${process.pid}_${number}`;

async function dropSchemas(): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (let number = 1; number <= count; number += 1)
    await client.query(`drop schema if exists ${schemaOf(number)} cascade`);
  await client.end();
}

beforeAll(async () => {
  server = given ? { url: given, stop: dropSchemas } : await startPostgres();
}, 60_000);
afterAll(() => server.stop(), 60_000);

describe('the store in PostgreSQL', () => {
  storeContract(async () => {
    count += 1;
    const schema = schemaOf(count);
    return {
      open: (options) => openPostgres({ databaseUrl: server.url, schema, log: silent, ...options }),
    };
  });
});
