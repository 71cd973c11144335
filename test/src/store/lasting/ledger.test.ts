import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { disk } from '../../../../src/store/file/file-system.ts';
import { fileLedger, ledgerPath } from '../../../../src/store/lasting/ledger.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-ledger-'));
});
afterEach(() => rm(directory, { recursive: true }));

const at = '2026-01-01T00:00:00.000Z';
const salt = (value: string) => ['salt', { kind: 'salt', salt: value, at }];
const written = (...lines: unknown[]) =>
  writeFile(ledgerPath(directory), lines.map((line) => `\n${JSON.stringify(line)}`).join(''));
const erased = ['erased|x', { kind: 'erased', at }];

it('a ledger with two salts is refused in a sentence that says what to do', async () => {
  await written(salt('one'), erased, salt('two'));
  await expect(fileLedger(directory, disk).read()).rejects.toThrow(
    /deux sels différents.*gardez la première/,
  );
});

it('a ledger that says its salt twice is read', async () => {
  await written(salt('one'), erased, salt('one'));
  expect((await fileLedger(directory, disk).read()).size).toBe(2);
});
