import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Prints what was measured as a table, then as one line of JSON, and keeps the JSON under
 * `bench/results/<name>.json`.
 *
 * @param {string} name of the bench
 * @param {{ seed: number, rows: Record<string, string | number>[], summary: object, passed: boolean }} measured
 *   `summary` holds the numbers a goal is about, `passed` whether it is met
 */
export function report(name, { seed, rows, summary, passed }) {
  const [{ model = 'unknown' } = {}] = os.cpus();
  const result = {
    bench: name,
    date: new Date().toISOString(),
    machine: { cpus: os.cpus().length, model, memoryGb: Math.round(os.totalmem() / 2 ** 30) },
    platform: `${os.platform()} ${os.release()}`,
    node: process.version,
    seed,
    rows,
    ...summary,
    passed,
  };
  console.table(rows);
  console.log(JSON.stringify(result));
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** Options of the command line: `--seed=7` gives `{ seed: '7' }`. */
export const optionsOf = (args) =>
  Object.fromEntries(args.map((arg) => /^--([\w-]+)=(.*)$/.exec(arg)?.slice(1) ?? [arg, 'true']));

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
