/**
 * What an act costs when the partnership grows, and nothing of what the act touches does.
 *
 * The built service over real HTTP, on the file (S, M) and on a PostgreSQL of its own (S, M, L); the sizes take
 * turns, act by act, so that a machine that does something else disturbs all alike. Goals: on PostgreSQL an act
 * takes at L at most twice the processor time of S, at most 12 statements; sixty votes at once on three instances
 * are answered within 300 ms (99 of 100), on the file within 150 ms; the daily work holds the event loop never
 * over 100 ms at L.
 *
 * Options: `--rounds=12 --sizes=S,M,L --stores=file,postgresql --seed=1 --settle=110000` (ms).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'tsx/esm/api';
import { statementDoor } from './growth/statements.mjs';
import { pressing, saying } from './polls/people.mjs';
import { optionsOf, report } from './report.mjs';
import { startBot, stopAll } from './service.mjs';
import { post } from './turns/load.mjs';

register();
const root = path.resolve(import.meta.dirname, '..');
const load = (file) => import(path.join(root, file));
const { ACTING_POLL, ACTORS, nameOf, partnership, sizes, TENANT } = await load(
  'bench/growth/partnership.ts',
);
const { startPostgres } = await load('test/src/store/postgres-server.ts');
const { fileDepot } = await load('src/store/depot.ts');
const { postgresDepot } = await load('src/store/postgres/postgres-depot.ts');
const { loadKnowledge } = await load('src/load-knowledge.ts');
const { subjectsOf } = await load('bot/knowledge/subjects.ts');

const goals = { growth: 2, statements: 12, crowdP99Ms: 300, fileCrowdP99Ms: 150, heldMs: 100 };
const options = optionsOf(process.argv.slice(2));
const rounds = Number(options.rounds ?? 12);
const warmUp = 3;
const settleMs = Number(options.settle ?? 110_000);
const seed = Number(options.seed ?? 1);
const wanted = (options.sizes ?? 'S,M,L').split(',');
const stores = (options.stores ?? 'file,postgresql').split(',');
const service = path.join(root, options.service ?? 'dist/src/main.js');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-growth-'));
const children = [];
const stops = [];

/** An administrator may see what every group does: whoever acts is none. */
const NOBODY = '00000000-0000-4000-8000-00000000ffff';

const rounded = (value) => Math.round(value * 10) / 10;
const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
const median = (values) => percentile(values, 0.5);

/** Processor time of a process in ms, all its threads: it does not depend on who else works. */
function cpuOf(pid) {
  let ns = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // A thread that ended meanwhile.
    }
  }
  return ns / 1e6;
}

const french = (days) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('fr-FR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** Acts, each made of what is sent at a round `n`; nobody does the same twice. */
const acts = {
  'question du plan': (n, to) => saying(1 + (n % 20), 'qui pilote la fiche 1.1 ?', to),
  'où en est la fiche': (n, to) => saying(1 + (n % 20), 'où en est la fiche 1.1 ?', to),
  'où en est le plan': (n, to) => saying(1 + (n % 20), 'où en est le plan ?', to),
  'donner des nouvelles': (n, to) =>
    saying(0, `1.1 : ${1 + (n % 99)} %, convention ${n} signée`, to),
  'voter (clic)': (n, to) =>
    pressing(
      n % ACTORS,
      'polls.vote',
      {
        poll: ACTING_POLL,
        page: 0,
        person: '',
        version: n,
        word: '',
        s1: n % 2 ? 'yes' : 'no',
        s2: n % 3 ? 'maybe' : 'yes',
        s3: 'no',
      },
      to,
    ),
  'résultats du sondage': (n, to) => saying(1 + (n % 20), 'résultats du sondage', to),
  'prochaine réunion': (n, to) => saying(1 + (n % 20), 'c’est quand la prochaine réunion ?', to),
  'mes réunions': (n, to) => saying(1 + (n % 20), 'mes réunions', to),
  'mes groupes': (n, to) => saying(1 + (n % 20), 'mes groupes', to),
  'réunion : la phrase': (n, to) =>
    saying(0, `planifie une réunion du sous-groupe Mesure le ${french(60 + n)} de 14h à 16h`, to),
  'mes données': (n, to) => saying(1 + (n % 20), 'mes données', to),
};

/** What each sentence must be answered with, so that nothing else is measured. */
const answers = {
  'question du plan': /pilotée/,
  'où en est la fiche': /%/,
  'où en est le plan': /en moyenne/,
  'donner des nouvelles': /noté/,
  'résultats du sondage': /Rentrée 0/,
  'prochaine réunion': /prochaine réunion/,
  'mes réunions': /Réunions à venir/,
  'mes groupes': /Mesure/,
  'réunion : la phrase': /14\s?h à 16\s?h/,
  'mes données': /Ce que je sais de vous/,
};

/** What is sent, by whoever is known under their name: nobody is renamed by what they say. */
function asKnown(body) {
  const activity = JSON.parse(body);
  activity.from.name = nameOf(activity.from.aadObjectId);
  return JSON.stringify(activity);
}

/** Pages of the tab, asked for as the tab does. */
const year = new Date().getFullYear();
const pages = {
  'onglet : plan': 'plan/all',
  'onglet : réunions': 'meetings/all',
  'onglet : sondages': 'polls/all',
  'onglet : grille': `polls/grid?poll=${ACTING_POLL}`,
  'onglet : groupes': 'people/mine',
  'onglet : mes données': 'privacy/mine',
  'onglet : restitution': `restitution/preview?from=${year}-01-01&to=${year}-12-31`,
};

const names = [...Object.keys(acts), ...Object.keys(pages)];
const agent = new http.Agent({ keepAlive: true, maxSockets: 80 });

async function page(port, view, who) {
  const person = JSON.stringify({ tenantId: TENANT, id: String(who) });
  const authorization = `Test ${Buffer.from(person).toString('base64url')}`;
  const answer = await fetch(`http://127.0.0.1:${port}/api/${view}`, {
    headers: { authorization },
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** One service on rows of a size; `count`: statements so far. */
async function place({ store, size, serviceUrl, subjects }) {
  const env = { LOG_LEVEL: 'warn', ADMINS: NOBODY };
  const dataDir = path.join(scratch, `${store}-${size}`);
  const log = { info() {}, warn() {}, error: console.error };
  const rows = [...partnership({ size: sizes[size], subjects, now: new Date(), seed, serviceUrl })];
  const began = performance.now();
  let count = () => 0;
  let databaseUrl;
  if (store === 'postgresql') {
    const server = await startPostgres(['-c', 'max_connections=200']);
    stops.push(server.stop);
    const depot = postgresDepot(server.url, log);
    await depot.replace(rows, () => {});
    await depot.close();
    const door = await statementDoor(server.url);
    stops.unshift(door.stop);
    count = door.count;
    databaseUrl = door.url;
  } else await fileDepot(dataDir, () => new Date(), log).replace(rows, () => {});
  console.log(
    `${store} ${size} : ${rows.length} lignes en ${Math.round(performance.now() - began)} ms`,
  );
  const start = async () => {
    const started = await startBot(
      service,
      { ...env, DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
      600_000,
    );
    children.push(started.child);
    return started;
  };
  return { store, size, count, start, dataDir, databaseUrl, ...(await start()) };
}

/** The work of a day on the rows of a place, in a process beside the service. */
async function dailyWork({ dataDir, databaseUrl }) {
  const child = fork(path.join(root, 'bench/growth/daily.ts'), [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
  });
  children.push(child);
  const [found] = await once(child, 'message');
  await once(child, 'exit');
  return found;
}

/** What an act says is what is asked of it; a press is answered in its own request. */
async function heard(connector, name) {
  connector.send('count');
  const [{ posts, apologies, last }] = await once(connector, 'message');
  const { text, summary, attachments } = JSON.parse(last || '{}');
  const told = `${text ?? ''} ${summary ?? ''} ${JSON.stringify(attachments ?? '')}`;
  const right = name in answers ? answers[name].test(told) && posts > 0 : true;
  if (apologies > 0 || !right) throw new Error(`${name} : « ${told.slice(0, 300)} »`);
}

async function oneAct(at, run, want) {
  const [cpu, statements, began] = [cpuOf(at.child.pid), at.count(), performance.now()];
  const status = await run();
  const ms = performance.now() - began;
  // What an act leaves for after its answer is its own too.
  await sleep(150);
  if (status !== 200) throw new Error(`${want} (${at.store} ${at.size}) : ${status}`);
  return { ms, cpu: cpuOf(at.child.pid) - cpu, statements: at.count() - statements };
}

/** What a service spends by itself in the 150 ms after an act: beats, looks at the outbox. */
async function idle(at) {
  const [cpu, statements] = [cpuOf(at.child.pid), at.count()];
  await sleep(3_000);
  return {
    cpu: ((cpuOf(at.child.pid) - cpu) * 150) / 3_000,
    statements: ((at.count() - statements) * 150) / 3_000,
  };
}

/** Sixty presses at once, dealt over the instances; every answer in ms. */
async function crowd(instances, round, to) {
  const began = performance.now();
  return Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const body = asKnown(acts['voter (clic)'](n + round * 61, to));
      const status = await post(instances[n % instances.length].port, agent, body);
      if (status !== 200) throw new Error(`un vote a reçu ${status}`);
      return performance.now() - began;
    }),
  );
}

async function measure() {
  const connector = fork(path.join(root, 'bench/turns/connector.mjs'));
  children.push(connector);
  const [{ port: teams }] = await once(connector, 'message');
  const to = `http://127.0.0.1:${teams}/`;
  const { plan } = await loadKnowledge(path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'));
  const subjects = subjectsOf(plan);
  const places = [];
  for (const store of stores)
    for (const size of wanted)
      if (store === 'postgresql' || size !== 'L')
        places.push(await place({ store, size, serviceUrl: to, subjects }));
  // The work of the day begins a minute after a start: it is measured apart.
  await sleep(settleMs);
  const quiet = new Map();
  for (const at of places) quiet.set(at, await idle(at));
  const found = new Map(
    places.map((at) => [at, Object.fromEntries(names.map((name) => [name, []]))]),
  );
  const runs = {
    ...Object.fromEntries(
      Object.entries(acts).map(([name, of]) => [
        name,
        (at, n) => post(at.port, agent, asKnown(of(n, to))),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(pages).map(([name, view]) => [name, (at) => page(at.port, view, 0)]),
    ),
  };
  for (const [name, run] of Object.entries(runs))
    for (let n = 0; n < rounds + warmUp; n += 1)
      for (const at of places) {
        const one = await oneAct(at, () => run(at, n), name);
        if (n >= warmUp) found.get(at)[name].push(one);
        if (n === 0 && name in acts) await heard(connector, name);
      }
  // The file has one process: what it costs there is that of the same rows.
  const daily = {};
  for (const at of places)
    if (at.databaseUrl) daily[`${at.store} ${at.size}`] = await dailyWork(at);
  const crowds = {};
  for (const at of places) {
    const instances = [at];
    if (at.store === 'postgresql') instances.push(await at.start(), await at.start());
    const times = [];
    for (let n = 0; n < 12; n += 1) {
      const all = await crowd(instances, n, to);
      if (n >= 2) times.push(...all);
    }
    crowds[`${at.store} ${at.size} (${instances.length})`] = {
      p50: rounded(median(times)),
      p99: rounded(percentile(times, 0.99)),
    };
  }
  return { places, quiet, found, daily, crowds };
}

try {
  const { places, quiet, found, daily, crowds } = await measure();
  const figure = (at, name) => {
    const all = found.get(at)[name];
    return {
      cpu: Math.max(0, median(all.map(({ cpu }) => cpu)) - quiet.get(at).cpu),
      p99: percentile(
        all.map(({ ms }) => ms),
        0.99,
      ),
      statements: Math.max(
        0,
        median(all.map(({ statements }) => statements)) - quiet.get(at).statements,
      ),
    };
  };
  const rows = names.map((name) => {
    const cells = { acte: name };
    for (const at of places) {
      const { cpu, p99, statements } = figure(at, name);
      const key = `${at.store === 'file' ? 'fichier' : 'pg'} ${at.size}`;
      cells[key] =
        `${rounded(cpu)} / ${Math.round(p99)}${at.store === 'file' ? '' : ` / ${Math.round(statements)}`}`;
    }
    return cells;
  });
  const by = (store, size) => places.find((at) => at.store === store && at.size === size);
  const [small, large] = [by('postgresql', 'S'), by('postgresql', 'L')];
  const growth =
    small && large
      ? Object.fromEntries(
          names.map((name) => [
            name,
            rounded(figure(large, name).cpu / Math.max(1, figure(small, name).cpu)),
          ]),
        )
      : {};
  const most = Math.max(0, ...Object.values(growth));
  const statements = large
    ? Math.max(
        ...names
          .slice(0, Object.keys(acts).length)
          .map((name) => Math.round(figure(large, name).statements)),
      )
    : 0;
  const crowdP99 = Math.max(
    0,
    ...Object.entries(crowds)
      .filter(([k]) => k.startsWith('postgresql'))
      .map(([, v]) => v.p99),
  );
  const fileCrowdP99 = Math.max(
    0,
    ...Object.entries(crowds)
      .filter(([k]) => k.startsWith('file'))
      .map(([, v]) => v.p99),
  );
  const heldMs = Math.max(
    0,
    ...Object.values(daily).flatMap((works) => Object.values(works).map((work) => work.heldMs)),
  );
  const passed =
    heldMs <= goals.heldMs &&
    most <= goals.growth &&
    statements <= goals.statements &&
    crowdP99 <= goals.crowdP99Ms &&
    fileCrowdP99 <= goals.fileCrowdP99Ms;
  report('growth', {
    seed,
    rows,
    summary: { growth, most, statements, heldMs, daily, crowds, goals },
    passed,
  });
  console.log('processeur (ms) / 99 % (ms) / requêtes SQL, par acte ; croissance L ÷ S :', growth);
  console.log('travail du jour (ms, boucle tenue au plus) :', daily);
  console.log('soixante votes à la fois :', crowds);
  console.log(passed ? 'atteint' : 'manqué');
  process.exitCode = passed ? 0 : 1;
} finally {
  agent.destroy();
  await stopAll(children);
  for (const stop of stops) await stop();
  rmSync(scratch, { recursive: true, force: true });
}
