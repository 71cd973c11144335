/**
 * `npm run bench -- progress [--updates=10000] [--questions=2000] [--seed=…]`: a year of updates
 * over the fiches and actions of the plan, then questions about them with an update now and then.
 * Goals: a question within 10 ms for 99 of 100, and 150 MB above the same service without updates;
 * then the restitution of such a year in Word, within 5 s and 150 MB above the service at rest.
 *
 * The same questions are asked, in turn, of a service that holds none: what is measured beside it
 * is what the updates cost. What runs is the compiled code, as `npm run build` makes it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { optionsOf, randomOf, report } from './report.mjs';
import { docxOf, meets, goals as ofRestitution, restitutionRounds } from './restitution/rounds.mjs';

const options = optionsOf(process.argv.slice(2));
const count = Number(options.updates ?? '10000');
const questions = Number(options.questions ?? '2000');
const seed = Number(options.seed ?? Date.now() % 1e6);
const root = path.join(import.meta.dirname, '..');
// Now and then somebody tells something (27 a day make 10,000 a year): copies have to follow. No
// divisor of the questions, so that each of them comes right after an update.
const every = Number(options.every ?? '17');
const goals = { p99Ms: 10, aboveIdleMb: 150, ...ofRestitution };

const asked = [
  'où en est la fiche 1.1 ?',
  'quelles fiches sont bloquées ?',
  'quoi de neuf depuis juin ?',
  'what changed this month?',
  "besoins d'arbitrage",
  'historique de la fiche 5',
  'avancement par axe',
  'qui pilote la fiche 1.1 ?',
];
const year = Date.UTC(2026, 0, 5);
const end = new Date(year + 365 * 86_400_000);

/** The code as the service runs it, compiled outside the project and removed after. */
function compile() {
  const out = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-build-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(out, 'node_modules'));
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = ['-p', 'tsconfig.build.json', '--outDir', out, '--noEmitOnError', 'false'];
  try {
    execFileSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'ignore' });
  } catch {
    // Types that are wrong elsewhere do not prevent the measure.
  }
  writeFileSync(path.join(out, 'package.json'), '{"type":"module"}');
  return out;
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

/** A year of updates, as rows of the data file. */
function rowsOf(subjects, random) {
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(year + (i * 365 * 86_400_000) / count).toISOString();
    const some = (share, value) => (random() < share ? value() : null);
    const value = {
      subject: pick(random, subjects),
      said: {
        meteo: some(0.7, () => pick(random, ['soleil', 'couvert', 'nuage', 'orage'])),
        percent: some(0.6, () => Math.floor(random() * 101)),
        highlights:
          random() < 0.6
            ? [`convention signée avec ${1 + Math.floor(random() * 12)} communes`]
            : [],
        blocker: some(0.15, () => 'foncier à Bondy'),
        arbitration: some(0.08, () => 'arbitrage de la Caf sur le bonus'),
        nextStep: some(0.3, () => 'réunion avec les gestionnaires'),
        indicators:
          random() < 0.2 ? [{ name: 'places créées', value: Math.floor(random() * 300) }] : [],
        unchanged: random() < 0.15,
        cleared: random() < 0.1 ? ['blocker'] : [],
      },
      asOf: at.slice(0, 10),
      at,
      author: `person:t:${Math.floor(random() * 60)}`,
      organisation: null,
      origin: { kind: 'chat', reportedBy: null },
      words:
        '1.1 : couvert, 60 %, convention signée avec 3 communes, réunion avec les gestionnaires',
      invalid: [],
      conflict: false,
      message: null,
      round: null,
      revisions: [],
      withdrawnAt: null,
    };
    return JSON.stringify(['progressUpdates', `u-${String(i).padStart(6, '0')}`, 1, value]);
  });
}

/** One service in a process of its own: `full` holds the year, `empty` nothing. */
async function serve(kind, out) {
  const at = (...parts) => path.join(out, ...parts);
  const { loadKnowledge } = await import(at('src', 'load-knowledge.js'));
  const { openFile } = await import(at('src', 'store', 'file', 'open-file.js'));
  const { createBot } = await import(at('bot', 'conversation', 'bot.js'));
  const { features } = await import(at('bot', 'features', 'index.js'));
  const { subjectsOf } = await import(at('bot', 'features', 'progress', 'model', 'subjects.js'));
  const knowledge = await loadKnowledge(
    path.join(root, 'plan', 'seine-saint-denis-2024-2026.yaml'),
  );
  const random = randomOf(seed);
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const pilot = {
    organisation: 'caf',
    substitute: null,
    until: null,
    at: end.toISOString(),
    by: 'person:t:0',
  };
  const rows = [
    JSON.stringify([
      'pilots',
      'fiche:1.1',
      1,
      { ...pilot, holder: { person: 'person:t:p', name: 'P' } },
    ]),
    ...(kind === 'full'
      ? rowsOf(
          subjectsOf(knowledge.plan).map((s) => s.id),
          random,
        )
      : []),
  ];
  writeFileSync(
    path.join(dir, 'fil-rouge.json'),
    `{"format":"fil-rouge","schema":1,"rows":[\n${rows.join(',\n')}\n]}\n`,
  );
  rows.length = 0;
  const silent = { info() {}, warn() {}, error() {}, debug() {} };
  const store = await openFile({ dataDir: dir, now: () => end, log: silent });
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools: { store, isAdmin: () => false },
  });
  let turns = 0;
  const hear = (text) =>
    bot.hear(
      {
        id: `t${turns++}`,
        now: end,
        locale: 'fr',
        person: { tenantId: 't', id: 'p', teamsId: '29:p', name: 'P' },
        conversation: { id: 'a:p', type: 'personal' },
        reply: async () => {},
      },
      text,
    );
  for (const text of asked) await hear(text);
  const times = [];
  const cpu = [];
  for (let i = 0; i < questions; i++) {
    if (kind === 'full' && i % every === 0) await hear(`1.1 : ${i % 101} %, convention signée`);
    const used = process.cpuUsage();
    const start = performance.now();
    await hear(asked[i % asked.length]);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  globalThis.gc?.();
  const rank = (list, share) =>
    list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
  const { rss, heapUsed } = process.memoryUsage();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
  return {
    p50: rank(times, 0.5),
    p99: rank(times, 0.99),
    cpu99: rank(cpu, 0.99),
    rss: rss / 2 ** 20,
    heap: heapUsed / 2 ** 20,
  };
}

if (options.child) {
  console.log(JSON.stringify(await serve(options.child, options.out)));
} else {
  const out = compile();
  const run = (kind) => {
    const args = [
      '--expose-gc',
      process.argv[1],
      `--child=${kind}`,
      `--out=${out}`,
      `--updates=${count}`,
      `--questions=${questions}`,
      `--seed=${seed}`,
      `--every=${every}`,
    ];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (!stdout.trim()) throw new Error(stderr);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  };
  try {
    const empty = run('empty');
    const full = run('full');
    const round = (value) => Math.round(value * 100) / 100;
    const rows = [
      { service: 'sans mise à jour', ...empty },
      { service: `${count} mises à jour`, ...full },
    ].map(({ service, p50, p99, cpu99, rss, heap }) => ({
      service,
      'p50 (ms)': round(p50),
      'p99 (ms)': round(p99),
      'p99 processeur (ms)': round(cpu99),
      'rss (Mo)': Math.round(rss),
      'tas (Mo)': Math.round(heap),
    }));
    const made = restitutionRounds({ updates: count, seed, rounds: 3, formats: ['docx'] });
    const summary = {
      ...docxOf(made),
      cpu99Ms: round(full.cpu99),
      p99Ms: round(full.p99),
      aboveIdleMb: Math.round(full.rss - empty.rss),
      goals,
    };
    const passed =
      summary.p99Ms <= goals.p99Ms && summary.aboveIdleMb <= goals.aboveIdleMb && meets(summary);
    report('progress', { seed, rows, summary, passed });
    if (!passed) process.exitCode = 1;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
