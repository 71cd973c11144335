/**
 * Two processes of their own, so that what filling a store takes is not counted: `fill <dir>
 * <updates> <seed>` writes a year, `make <dir> <format>` makes its restitution and prints one line
 * of JSON. The code is that of `dist/`, but for the year, which is drawn by the tests' own; `make` wants `--expose-gc`.
 */
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tsImport } from 'tsx/esm/api';

const [mode, dataDir, ...rest] = process.argv.slice(2);
const root = path.join(import.meta.dirname, '..', '..');
const built = (file) => import(path.join(root, 'dist', file));

const { openFile } = await built('src/store/file/open-file.js');
const { silent } = await built('src/store/log.js');
const { loadKnowledge } = await built('src/load-knowledge.js');

const zone = 'Europe/Paris';
const now = new Date('2026-12-01T09:00:00.000Z');
const { plan } = await loadKnowledge(path.join(root, 'plan', 'seine-saint-denis-2024-2026.yaml'));
const store = await openFile({ dataDir, now: () => now, log: silent });

async function fill(updates, seed) {
  const { demoYear } = await tsImport('../../test/support/drawn-year/year.ts', import.meta.url);
  const { fillWith } = await built('src/demo/fill.js');
  await fillWith(
    store,
    demoYear({ plan, now, zone, seed: Number(seed), updates: Number(updates) }),
  );
}

async function make(format) {
  const { readKept } = await built('bot/features/restitution/model/kept.js');
  const { restitutionOf } = await built('bot/features/restitution/model/restitution.js');
  const { aside } = await built('documents/aside.js');
  const { ledgerOf } = await built('bot/features/progress/model/ledger.js');
  const { viewOf } = await built('bot/features/people/model/view.js');
  // Idle: the service with its data, the updates read once for everybody's questions.
  const copies = { ledger: ledgerOf(store), view: viewOf(store, plan) };
  await copies.view.follow();
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  const highest = () => process.resourceUsage().maxRSS * 1024;
  const before = highest();
  const held = monitorEventLoopDelay({ resolution: 5 });
  held.enable();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const kept = await store.read((reader) => readKept(reader, copies, period));
  const data = restitutionOf({ plan, kept, period, lang: 'fr', zone, now });
  const collected = performance.now();
  const { content } = await aside('restitution', { data, format });
  const end = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  held.disable();
  const mb = (bytes) => Math.round((bytes / 2 ** 20) * 10) / 10;
  return {
    format,
    'données (ms)': Math.round(collected - start),
    'total (ms)': Math.round(end - start),
    'processeur (ms)': Math.round((user + system) / 1000),
    'service retenu (ms)': Math.round(held.max / 1e6),
    'au-dessus du repos (Mo)': mb(highest() - idle),
    // The highest that opening the store took: less than this cannot be seen.
    'ouverture (Mo)': mb(before - idle),
    'fichier (ko)': Math.round(content.length / 1024),
  };
}

if (mode === 'fill') await fill(...rest);
else console.log(JSON.stringify(await make(...rest)));
await store.close();
