/**
 * `npm run test:faults -- store [--kills=1000] [--crashes=10] [--frozen=120] [--seed=…]`
 * docs/fiabilite.md, R10: kills while writing; strace counts the fsyncs of the system calls really made.
 * docs/fiabilite.md, R12: three instances on one PostgreSQL, one killed and one frozen for two minutes; the server
 * stopped hard under load.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { silent } from '../../src/store/log.ts';
import { openPostgres } from '../../src/store/postgres/open-postgres.ts';
import { cuttingProxy } from '../src/store/cutting-proxy.ts';
import { killWriters } from '../src/store/kill-writers.ts';
import { addOne, crashServer } from '../src/store/postgres-crashes.ts';
import { startPostgres } from '../src/store/postgres-server.ts';
import { threeWorkers } from '../src/store/postgres-workers.ts';
import { notes } from '../src/store/samples.ts';
import { judge } from './judge.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    crashes: { type: 'string', default: '10' },
    frozen: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
/** Commits that are looked at. */
const TRACED = 40;

/** What strace saw of a writer: each rename to the data file with the fsyncs since the one before. */
async function straceFsyncs(): Promise<{ commits: number; without: number } | undefined> {
  if (spawnSync('strace', ['-V'], { stdio: 'ignore' }).status !== 0) return undefined;
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-strace-'));
  const trace = path.join(dir, 'trace');
  const child = path.join(import.meta.dirname, '../src/store/children/file-writer.ts');
  const node = [process.execPath, '--import', 'tsx', child, dir];
  const traced = spawn('strace', ['-f', '-y', '-e', 'trace=fsync,rename', '-o', trace, ...node], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = once(traced, 'exit');
  traced.stdin.write('.');
  const seen = () => (existsSync(trace) ? readFileSync(trace, 'utf8').split('\n') : []);
  const isCommit = (line: string) => /rename\(.*fil-rouge\.json"\)/.test(line);
  // Until it has written enough, however slow the machine is; a writer that ends is what it is.
  while (traced.exitCode === null && seen().filter(isCommit).length < TRACED) await sleep(100);
  if (traced.exitCode === null && traced.pid) process.kill(-traced.pid, 'SIGKILL');
  await ended;
  const lines = seen();
  rmSync(dir, { recursive: true, force: true });
  const report = { commits: 0, without: 0 };
  let [file, directory] = [false, true];
  for (const text of lines) {
    if (/fsync\(\d+<[^>]*\.tmp>/.test(text)) file = true;
    else if (/fsync\(\d+</.test(text)) directory = true;
    else if (isCommit(text)) {
      report.commits += 1;
      if (!file || !directory) report.without += 1;
      [file, directory] = [false, false];
    }
  }
  return report;
}

const fsyncs = await straceFsyncs();
if (fsyncs)
  judge(
    'fsync of file and directory at each commit',
    fsyncs.commits >= TRACED && fsyncs.without === 0,
    fsyncs,
  );
else console.log('skipped  strace is not installed');

if (Number(values.kills) > 0) {
  const kills = await killWriters(Number(values.kills), seed);
  judge('kills while writing', kills.lost + kills.torn + kills.unreadable === 0, kills);
}

/** Behind a connection that is dead and does not say so: how long until a change is made, in ms. */
async function halfOpen(url: string): Promise<{ seenMs: number; version: number | undefined }> {
  const proxy = await cuttingProxy(url);
  const store = await openPostgres({ databaseUrl: proxy.url, schema: 'half_open', log: silent });
  await addOne(store, 'a');
  proxy.goSilent();
  const start = performance.now();
  await addOne(store, 'a');
  const seenMs = Math.round(performance.now() - start);
  const row = await store.read((reader) => reader.get(notes, 'a'));
  await store.close();
  await proxy.close();
  return { seenMs, version: row?.version };
}

const server = await startPostgres();
try {
  const open = await halfOpen(server.url);
  judge('half-open connection seen', open.seenMs <= 30_000 && open.version === 2, open);
  const crashes = await crashServer(server, 'crashes', Number(values.crashes), seed);
  judge(
    'server stopped hard',
    crashes.lost + crashes.ghosts === 0 && crashes.backMs <= 10_000,
    crashes,
  );
  const frozenMs = Number(values.frozen) * 1_000;
  const workers = await threeWorkers(server.url, 'workers', {
    count: 1_000,
    leaseMs: Math.min(60_000, frozenMs / 2),
    frozenMs,
  });
  const good = workers.lost + workers.settledTwice === 0 && workers.duplicates <= 2;
  judge('one of three instances killed, one frozen', good, workers);
} finally {
  await server.stop();
}
process.exit();
