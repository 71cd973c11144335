/**
 * `npm run bench -- store [--rounds=5] [--seed=…]`: the store in a file of 5 MB. docs/fiabilite.md, R11: 20
 * changes a second, how long each takes, the processor that it costs, and how long the event loop is held; then
 * sixty changes at once. R10: how long a start takes when the file is cut short and the last good copy serves.
 *
 * A change reads a row of some 500 bytes by its id and replaces it, its version one higher.
 * What runs is the compiled code, as `npm run build` makes it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { optionsOf, randomOf, report } from './report.mjs';

const options = optionsOf(process.argv.slice(2));
const { rounds = '5', seed = String(Date.now() % 1e6) } = options;
const random = randomOf(Number(seed));
const root = path.join(import.meta.dirname, '..');

const notes = {
  name: 'notes',
  schema: z.object({
    name: z.string(),
    text: z.string(),
    count: z.int(),
    tags: z.array(z.string()),
  }),
};
const noteOf = (count) => ({
  name: `Élodie ${count}`,
  text: 'Le sous-groupe se réunit. '.repeat(15),
  count,
  tags: ['axe-1', 'fiche-1.1'],
});
const rowBytes = Buffer.byteLength(JSON.stringify(['notes', 'row-00000', 1, noteOf(1)])) + 2;

/** The code of the store as the service runs it, compiled outside the project and removed after. */
async function compiled() {
  const out = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-build-'));
  process.on('exit', () => rmSync(out, { recursive: true, force: true }));
  symlinkSync(path.join(root, 'node_modules'), path.join(out, 'node_modules'));
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = ['-p', 'tsconfig.build.json', '--outDir', out, '--noEmitOnError', 'false'];
  try {
    execFileSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'ignore' });
  } catch {
    // Types that are wrong elsewhere do not prevent the store from being measured.
  }
  writeFileSync(path.join(out, 'package.json'), '{"type":"module"}');
  const { openFile } = await import(path.join(out, 'src', 'store', 'file', 'open-file.js'));
  const { silent } = await import(path.join(out, 'src', 'store', 'log.js'));
  return (dataDir) => openFile({ dataDir, now: () => new Date(), log: silent });
}

function fileOf(rows) {
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify(['notes', `row-${i}`, 1, noteOf(i)]),
  );
  return `{"format":"fil-rouge","schema":1,"rows":[\n${lines.join(',\n')}\n]}\n`;
}

async function openOurs(open, dir, rows) {
  writeFileSync(path.join(dir, 'fil-rouge.json'), fileOf(rows));
  const store = await open(dir);
  return {
    change: (id, count) => store.transact((tx) => tx.put(notes, id, noteOf(count))),
    close: () => store.close(),
  };
}

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ms = (value) => Math.round(value * 10) / 10;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** 20 changes a second at irregular moments, for some seconds; then sixty at once, some rounds. */
async function steady(open) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const rows = Math.round(5e6 / rowBytes);
  const ours = await openOurs(open, dir, rows);
  const [waits, lags, crowd] = [[], [], []];
  const change = async (into) => {
    const asked = performance.now();
    await ours.change(`row-${Math.floor(random() * rows)}`, into.length);
    into.push(performance.now() - asked);
  };
  let done = false;
  const clock = (async () => {
    while (!done) {
      const before = performance.now();
      await sleep(5);
      lags.push(Math.max(0, performance.now() - before - 5));
    }
  })();
  const all = [];
  const before = process.cpuUsage();
  for (let i = 0; i < 200; i += 1) {
    await sleep(random() * 100);
    all.push(change(waits));
  }
  await Promise.all(all);
  const { user, system } = process.cpuUsage(before);
  done = true;
  await clock;
  for (let round = 0; round < Number(rounds); round += 1)
    await Promise.all(Array.from({ length: 60 }, () => change(crowd)));
  await ours.close();
  rmSync(dir, { recursive: true });
  for (const list of [waits, lags, crowd]) list.sort((a, b) => a - b);
  return {
    commitP50Ms: ms(at(waits, 0.5)),
    commitP99Ms: ms(at(waits, 0.99)),
    processorMs: ms((user + system) / 1000 / waits.length),
    eventLoopLagP99Ms: ms(at(lags, 0.99)),
    sixtyP99Ms: ms(at(crowd, 0.99)),
  };
}

/** docs/fiabilite.md, R10: starts from the last good copy, 5 MB, the current file being cut short. */
async function recoveries(open) {
  const text = fileOf(Math.round(5e6 / rowBytes));
  const times = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
    writeFileSync(path.join(dir, 'fil-rouge.previous.json'), text);
    writeFileSync(path.join(dir, 'fil-rouge.json'), text.slice(0, -9));
    const asked = performance.now();
    const store = await open(dir);
    times.push(performance.now() - asked);
    await store.close();
    rmSync(dir, { recursive: true });
  }
  return { startMs: ms(median(times)), startMaxMs: ms(Math.max(...times)) };
}

const open = await compiled();
const r11 = await steady(open);
const r10 = await recoveries(open);
const goals = {
  'R11, 5 MB at 20/s: commit p99 at most 20 ms': r11.commitP99Ms <= 20,
  'R11, 5 MB at 20/s: event-loop lag p99 at most 50 ms': r11.eventLoopLagP99Ms <= 50,
  'R11, 5 MB, sixty at once: p99 at most 150 ms': r11.sixtyP99Ms <= 150,
  'R10, 5 MB: starts from the last good copy in at most 2 s': r10.startMaxMs <= 2_000,
};
report('store', {
  seed: Number(seed),
  rows: [{ ...r11, ...r10 }],
  summary: { r10, r11, goals },
  passed: Object.values(goals).every(Boolean),
});
console.table(goals);
