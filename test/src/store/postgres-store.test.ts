import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/open-postgres.ts';
import { storeContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

// A real server on a machine that may be busy with other tests.
jest.setTimeout(60_000);

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop(), 60_000);

let count = 0;

describe('the store in PostgreSQL', () => {
  storeContract(async () => {
    count += 1;
    const schema = `place_${count}`;
    return {
      open: (options) => openPostgres({ databaseUrl: server.url, schema, log: silent, ...options }),
    };
  });
});
