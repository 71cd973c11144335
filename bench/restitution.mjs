/**
 * `npm run bench -- restitution [--updates=10000] [--rounds=3] [--seed=…]`: the restitution of a
 * year, in each format: how long it takes, what it holds above the memory of the service at rest.
 * Goal: Word in 5 s, 150 MB. Processes take turns, so that a busy moment is not one format's alone.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../scripts/build.mjs';
import { optionsOf, report } from './report.mjs';

const options = optionsOf(process.argv.slice(2));
const { updates = '10000', rounds = '3', seed = String(Date.now() % 1e6) } = options;
const formats = ['docx', 'pptx', 'xlsx', 'csv', 'md'];
const measure = path.join(import.meta.dirname, 'restitution', 'measure.mjs');
const run = (...args) =>
  execFileSync(process.execPath, ['--expose-gc', measure, ...args], { encoding: 'utf8' });

if (!build()) process.exit(1);
const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
run('fill', dir, updates, seed);

const measured = [];
for (let round = 0; round < Number(rounds); round++)
  for (const format of formats) measured.push(JSON.parse(run('make', dir, format)));

/** The median of each number: one slow moment of the machine says nothing. */
const rows = formats.map((format) => {
  const own = measured.filter((row) => row.format === format);
  const middle = (key) => own.map((row) => row[key]).sort((a, b) => a - b)[own.length >> 1];
  return Object.fromEntries(
    Object.keys(own[0]).map((key) => [key, key === 'format' ? format : middle(key)]),
  );
});
const docx = rows[0];
const summary = {
  updates: Number(updates),
  docxMs: docx['total (ms)'],
  docxMb: docx['au-dessus du repos (Mo)'],
};
const passed = summary.docxMs <= 5_000 && summary.docxMb <= 150;
report('restitution', { seed: Number(seed), rows, summary, passed });
process.exitCode = passed ? 0 : 1;
