/**
 * The pages of the tab: how much comes first, how soon one can type, and how soon the service
 * answers them.
 *
 * Goals: at most 250 kB of compressed JavaScript for the first page; interactive within 1.5 s in
 * Chromium with a CPU slowed down 4 times; 99 % of answers, of each view, within 50 ms at 50 requests a second,
 * with 1,000 fiches and 10,000 updates. The service is the built one, in a process of its own.
 *
 * Options: `--seconds=20 --rate=50 --fiches=1000 --updates=10000 --loads=5 --seed=1`.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tsImport } from 'tsx/esm/api';
import { parse, stringify } from 'yaml';
import { optionsOf, randomOf, report } from './report.mjs';
import { freePort } from './service.mjs';
import { launch } from './tab/chromium.mjs';

const goals = { jsBytes: 250_000, interactiveMs: 1_500, apiP99Ms: 50, slowestViewP99Ms: 50 };
const options = optionsOf(process.argv.slice(2));
const seconds = Number(options.seconds ?? 20);
const rate = Number(options.rate ?? 50);
const fiches = Number(options.fiches ?? 1_000);
const updates = Number(options.updates ?? 10_000);
const loads = Number(options.loads ?? 5);
const seed = Number(options.seed ?? 1);
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-tab-'));
const data = path.join(scratch, 'data');
const built = (file) => import(path.join(root, 'dist', 'src', file));
const children = [];

const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
const rounded = (value) => Math.round(value * 10) / 10;

/** The plan of the project with its fiches copied under new numbers, until there are enough. */
function largePlan() {
  const plan = parse(
    readFileSync(path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'), 'utf8'),
  );
  const models = plan.fiches;
  const copies = Array.from({ length: fiches - models.length }, (_, n) => {
    const model = models[n % models.length];
    const { alias: _a, mots: _m, actions: _x, ...rest } = model;
    return { ...rest, numero: `${model.axe}.${n + 100}`, titre: `${model.titre} (${n + 100})` };
  });
  // A plan is read with the vocabulary beside it.
  cpSync(path.join(root, 'plan/vocabulaire'), path.join(scratch, 'vocabulaire'), {
    recursive: true,
  });
  const file = path.join(scratch, 'plan.yaml');
  writeFileSync(
    file,
    stringify({ ...plan, fiches: [...models, ...copies] }, { aliasDuplicateObjects: false }),
  );
  return { file, numbers: [...models, ...copies].map(({ numero }) => numero) };
}

async function fill(planFile) {
  const { loadKnowledge } = await built('load-knowledge.js');
  const { openFile } = await built('store/file/open-file.js');
  const { demoYear } = await tsImport('../test/support/drawn-year/year.ts', import.meta.url);
  const { fillWith } = await built('demo/fill.js');
  const now = new Date();
  const { plan } = await loadKnowledge(planFile);
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const store = await openFile({ dataDir: data, now: () => now, log });
  await fillWith(
    store,
    demoYear({ plan, now, zone: 'Europe/Paris', seed: 93, updates, people: 60 }),
  );
  await store.close();
}

/** The built service on its own data; resolves once it is ready. */
async function serve(planFile) {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    DATA_DIR: data,
    PLAN_FILE: planFile,
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [path.join(root, 'dist/src/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return origin;
    await sleep(100);
  }
  throw new Error('Le service ne répond pas.');
}

/**
 * Of a hundred requests: the plan is opened first and by everybody, an open grid asks by itself.
 * What is held about a person and what a restitution would say are looked at a few times a year,
 * and everything is gone through for them: they are here more often than anywhere, by a pilote who
 * said more than anybody.
 */
const shares = {
  'plan/all': 25,
  'plan/subject': 24,
  'meetings/all': 8,
  'polls/all': 5,
  'polls/grid': 19,
  'people/mine': 3,
  'privacy/mine': 3,
  'restitution/preview': 3,
  // Does nothing: what it takes is the machine's, shared or not.
  healthz: 10,
};

/** Asks at a steady rate, whether or not the answers come: nothing hides a slow one. */
async function ask(origin, person, numbers) {
  const { tenantId, id } = person;
  const authorization = `Test ${Buffer.from(JSON.stringify({ tenantId, id })).toString('base64url')}`;
  const random = randomOf(seed);
  const year = new Date().getFullYear();
  const views = {
    'plan/all': () => 'plan/all',
    'plan/subject': () => `plan/subject?id=fiche:${numbers[Math.floor(random() * numbers.length)]}`,
    'meetings/all': () => 'meetings/all',
    'polls/all': () => 'polls/all',
    'polls/grid': () => 'polls/grid?poll=demo-poll-open',
    'people/mine': () => 'people/mine',
    'privacy/mine': () => 'privacy/mine',
    'restitution/preview': () => `restitution/preview?from=${year}-01-01&to=${year}-12-31`,
    healthz: () => '../healthz',
  };
  const names = Object.keys(views);
  const drawn = Object.entries(shares).flatMap(([name, share]) => Array(share).fill(name));
  const times = new Map(names.map((name) => [name, []]));
  const failed = [];
  const one = async (name) => {
    const start = performance.now();
    const answer = await fetch(`${origin}/api/${views[name]()}`, { headers: { authorization } });
    await answer.arrayBuffer();
    times.get(name).push(performance.now() - start);
    if (answer.status !== 200) failed.push(`${name}: ${answer.status}`);
  };
  for (const name of names) for (let n = 0; n < 5; n += 1) await one(name);
  for (const list of times.values()) list.length = 0;
  const begun = performance.now();
  const pending = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = begun + (n * 1_000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    pending.push(one(drawn[Math.floor(random() * drawn.length)]));
  }
  await Promise.all(pending);
  return { times, failed };
}

/** Loads the first page with an empty cache, and says what it took. */
async function load(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const scripts = new Set();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  // Interactive: the filters are drawn, and what is typed into them is counted in the next frame.
  await page.addInitScript(`
    new MutationObserver((_, observer) => {
      const input = document.querySelector('.filters input');
      if (!input) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => { window.interactiveAt = performance.now(); }));
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(url);
  await page.waitForSelector('.filters input');
  await sleep(1_500);
  const interactive = await page.evaluate('window.interactiveAt');
  await context.close();
  return { bytes, interactive };
}

async function loadsOf(origin, person) {
  const browser = await launch();
  const results = [];
  try {
    for (let n = 0; n < loads; n += 1)
      results.push(await load(browser, `${origin}/tab/?as=${person.id}`));
  } finally {
    await browser.close();
  }
  return {
    bytes: Math.max(...results.map(({ bytes }) => bytes)),
    interactive: percentile(
      results.map((r) => r.interactive),
      0.5,
    ),
  };
}

try {
  const { file: plan, numbers } = largePlan();
  await fill(plan);
  const origin = await serve(plan);
  const { people } = await (await fetch(`${origin}/api/test-people`)).json();
  const [person] = people;
  const { times, failed } = await ask(origin, person, numbers);
  const large = await loadsOf(origin, person);
  const all = [...times].flatMap(([name, list]) =>
    name in shares && name !== 'healthz' ? list : [],
  );
  const rows = [...times, ['tout', all]].map(([view, list]) => ({
    view,
    requests: list.length,
    'p50 ms': rounded(percentile(list, 0.5)),
    'p99 ms': rounded(percentile(list, 0.99)),
    'max ms': rounded(Math.max(...list)),
  }));
  const views = rows.filter(({ view }) => view in shares && view !== 'healthz');
  const summary = {
    fiches,
    updates,
    rate,
    failed,
    jsBytes: large.bytes,
    interactiveMs: Math.round(large.interactive),
    apiP99Ms: rounded(percentile(all, 0.99)),
    slowestViewP99Ms: Math.max(...views.map(({ 'p99 ms': p99 }) => p99)),
    healthzP99Ms: rounded(percentile(times.get('healthz'), 0.99)),
    goals,
  };
  const passed =
    failed.length === 0 && Object.entries(goals).every(([name, goal]) => summary[name] <= goal);
  report('tab', { seed, rows, summary, passed });
  console.log(
    `JavaScript ${Math.round(summary.jsBytes / 1_000)} kB, interactive en ${summary.interactiveMs} ms, API p99 ${summary.apiP99Ms} ms, la vue la plus lente ${summary.slowestViewP99Ms} ms : ${passed ? 'objectifs atteints' : 'objectif manqué'}`,
  );
  process.exitCode = passed ? 0 : 1;
} finally {
  for (const child of children) child.kill();
  rmSync(scratch, { recursive: true, force: true });
}
