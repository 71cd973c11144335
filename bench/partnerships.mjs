/**
 * What several partnerships of one service cost: memory asleep and awake, the first answer of one that slept, and
 * what the others feel meanwhile.
 *
 * The built service in a process of its own, anonymous, with as many folders as asked for, each with a generated plan
 * of 30 fiches; somebody of each asks over HTTP, and the answers are posted to a fake Teams in a third process. A
 * service of one partnership stands beside for comparison. Goals: an awake partnership takes at most 10 MB; the first
 * answer of one that slept comes within 2 s; while the others are opened, a question of one that is awake waits at most
 * as long as one opening.
 *
 * Options: `--partnerships=40 --fiches=30 --questions=200 --service=dist/src/main.js`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'tsx/esm/api';
import { stringify } from 'yaml';
import { saying } from './polls/people.mjs';
import { optionsOf, report } from './report.mjs';
import { startBot, stopAll } from './service.mjs';
import { post } from './turns/load.mjs';

register();
const root = path.resolve(import.meta.dirname, '..');
const { generatedPlan } = await import(path.join(root, 'test/support/generated-plan.ts'));

const goals = { awakeMB: 10, firstMs: 2_000 };
const options = optionsOf(process.argv.slice(2));
const count = Number(options.partnerships ?? 40);
const fiches = Number(options.fiches ?? 30);
const asked = Number(options.questions ?? 200);
const service = path.resolve(root, options.service ?? 'dist/src/main.js');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-partnerships-'));
const folders = path.join(scratch, 'folders');
const token = 'a-secret-of-the-bench';
const agent = new http.Agent({ keepAlive: true });
const children = [];
/** The service makes all partnerships work once after a start, one after the other. */
const patienceMs = 600_000;

const names = Array.from({ length: count }, (_, at) => `Val ${at + 1}`);
const rounded = (value) => Math.round(value * 10) / 10;
const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
const memoryOf = ({ pid }) =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

function writeFolders() {
  for (const [at, name] of names.entries()) {
    const folder = path.join(folders, `val-${at + 1}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'plan.yaml'),
      stringify(generatedPlan({ fiches, seed: at + 1 })),
    );
    writeFileSync(path.join(folder, 'partenariat.env'), `PARTNERSHIP_NAME="${name}"\n`);
  }
}

/** Says something as the person of a partnership; resolves to how long it took, in ms. */
async function say(port, serviceUrl, who, text) {
  const body = saying(who, text, serviceUrl);
  const begin = performance.now();
  const status = await post(port, agent, body);
  if (status !== 200) throw new Error(`${who} : ${status}`);
  return performance.now() - begin;
}

const question = (at) => `qui pilote la fiche 1.${(at % fiches) + 1} ?`;

/** Asks so many questions one after the other, or until told to stop. */
async function asking(port, serviceUrl, who, isOver) {
  const times = [];
  for (let at = 0; !isOver(at); at += 1) times.push(await say(port, serviceUrl, who, question(at)));
  return times;
}

const overview = async (port) => {
  const url = `http://127.0.0.1:${port}/vue-d-ensemble.json`;
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json();
};

async function measure() {
  writeFolders();
  const connector = fork(path.join(root, 'bench/turns/connector.mjs'));
  children.push(connector);
  const [{ port: teams }] = await once(connector, 'message');
  const serviceUrl = `http://127.0.0.1:${teams}/`;
  const one = await startBot(
    service,
    { DATA_DIR: path.join(scratch, 'one'), PLAN_FILE: path.join(folders, 'val-1', 'plan.yaml') },
    patienceMs,
  );
  children.push(one.child);
  const alone = await asking(one.port, serviceUrl, 0, (at) => at === asked);
  const oneMB = memoryOf(one.child);
  await stopAll([one.child]);

  const env = { PARTNERSHIPS_DIR: folders, OPERATOR_TOKEN: token };
  const { port, child } = await startBot(service, env, patienceMs);
  children.push(child);
  const begun = performance.now();
  const settled = async () =>
    (await overview(port)).partnerships.filter(({ summary }) => summary).length === count;
  while (!(await settled())) await sleep(500);
  const roundS = (performance.now() - begun) / 1_000;
  await sleep(3_000);
  const asleepMB = memoryOf(child);

  await say(port, serviceUrl, 0, `je parle de ${names[0]}`);
  await asking(port, serviceUrl, 0, (at) => at === 20);
  const quiet = await asking(port, serviceUrl, 0, (at) => at === asked);
  // The others are opened while the first goes on.
  const firsts = [];
  let isOver = false;
  const opening = (async () => {
    for (let who = 1; who < count; who += 1)
      firsts.push(await say(port, serviceUrl, who, `${names[who]} : ${question(who)}`));
    isOver = true;
  })();
  const meanwhile = await asking(port, serviceUrl, 0, () => isOver);
  await opening;
  const awakeMB = memoryOf(child);
  const beside = await asking(port, serviceUrl, 0, (at) => at === asked);
  return { alone, oneMB, roundS, asleepMB, awakeMB, quiet, firsts, meanwhile, beside };
}

try {
  const found = await measure();
  const row = (what, times) => ({
    what,
    questions: times.length,
    'p50 ms': rounded(percentile(times, 0.5)),
    'p99 ms': rounded(percentile(times, 0.99)),
  });
  const eachMB = rounded((found.awakeMB - found.asleepMB) / count);
  const firstMs = rounded(percentile(found.firsts, 0.99));
  const summary = {
    oneMB: rounded(found.oneMB),
    asleepMB: rounded(found.asleepMB),
    awakeMB: rounded(found.awakeMB),
    eachMB,
    firstMs,
    roundS: rounded(found.roundS),
    goals,
  };
  const rows = [
    row('un seul service, un partenariat', found.alone),
    row(`${count} partenariats, un seul ouvert`, found.quiet),
    row('le même, pendant que les autres s’ouvrent', found.meanwhile),
    row(`le même, les ${count} ouverts`, found.beside),
    row('première réponse d’un qui dormait', found.firsts),
  ];
  const passed = eachMB <= goals.awakeMB && firstMs <= goals.firstMs;
  report('partnerships', { seed: 1, rows, summary, passed });
  process.exitCode = passed ? 0 : 1;
} finally {
  await stopAll(children);
  rmSync(scratch, { recursive: true, force: true });
}
