import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { silent } from '../../../../src/store/log.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import { newDirectory, openIn } from '../../../src/store/places.ts';
import { seedFor } from '../../../support/random.ts';
import { ownDatabase } from '../../../support/shared/database.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';
import { playModel } from './modelled/run.ts';

// The long form, a thousand runs each: `npm run test:faults -- polls`.
const seed = seedFor('polls model');
const knowledge = knowledgeOf('seineSaintDenis');

describe('whatever people do to a poll, in any order, tally and notifications equal the model', () => {
  let server: Awaited<ReturnType<typeof ownDatabase>>;
  beforeAll(async () => {
    server = await ownDatabase();
  });
  afterAll(() => server.stop());

  it('in a file, for one instance', async () => {
    const store = await openIn(await newDirectory());
    await playModel([store], await knowledge, { seed, runs: 15, most: 20 });
    await store.close();
  });

  it('in PostgreSQL, for three instances', async () => {
    const open = () => openPostgres({ databaseUrl: server.url, schema: 'polls', log: silent });
    const stores = [await open(), await open(), await open()];
    await playModel(stores, await knowledge, { seed, runs: 6, most: 12 });
    for (const store of stores) await store.close();
  });
});
