import { afterAll, beforeAll, describe } from '@jest/globals';
import pg from 'pg';
import { silent } from '../../../../src/store/log.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import { ownDatabase } from '../../../support/shared/database.ts';
import { storeContract } from '../contract.ts';

/**
 * `TEST_DATABASE_URL`: another server to run the contract on, of another version for instance. The
 * role must be allowed to create schemas; those of the test are gone afterwards.
 */
const given = process.env.TEST_DATABASE_URL;

let server: Awaited<ReturnType<typeof ownDatabase>>;
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
  server = given ? { url: given, stop: dropSchemas } : await ownDatabase();
});
afterAll(() => server.stop());

describe('the store in PostgreSQL', () => {
  storeContract(async () => {
    count += 1;
    const schema = schemaOf(count);
    return {
      open: (options) => openPostgres({ databaseUrl: server.url, schema, log: silent, ...options }),
    };
  });
});
