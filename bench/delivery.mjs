/**
 * `npm run bench -- delivery [--sends=5000] [--rate=200] [--slow-sends=600] [--slow-rate=30] [--seed=1]`:
 * how long a push to as many people takes, beside the time that the configured rate allows. Goal:
 * 1.05 × that time at the most, and no window of Teams exceeded. The second, slower push is at the
 * rate that the service has by default; the first at one that no tenant takes, to see how far a
 * process goes: its fullest second is held against a limit as far above it.
 *
 * The service's own parts: the store in a file, with fsync; the worker; the Teams room over HTTP, to
 * a Teams in another process that takes 50 ms to answer and writes down when each request came.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'tsx/esm/api';
import { optionsOf, report } from './report.mjs';

const goal = 1.05;
/** What a request to Teams takes, in ms: the order of size of a region away. */
const delayMs = 50;
const options = optionsOf(process.argv.slice(2));
const seed = Number(options.seed ?? 1);
const pushes = [
  { name: 'push', sends: Number(options.sends ?? 5_000), perSecond: Number(options.rate ?? 200) },
  {
    name: 'default rate',
    sends: Number(options['slow-sends'] ?? 600),
    perSecond: Number(options['slow-rate'] ?? 30),
  },
];

register();
const load = (file) => import(path.join(import.meta.dirname, '..', file));
const { startConnectorChild } = await load('test/support/connector-child.ts');
const { spacingMs } = await load('src/delivery/delivery.ts');
const { exceeded, copies } = await load('test/support/connector-ledger.ts');
const { account, fill, rowsOf } = await load('test/support/outbox-rows.ts');
const { createTestDelivery } = await load('test/support/test-delivery.ts');
const { openFile } = await load('src/store/file/open-file.ts');
const { silent } = await load('src/store/log.ts');

const rounded = (value) => Math.round(value * 1_000) / 1_000;

async function measure({ name, sends, perSecond }) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const ledger = path.join(dir, 'ledger.jsonl');
  const connector = await startConnectorChild({ seed, ledger, plan: {}, delayMs });
  const store = await openFile({
    dataDir: path.join(dir, 'data'),
    now: () => new Date(),
    log: silent,
  });
  let sent = 0;
  const outcome = (what) => {
    if (what === 'sent') sent += 1;
  };
  const delivery = createTestDelivery({ store, perSecond, metrics: { outcome } });
  try {
    delivery.start();
    // A service that has just started lets some time pass, for the sake of the one before it.
    await sleep(spacingMs + 100);
    const begin = Date.now();
    await fill(store, { count: sends, people: sends, serviceUrl: connector.serviceUrl });
    delivery.wake();
    const allowed = (sends / perSecond) * 1_000;
    // Counted once it is on the disk.
    while (sent < sends) await sleep(10);
    const taken = Date.now() - begin;
    const lines = connector.ledger();
    const { conversations, tenant, most } = exceeded(lines, perSecond);
    const { lost, duplicates } = account(await rowsOf(store), copies(lines));
    return {
      push: name,
      people: sends,
      'rate /s': perSecond,
      'allowed s': rounded(allowed / 1_000),
      'taken s': rounded(taken / 1_000),
      ratio: rounded(taken / allowed),
      'fullest s': most,
      exceeded: conversations + tenant,
      lost,
      duplicates,
    };
  } finally {
    await delivery.stop();
    await store.close();
    await connector.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const rows = [];
for (const push of pushes) rows.push(await measure(push));
const ratio = Math.max(...rows.map((row) => row.ratio));
const clean = rows.every((row) => row.exceeded + row.lost + row.duplicates === 0);
const passed = ratio <= goal && clean;
report('delivery', { seed, rows, summary: { ratio, goal }, passed });
console.log(`ratio ${ratio} (objectif ${goal}) : ${passed ? 'atteint' : 'manqué'}`);
process.exitCode = passed ? 0 : 1;
