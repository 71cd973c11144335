/**
 * The whole way of a question, against the least a bot of this SDK can be.
 *
 * The built service and a bare restify + CloudAdapter echo bot, each in its own process, are asked
 * the same questions over HTTP by turns; both post their answers to the same fake Teams, in a third
 * process. Goal: the service answers at 0.75 of the echo bot's rate or better.
 *
 * Options: `--questions=3000 --concurrency=16 --rounds=6 --seed=1 --service=dist/src/main.js`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { optionsOf, randomOf, report } from './report.mjs';
import { startBot, stopAll } from './service.mjs';
import { ask } from './turns/load.mjs';
import { questions as all } from './turns/questions.mjs';

const goal = 0.75;
const options = optionsOf(process.argv.slice(2));
const total = Number(options.questions ?? 3_000);
const concurrency = Number(options.concurrency ?? 16);
const rounds = Number(options.rounds ?? 6);
const seed = Number(options.seed ?? 1);
const root = path.resolve(import.meta.dirname, '..');
const service = path.resolve(root, options.service ?? 'dist/src/main.js');
const data = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
const children = [];

/** The log is written, and thrown away. */
async function start(script) {
  const { port, child } = await startBot(script, { DATA_DIR: data, LOG_LEVEL: 'info' });
  children.push(child);
  return port;
}

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const rounded = (value) => Math.round(value * 100) / 100;

function rowOf(name, { ms, times }) {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    bot: name,
    questions: times.length,
    'rate /s': Math.round((times.length / ms) * 1_000),
    'p50 ms': rounded(percentile(sorted, 0.5)),
    'p99 ms': rounded(percentile(sorted, 0.99)),
  };
}

async function measure() {
  const connector = fork(path.join(root, 'bench/turns/connector.mjs'));
  children.push(connector);
  const [{ port: teams }] = await once(connector, 'message');
  const serviceUrl = `http://127.0.0.1:${teams}/`;
  const bots = {
    service: await start(service),
    echo: await start(path.join(root, 'bench/turns/echo.mjs')),
  };
  const random = randomOf(seed);
  let first = 0;

  /** One round for one bot; throws unless each question was answered exactly once, well. */
  const round = async (name, size) => {
    const questions = Array.from({ length: size }, () => all[Math.floor(random() * all.length)]);
    const result = await ask({ port: bots[name], serviceUrl, questions, first, concurrency });
    first += size;
    connector.send('count');
    const [{ posts, apologies }] = await once(connector, 'message');
    if (result.refused + apologies > 0 || posts !== size) {
      throw new Error(
        `${name} : ${result.refused} refus, ${apologies} excuses, ${posts}/${size} réponses`,
      );
    }
    return result;
  };

  const sums = { service: { ms: 0, times: [] }, echo: { ms: 0, times: [] } };
  const ratios = [];
  for (const name of ['service', 'echo']) await round(name, 500);
  for (let at = 0; at < rounds; at += 1) {
    // Who goes first changes, so that a machine that warms up or slows down favours nobody.
    const order = at % 2 === 0 ? ['service', 'echo'] : ['echo', 'service'];
    const rate = {};
    for (const name of order) {
      const { ms, times } = await round(name, Math.ceil(total / rounds));
      sums[name].ms += ms;
      sums[name].times.push(...times);
      rate[name] = times.length / ms;
    }
    ratios.push(rounded(rate.service / rate.echo));
  }
  return { sums, ratios };
}

try {
  const { sums, ratios } = await measure();
  const rows = Object.entries(sums).map(([name, sum]) => rowOf(name, sum));
  const ratio = rounded(rows[0]['rate /s'] / rows[1]['rate /s']);
  const passed = ratio >= goal;
  report('turns', { seed, rows, summary: { concurrency, rounds, ratio, ratios, goal }, passed });
  console.log(`ratio ${ratio} (objectif ${goal}) : ${passed ? 'atteint' : 'manqué'}`);
  process.exitCode = passed ? 0 : 1;
} finally {
  await stopAll(children);
  rmSync(data, { recursive: true, force: true });
}
