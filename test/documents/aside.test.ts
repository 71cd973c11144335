/** Documents in threads, compiled as a service has them. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Compiled, compile } from '../support/compiled.ts';
import { brief, restitutionOfYear } from '../support/restitution.ts';
import { knowledgeOf } from '../support/vocabulary.ts';

interface Seen {
  outcomes: (number | string)[];
  threads: { now: number; most: number; started: number };
  broken: unknown;
  after: number;
}

let compiled: Compiled;
let seen: Seen;
beforeAll(async () => {
  compiled = await compile([
    'documents',
    'cards/typography.ts',
    'cards/clean.ts',
    'visual',
    'bot/links/document-queue.ts',
  ]);
  const { plan } = await knowledgeOf('seineSaintDenis');
  const data = path.join(compiled.directory, 'restitution.json');
  writeFileSync(data, JSON.stringify(brief(restitutionOfYear(plan, 7))));
  const child = path.join(import.meta.dirname, 'children', 'many-documents.mjs');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [child, compiled.directory, data]);
  seen = JSON.parse(stdout);
});
afterAll(() => compiled.remove());

it('40 documents asked for at once are never in more than two threads, which serve them all', () => {
  expect(seen.threads.most).toBe(2);
  expect(seen.threads.started).toBe(2);
});

it('two are made, ten wait their turn, and 28 are refused before any work', () => {
  expect(seen.outcomes.slice(12)).toEqual(Array.from({ length: 28 }, () => 'busy'));
  for (const size of seen.outcomes.slice(0, 12)) expect(size).toBeGreaterThan(1_000);
});

it('one that cannot be made is refused, and its thread makes the next', () => {
  expect(seen.broken).toBe('refused');
  expect(seen.after).toBeGreaterThan(1_000);
});
