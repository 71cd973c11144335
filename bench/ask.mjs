/**
 * `npm run bench -- ask [--seed=1] [--rounds=5]`: the score of Fil rouge on every set of questions, and the
 * floors of those that lent their sentences to the phrasings (`--scores`: nothing else); what it costs to understand
 * a message or a question (`--messages`: nothing else); on the answerable
 * questions of the development set and of the layperson's, in one run, how many are answered right by BM25
 * over the plan's lines (MiniSearch), by a trained classifier (node-nlp, five folds) and by Fil rouge; then
 * what an answer costs in time, on this plan, on one of 1,000 fiches, and on hostile texts.
 *
 * What runs is the compiled code, in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { classifier, linesFor, searchEngine } from './ask/peers.mjs';
import { linesOf } from './ask/plan-lines.mjs';
import { optionsOf, report } from './report.mjs';

const root = path.resolve(import.meta.dirname, '..');
const built = path.join(import.meta.dirname, 'results', 'ask');
const planFile = path.join(root, 'plan/seine-saint-denis-2024-2026.yaml');
const options = optionsOf(process.argv.slice(2));
const seed = Number(options.seed ?? 1);
const rounds = Number(options.rounds ?? 5);
const goals = { p50: 0.6, p99: 4, bigP99: 5, bigMb: 40, hostile: 20 };

const node = (args) =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
node([
  path.join(root, 'node_modules/typescript/bin/tsc'),
  '-p',
  path.join(import.meta.dirname, 'ask/tsconfig.json'),
]);
const understanding = JSON.parse(
  node([path.join(built, 'bench/ask/understanding.js'), String(rounds)]),
);
console.log('Understanding, in ms');
console.table(understanding);
if (process.argv.includes('--messages')) {
  const isMet = Object.values(understanding).every(
    ({ p50, p99 }) => p50 <= goals.p50 && p99 <= goals.p99,
  );
  process.exit(isMet ? 0 : 1);
}
const scores = JSON.parse(node([path.join(built, 'bench/ask/scores.js')]));
const floorsHeld = Object.keys(scores.unmet).length === 0;
console.table(scores.rows);
for (const [set, short] of Object.entries(scores.unmet))
  console.log([`${set}: below its floor`, ...short].join('\n  '));
if (process.argv.includes('--scores')) process.exit(floorsHeld ? 0 : 1);

const own = (file) => import(pathToFileURL(path.join(built, file)).href);
const { cut } = await own('bot/language/words.js');
const { readQuestions, verdictOf } = await own('test/support/score.js');
const { parsePlan } = await own('bot/knowledge/parse.js');

const answerable = (set) => readQuestions(set).filter(({ kind }) => kind === 'answerable');
const sets = {
  dev: answerable('read/development'),
  layperson: answerable('read/layperson-everyday-words'),
};
const lines = linesOf(parsePlan(readFileSync(planFile, 'utf8'), planFile));

/** By the rule that the tests hold. */
const isRight = (question, text, outcome = 'answered') =>
  verdictOf(question, { outcome, text }) === 'right';
const holds = (line, key) => isRight({ kind: 'answerable', all: [[key]], none: [] }, line);

const percent = (answers, lang) => {
  const of = answers.filter(({ question }) => question.lang === lang);
  const right = of.filter(({ question, text, outcome }) => isRight(question, text, outcome));
  return Math.round((1000 * right.length) / of.length) / 10;
};
const row = (name, { dev, layperson }) => ({
  name,
  'dev fr %': percent(dev, 'fr'),
  'dev en %': percent(dev, 'en'),
  'layperson fr %': percent(layperson, 'fr'),
  'layperson en %': percent(layperson, 'en'),
});

const search = searchEngine(lines, cut);
const searched = (most) => {
  const ask = (question) => ({ question, text: search(question.q, most) });
  return { dev: sets.dev.map(ask), layperson: sets.layperson.map(ask) };
};
const examples = sets.dev.map((question) => ({
  question,
  intent: linesFor(question, lines, holds),
}));
const { crossed, others } = await classifier(examples, sets.layperson, { seed });
const ours = JSON.parse(
  node(['--expose-gc', path.join(built, 'bench/ask/ours.js'), String(seed), String(rounds)]),
);
const answered = (set) => sets[set].map((question, i) => ({ question, ...ours.answers[set][i] }));

const rows = [
  row(`MiniSearch, ${lines.length} lines, top 1`, searched(1)),
  row('MiniSearch, top 3', searched(3)),
  row('node-nlp, 5 folds; trained on dev for layperson', { dev: crossed, layperson: others }),
  row('Fil rouge', { dev: answered('dev'), layperson: answered('layperson') }),
];
const { speed, hostile } = ours;
const measured = { ...speed, hostile: hostile[0][1] };
const met = Object.fromEntries(
  Object.entries(goals).map(([name, most]) => [
    `${name} ≤ ${most} ${name === 'bigMb' ? 'MB' : 'ms'}`,
    { measured: measured[name], met: measured[name] <= most },
  ]),
);
const passed = floorsHeld && Object.values(met).every((goal) => goal.met);
report('ask', {
  seed,
  rows,
  summary: { rounds, ...speed, hostile, goals: met, scores },
  passed,
});
console.table(met);
console.table(Object.fromEntries(hostile));
process.exitCode = passed ? 0 : 1;
