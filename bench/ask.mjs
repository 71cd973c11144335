/**
 * `npm run bench -- ask [--seed=1]`: on the answerable development questions and on those of the third set, in one run, how many
 * are answered right by BM25 over the plan's lines (MiniSearch, French stems, fuzzy, prefix), by an
 * intent classifier trained on the development questions (node-nlp), and by Fil rouge; then
 * what an answer costs in time, on this plan, on one of 1,000 fiches, and on hostile texts.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { optionsOf, report } from './report.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { parse } = createRequire(path.join(root, 'package.json'))('yaml');
const seed = Number(optionsOf(process.argv.slice(2)).seed ?? 1);

const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ');
const answerable = (set) =>
  readFileSync(path.join(root, `test/questions/${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'answerable');
const questions = answerable('dev');
const third = answerable('third');
const right = (question, text) =>
  question.all.every((group) => group.some((key) => plain(text).includes(plain(key)))) &&
  !question.none.some((key) => plain(text).includes(plain(key)));

/** The plan's own lines, as the document prints them. */
function linesOf(node, lines = new Set()) {
  if (Array.isArray(node)) for (const child of node) linesOf(child, lines);
  else if (node && typeof node === 'object')
    for (const [key, value] of Object.entries(node)) {
      if (['texte', 'titre', 'nom', 'sens'].includes(key) && typeof value === 'string')
        lines.add(value);
      else if (key !== 'inconnus') linesOf(value, lines);
    }
  return [...lines];
}

/** Plural, feminine and the commonest endings: what a light French stemmer takes off. */
const stem = (word) =>
  plain(word).replace(
    /(issements?|ations?|ements?|ements|euses?|eurs?|ives?|ifs?|ees?|es|er|s|e)$/u,
    '',
  ) || plain(word);

const lines = linesOf(
  parse(readFileSync(path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'), 'utf8')),
);
const index = new MiniSearch({
  fields: ['text'],
  processTerm: stem,
  searchOptions: { fuzzy: 0.2, prefix: true },
});
index.addAll(lines.map((text, id) => ({ id, text })));
const bm25 = (question, most) =>
  right(
    question,
    index
      .search(question.q)
      .slice(0, most)
      .map(({ id }) => lines[id])
      .join('\n'),
  );

/** Trained on the development questions, asked the third set: its intent is a fact, said whole. */
async function classified() {
  const { NlpManager } = createRequire(import.meta.url)('node-nlp');
  const manager = new NlpManager({
    languages: ['fr', 'en'],
    forceNER: false,
    autoSave: false,
    nlu: { log: false },
  });
  for (const q of questions) manager.addDocument(q.lang, q.q, q.id);
  await manager.train();
  const verdicts = [];
  for (const q of third) {
    const { intent } = await manager.process(q.lang, q.q);
    const known = questions.find(({ id }) => id === intent);
    const text = (known?.all ?? []).map((group) => group.join(' ')).join(' ');
    verdicts.push({ lang: q.lang, right: right(q, text) });
  }
  return verdicts;
}

const ours = JSON.parse(
  execFileSync(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      'tsx',
      path.join(import.meta.dirname, 'ask', 'ours.ts'),
      String(seed),
    ],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  ),
);
const percent = (verdicts, lang) => {
  const of = verdicts.filter((v) => v.lang === lang);
  return Math.round((1000 * of.filter((v) => v.right).length) / of.length) / 10;
};
const row = (name, dev, other) => ({
  name,
  'dev fr %': dev ? percent(dev, 'fr') : '',
  'dev en %': dev ? percent(dev, 'en') : '',
  'third fr %': percent(other, 'fr'),
  'third en %': percent(other, 'en'),
});
const found = (set, most) => set.map((q) => ({ lang: q.lang, right: bm25(q, most) }));
const rows = [
  row('MiniSearch, top 1', found(questions, 1), found(third, 1)),
  row('MiniSearch, top 3', found(questions, 3), found(third, 3)),
  row('node-nlp, trained on dev', undefined, await classified()),
  row('Fil rouge', ours.verdicts.dev, ours.verdicts.third),
];
const round = (n) => Math.round(n * 1000) / 1000;
const speed = {
  p50: round(ours.p50),
  p99: round(ours.p99),
  max: round(ours.max),
  bigP50: round(ours.bigP50),
  bigP99: round(ours.bigP99),
  heapMb: round(ours.heapMb),
  hostile: ours.hostile.map(([name, ms]) => [name, round(ms)]),
};
const passed =
  ours.p50 <= 0.3 &&
  ours.p99 <= 1.5 &&
  ours.bigP99 <= 5 &&
  ours.heapMb <= 40 &&
  ours.hostile[0][1] <= 20;
report('ask', {
  seed,
  rows,
  summary: {
    ...speed,
    goals: 'p50 ≤ 0.3, p99 ≤ 1.5, bigP99 ≤ 5 (ms), heap ≤ 40 MB, hostile ≤ 20 ms',
  },
  passed,
});
console.log(passed ? 'vitesse : atteint' : 'vitesse : manqué');
