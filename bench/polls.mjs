/**
 * Sixty people who answer a poll at once, against the least a bot of this SDK can be.
 *
 * The built service and a bare bot that answers each click with one line, each in its own process,
 * get the same votes over HTTP by turns. Goals: 99 % of the votes answered within 300 ms, at 0.6 of
 * the bare bot's rate or better, every vote on the disk: the service is killed after the last
 * answer, and its file is read.
 *
 * Options: `--people=60 --rounds=40 --service=dist/src/main.js`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pressing, saying, submitting } from './polls/people.mjs';
import { optionsOf, report } from './report.mjs';
import { startBot, stopAll } from './service.mjs';
import { post } from './turns/load.mjs';

const goals = { ratio: 0.6, p99: 300 };
const options = optionsOf(process.argv.slice(2));
const people = Number(options.people ?? 60);
const rounds = Number(options.rounds ?? 40);
/** Rounds that are not counted: 600 votes, about as many as the questions that warm up `turns`. */
const warmUp = 10;
const root = path.resolve(import.meta.dirname, '..');
const service = path.resolve(root, options.service ?? 'dist/src/main.js');
const data = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
const children = [];
const poll = 'poll-of-the-bench';

/** Whoever prepares the group makes it. */
const env = { DATA_DIR: data, LOG_LEVEL: 'warn', ADMINS: '*' };

async function start(script) {
  const started = await startBot(script, env);
  children.push(started.child);
  return started;
}

/** A day of the week in two months. */
const slots = [60, 61, 62].map((days) => ({
  date: new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10),
  start: '10:00',
  end: '12:00',
}));
const deadline = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString().slice(0, 10);
const draft = {
  id: poll,
  title: 'mesure',
  group: 'sous-groupe-mesure',
  slots,
  deadline,
  time: '18:00',
  required: ['caf'],
  quorum: 5,
  namesHidden: false,
};

/** The group, its people, and the poll that is launched. */
async function prepare(port, serviceUrl) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const send = async (body) => {
    const status = await post(port, agent, body);
    if (status !== 200) throw new Error(`préparation : ${status}`);
  };
  await send(saying(0, 'crée le sous-groupe mesure', serviceUrl));
  await send(saying(0, 'entrée libre pour le sous-groupe mesure', serviceUrl));
  for (let who = 1; who < people; who += 1)
    await send(saying(who, 'rejoindre le sous-groupe mesure', serviceUrl));
  await send(
    submitting(0, { verb: 'polls.launch', draft: JSON.stringify(draft), version: 0 }, serviceUrl),
  );
  agent.destroy();
  // Sixty cards leave at thirty a second: they are not what is measured.
  await sleep(4_000);
}

/** What everybody answers in a round: never twice the same. */
const answersOf = (round, who) => ({
  s1: (round + who) % 2 === 0 ? 'yes' : 'no',
  s2: 'maybe',
  s3: (round + who) % 3 === 0 ? 'yes' : 'no',
});

/** Everybody at once; the time of each, and of all. */
async function round(port, number, serviceUrl) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: people });
  const bodies = Array.from({ length: people }, (_, who) =>
    pressing(
      who,
      'polls.vote',
      { poll, page: 0, person: '', version: number, word: '', ...answersOf(number, who) },
      serviceUrl,
    ),
  );
  const begin = performance.now();
  const times = await Promise.all(
    bodies.map(async (body) => {
      const status = await post(port, agent, body);
      if (status !== 200) throw new Error(`un vote a reçu ${status}`);
      return performance.now() - begin;
    }),
  );
  const ms = performance.now() - begin;
  agent.destroy();
  return { ms, times };
}

/** Votes of the last round that are in the file of a service that was killed. */
function durable(number) {
  const rows = JSON.parse(readFileSync(path.join(data, 'fil-rouge.json'), 'utf8')).rows;
  const answers = new Map(
    rows
      .filter(([table]) => table === 'ballots')
      .map(([, , , value]) => [value.person.split(':').at(-1), value.answers]),
  );
  return Array.from({ length: people }, (_, who) => who).filter(
    (who) => JSON.stringify(answers.get(String(who))) === JSON.stringify(answersOf(number, who)),
  ).length;
}

/** Processor time of a process in ms, where the system says it: it does not depend on who else works. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

const rounded = (value) => Math.round(value * 100) / 100;
const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function rowOf(name, { ms, times, cpu }) {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    bot: name,
    votes: times.length,
    'rate /s': Math.round((times.length / ms) * 1_000),
    'p50 ms': rounded(percentile(sorted, 0.5)),
    'p99 ms': rounded(percentile(sorted, 0.99)),
    'cpu ms': rounded(cpu / times.length),
  };
}

async function measure() {
  const connector = fork(path.join(root, 'bench/turns/connector.mjs'));
  children.push(connector);
  const [{ port: teams }] = await once(connector, 'message');
  const serviceUrl = `http://127.0.0.1:${teams}/`;
  const bots = {
    service: await start(service),
    echo: await start(path.join(root, 'bench/polls/echo.mjs')),
  };
  await prepare(bots.service.port, serviceUrl);
  const sums = { service: { ms: 0, times: [], cpu: 0 }, echo: { ms: 0, times: [], cpu: 0 } };
  for (let at = 0; at < rounds + warmUp; at += 1) {
    const order = at % 2 === 0 ? ['service', 'echo'] : ['echo', 'service'];
    for (const name of order) {
      const before = cpuOf(bots[name].child.pid);
      const { ms, times } = await round(bots[name].port, at, serviceUrl);
      if (at < warmUp) continue;
      sums[name].cpu += cpuOf(bots[name].child.pid) - before;
      sums[name].ms += ms;
      sums[name].times.push(...times);
    }
  }
  bots.service.child.kill('SIGKILL');
  await once(bots.service.child, 'exit');
  return { sums, kept: durable(rounds + warmUp - 1) };
}

try {
  const { sums, kept } = await measure();
  const rows = Object.entries(sums).map(([name, sum]) => rowOf(name, sum));
  const ratio = rounded(rows[0]['rate /s'] / rows[1]['rate /s']);
  const p99 = rows[0]['p99 ms'];
  const passed = ratio >= goals.ratio && p99 <= goals.p99 && kept === people;
  const summary = { people, rounds, ratio, p99, kept, goals };
  report('polls', { seed: 0, rows, summary, passed });
  console.log(
    `rapport ${ratio} (objectif ${goals.ratio}), 99 % en ${p99} ms (${goals.p99}), ${kept} votes sur ${people} après l'arrêt brutal : ${passed ? 'atteint' : 'manqué'}`,
  );
  process.exitCode = passed ? 0 : 1;
} finally {
  await stopAll(children);
  rmSync(data, { recursive: true, force: true });
}
