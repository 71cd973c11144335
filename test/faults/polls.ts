/**
 * `npm run test:faults -- polls [-- --runs=1000 --most=25 --only=… --seed=…]`
 * The long form of `test/bot/features/polls/model.test.ts`: any sequence of acts, on both stores,
 * for one instance and for three.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Store } from '../../bot/contract/store.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { openFile } from '../../src/store/file/open-file.ts';
import { silent } from '../../src/store/log.ts';
import { openPostgres } from '../../src/store/postgres/open-postgres.ts';
import { playModel } from '../bot/features/polls/modelled/run.ts';
import { startPostgres } from '../src/store/postgres-server.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    most: { type: 'string', default: '25' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);

const root = path.resolve(import.meta.dirname, '../..');
const knowledge = await loadKnowledge(path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'));
const server = await startPostgres();
const directory = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-polls-'));

const inFile = (name: string) =>
  openFile({ dataDir: path.join(directory, name), now: () => new Date(), log: silent });
const inDatabase = (schema: string) =>
  openPostgres({ databaseUrl: server.url, schema, log: silent });

/** Instances of one process share its file; those of PostgreSQL have connections of their own. */
const places: Record<string, (name: string) => Promise<Store[]>> = {
  'file-1': async (name) => [await inFile(name)],
  'file-3': async (name) => {
    const store = await inFile(name);
    return [store, store, store];
  },
  'postgres-1': async (name) => [await inDatabase(name)],
  'postgres-3': async (name) => [
    await inDatabase(name),
    await inDatabase(name),
    await inDatabase(name),
  ],
};

/** A store keeps every answer for a day: a new one now and then, or its file is all that is measured. */
const chunk = 50;

async function play(name: string, open: (name: string) => Promise<Store[]>): Promise<void> {
  const runs = Number(values.runs);
  const begin = performance.now();
  for (let done = 0; done < runs; done += chunk) {
    const stores = await open(`${name.replace('-', '_')}_${done}`);
    const size = Math.min(chunk, runs - done);
    const options = { seed: seed + done, runs: size, most: Number(values.most) };
    await playModel(stores, knowledge, options).finally(async () => {
      for (const store of new Set(stores)) await store.close();
    });
  }
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`ok  ${name}: ${runs} runs in ${seconds} s`);
}

let passed = true;
try {
  for (const [name, open] of Object.entries(places)) {
    if (values.only && values.only !== name) continue;
    await play(name, open).catch((error: unknown) => {
      passed = false;
      console.error(`FAILED  ${name}: ${error instanceof Error ? error.message : error}`);
      console.error(error instanceof Error ? error.cause : '');
    });
  }
} finally {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exitCode = passed ? 0 : 1;
