/** What a start keeps for the next one. */
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Prepared } from '../../bot/knowledge/prepare.ts';
import { codePrint, fingerprint, keep, recall } from '../../src/prepared.ts';
import { shared } from '../support/shared/ask.ts';

const prepared: Prepared = {
  plan: {} as Prepared['plan'],
  words: ['pilote'],
  written: [{ entry: 0, groups: [{ senses: [['s:pilot', 1]], weight: 1 }] }],
  learned: {
    cues: ['s:pilot'],
    ends: Int32Array.of(1),
    entries: Uint32Array.of(0),
    weights: Float32Array.of(2.5),
    biases: Float32Array.of(0.5, -0.5),
  },
  unknown: [],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fil-rouge-prepared-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is given back when it was made of the same things', async () => {
  await keep('plan', 'a'.repeat(64), prepared, folder);
  expect(await recall('plan', 'a'.repeat(64), folder)).toEqual(prepared);
});

it('is made again when one of them has changed', async () => {
  await keep('plan', 'a'.repeat(64), prepared, folder);
  expect(await recall('plan', 'b'.repeat(64), folder)).toBeUndefined();
  // Two prints that begin alike are two prints.
  expect(await recall('plan', 'a'.repeat(63).concat('b'), folder)).toBeUndefined();
});

it('is made again when the file is damaged', async () => {
  await keep('plan', 'a'.repeat(64), prepared, folder);
  const [file = ''] = await readdir(folder);
  const content = await readFile(path.join(folder, file));
  content.writeUInt8(content.readUInt8(content.length - 9) ^ 1, content.length - 9);
  await writeFile(path.join(folder, file), content);
  expect(await recall('plan', 'a'.repeat(64), folder)).toBeUndefined();
});

it('is kept for the last four versions of a plan, and no more', async () => {
  for (const [i, letter] of [...'abcdef'].entries()) {
    await keep('plan', letter.repeat(64), prepared, folder);
    const file = path.join(folder, `plan-${letter.repeat(16)}.bin`);
    await utimes(file, i + 1, i + 1);
  }
  await keep('plan', '0'.repeat(64), prepared, folder);
  expect((await readdir(folder)).sort()).toEqual(
    [...'0def'].map((letter) => `plan-${letter.repeat(16)}.bin`),
  );
});

it('leaves what was kept of another plan whose name begins alike', async () => {
  await keep('plan-b', 'a'.repeat(64), prepared, folder);
  for (const letter of 'abcde') await keep('plan', letter.repeat(64), prepared, folder);
  expect(await recall('plan-b', 'a'.repeat(64), folder)).toEqual(prepared);
});

it('does not keep a start from starting where nothing may be written', async () => {
  const file = path.join(folder, 'a-file');
  await writeFile(file, '');
  expect(await keep('plan', 'a'.repeat(64), prepared, file)).toBe(false);
  expect(await recall('plan', 'a'.repeat(64), file)).toBeUndefined();
});

it('depends on every text, and on where each of them ends', async () => {
  const prints = await Promise.all(
    [
      ['ab', 'c'],
      ['a', 'bc'],
      ['ab', 'c', ''],
    ].map(fingerprint),
  );
  expect(new Set(prints).size).toBe(3);
});

it('is made once for the sources and for what is built of them', async () => {
  await shared('built');
  const dist = path.resolve(import.meta.dirname, '../../dist');
  expect(await readFile(path.join(dist, '.code-print'), 'utf8')).toBe(await codePrint());
});
