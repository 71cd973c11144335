import { afterAll, beforeAll, describe } from '@jest/globals';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/open-postgres.ts';
import { storeContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

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
