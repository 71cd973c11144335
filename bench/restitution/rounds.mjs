import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../scripts/build.mjs';

/** Word within 5 s and 150 MB above the service at rest, for 10,000 updates. */
export const goals = { docxMs: 5_000, docxMb: 150 };

/**
 * One row a format, the median of each number: a slow moment of the machine says nothing. Formats
 * take turns, each time in a process of its own.
 *
 * @param {{ updates: number, seed: number, rounds: number, formats: string[] }} wish
 */
export function restitutionRounds({ updates, seed, rounds, formats }) {
  if (!build()) throw new Error('The build is broken.');
  const dir = mkdtempSync(path.join(os.tmpdir(), 'fil-rouge-bench-'));
  const measure = path.join(import.meta.dirname, 'measure.mjs');
  const run = (...args) =>
    execFileSync(process.execPath, ['--expose-gc', measure, ...args], { encoding: 'utf8' });
  try {
    run('fill', dir, String(updates), String(seed));
    const measured = [];
    for (let round = 0; round < rounds; round++)
      for (const format of formats) measured.push(JSON.parse(run('make', dir, format)));
    return formats.map((format) => medians(measured.filter((row) => row.format === format)));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function medians(rows) {
  const middle = (key) => rows.map((row) => row[key]).sort((a, b) => a - b)[rows.length >> 1];
  return Object.fromEntries(Object.keys(rows[0]).map((key) => [key, middle(key)]));
}

/** The two numbers that goals are about, of the row of Word. */
export const docxOf = (rows) => {
  const docx = rows.find(({ format }) => format === 'docx');
  return {
    docxMs: docx['total (ms)'],
    docxCpuMs: docx['processeur (ms)'],
    docxMb: docx['au-dessus du repos (Mo)'],
  };
};

export const meets = ({ docxMs, docxMb }) => docxMs <= goals.docxMs && docxMb <= goals.docxMb;
