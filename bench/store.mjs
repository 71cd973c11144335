/**
 * `npm run bench -- store [--seconds=3] [--rounds=5] [--sizes=1,5,50] [--writers=1,16,64]
 * [--seed=…]`: durable commits per second of the store in a
 * file, at 1, 16 and 64 writers on files of 1, 5 and 50 MB, beside better-sqlite3 (WAL,
 * synchronous=FULL) that makes the same changes in turn with it. Then docs/fiabilite.md, R11: at 5 MB and 20 changes
 * a second, how long a commit takes and how long the event loop is held. Then R10: how long a start
 * takes when the file of 5 MB is cut short and the last good copy serves.
 *
 * A change reads a row of some 500 bytes by its id and replaces it, its version one higher.
 * What runs is the compiled code, as `npm run build` makes it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { optionsOf, randomOf, report } from './report.mjs';

const options = optionsOf(process.argv.slice(2));
const { seconds = '3', rounds = '5', seed = String(Date.now() % 1e6) } = options;
const numbers = (text) => text.split(',').map(Number);
const sizes = numbers(options.sizes ?? '1,5,50');
const crowds = numbers(options.writers ?? '1,16,64');
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
  const { openLowdb } = await import(path.join(out, 'src', 'store', 'open-lowdb.js'));
  const { silent } = await import(path.join(out, 'src', 'store', 'log.js'));
  return (dataDir) => openLowdb({ dataDir, now: () => new Date(), log: silent });
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

function openSqlite(dir, rows) {
  const db = new Database(path.join(dir, 'peer.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'create table notes (id text primary key, version integer not null, value text not null)',
  );
  const insert = db.prepare('insert into notes values (?, 1, ?)');
  db.transaction(() => {
    for (let i = 0; i < rows; i += 1) insert.run(`row-${i}`, JSON.stringify(noteOf(i)));
  })();
  const select = db.prepare('select version from notes where id = ?');
  const update = db.prepare('update notes set version = ?, value = ? where id = ?');
  const change = db.transaction((id, count) => {
    const { version } = select.get(id);
    update.run(version + 1, JSON.stringify(notes.schema.parse(noteOf(count))), id);
  });
  // Until the log was filled once: what is measured is the rest of its life, written over.
  for (let i = 0; i < 2_500; i += 1) change(`row-${i % rows}`, i);
  return {
    // Synchronous: writers of one process take turns, each commit its own.
    synchronous: true,
    change: async (id, count) => change(id, count),
    close: async () => db.close(),
  };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ms = (value) => Math.round(value * 10) / 10;

/** Writers that each wait for their commit before they ask for the next. */
async function load({ change, synchronous }, writers, rows, forMs) {
  const waits = [];
  const start = performance.now();
  const writer = async () => {
    while (performance.now() - start < forMs) {
      const asked = performance.now();
      await change(`row-${Math.floor(random() * rows)}`, waits.length);
      waits.push(performance.now() - asked);
      // A synchronous peer lets the clock and its other writers have their turn.
      if (synchronous && waits.length % writers === 0) await nextTurn();
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  waits.sort((a, b) => a - b);
  const perSecond = (waits.length * 1000) / (performance.now() - start);
  return { perSecond, p99: at(waits, 0.99), max: waits.at(-1) };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Both in turn, several rounds: what else the machine does meets both alike. */
async function compare(open, megabytes, writers) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const rows = Math.round((megabytes * 1e6) / rowBytes);
  const both = { ours: await openOurs(open, dir, rows), sqlite: openSqlite(dir, rows) };
  const found = { ours: [], sqlite: [] };
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const name of ['ours', 'sqlite']) {
      await load(both[name], writers, rows, 200);
      found[name].push(
        await load(both[name], writers, rows, (Number(seconds) * 1000) / Number(rounds)),
      );
    }
  }
  for (const one of Object.values(both)) await one.close();
  rmSync(dir, { recursive: true });
  const of = (name, field) => median(found[name].map((one) => one[field]));
  return {
    MB: megabytes,
    writers,
    'ours/s': Math.round(of('ours', 'perSecond')),
    'sqlite/s': Math.round(of('sqlite', 'perSecond')),
    ratio: Math.round((of('ours', 'perSecond') / of('sqlite', 'perSecond')) * 100) / 100,
    'ours p99 ms': ms(of('ours', 'p99')),
    'ours max ms': ms(Math.max(...found.ours.map(({ max }) => max))),
    'sqlite p99 ms': ms(of('sqlite', 'p99')),
  };
}

/** docs/fiabilite.md, R11: 5 MB, 20 changes a second at irregular moments, for some seconds. */
async function steady(open) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const rows = Math.round(5e6 / rowBytes);
  const ours = await openOurs(open, dir, rows);
  const [waits, lags] = [[], []];
  let done = false;
  const clock = (async () => {
    while (!done) {
      const before = performance.now();
      await sleep(5);
      lags.push(Math.max(0, performance.now() - before - 5));
    }
  })();
  const all = [];
  for (let i = 0; i < 200; i += 1) {
    await sleep(random() * 100);
    const asked = performance.now();
    const row = `row-${Math.floor(random() * rows)}`;
    all.push(ours.change(row, i).then(() => waits.push(performance.now() - asked)));
  }
  await Promise.all(all);
  done = true;
  await clock;
  await ours.close();
  rmSync(dir, { recursive: true });
  for (const list of [waits, lags]) list.sort((a, b) => a - b);
  return {
    commitP99Ms: ms(at(waits, 0.99)),
    commitMaxMs: ms(waits.at(-1)),
    eventLoopLagP99Ms: ms(at(lags, 0.99)),
    eventLoopLagMaxMs: ms(lags.at(-1)),
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
const rows = [];
for (const megabytes of sizes) {
  for (const writers of crowds) rows.push(await compare(open, megabytes, writers));
}
const r11 = await steady(open);
const r10 = await recoveries(open);
const ratioAt = (megabytes) =>
  rows.find((row) => row.MB === megabytes && row.writers === 64)?.ratio ?? 0;
const longest = Math.max(...rows.filter((row) => row.MB <= 5).map((row) => row['ours max ms']));
const goals = {
  'at 64 writers, 1 MB: at least 3 times SQLite': ratioAt(1) >= 3,
  'at 64 writers, 5 MB: at least 0.8 times SQLite': ratioAt(5) >= 0.8,
  'R11, 5 MB at 20/s: commit p99 at most 100 ms': r11.commitP99Ms <= 100,
  'R11, 5 MB at 20/s: event-loop lag p99 at most 50 ms': r11.eventLoopLagP99Ms <= 50,
  'R10, 5 MB: starts from the last good copy in at most 2 s': r10.startMaxMs <= 2_000,
  'R11, up to 5 MB: nobody waits more than 500 ms': longest <= 500,
};
report('store', {
  seed: Number(seed),
  rows,
  summary: { r10, r11, longestWaitMs: longest, goals },
  passed: Object.values(goals).every(Boolean),
});
console.table(goals);
