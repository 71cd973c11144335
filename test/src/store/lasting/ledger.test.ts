import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { LastingEntry } from '../../../../bot/contract/lasting.ts';
import { disk, type FileSystem } from '../../../../src/store/file/file-system.ts';
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
const erased: LastingEntry = ['erased|x', { kind: 'erased', at }];
const other: LastingEntry = ['erased|y', { kind: 'erased', at }];

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

const mail = (blocked: boolean) => ['mail|m', { kind: 'mail', blocked, at }];
const lines = async () =>
  (await readFile(ledgerPath(directory), 'utf8')).split('\n').filter((line) => line !== '');

it('what is said again takes the place of what was said before, in its order, one line for each thing', async () => {
  await written(salt('one'), mail(true), erased, mail(false), erased, mail(true), salt('one'));
  const ledger = fileLedger(directory, disk);
  const before = await ledger.read();
  await ledger.append([other]);
  const said = [erased, mail(true), salt('one'), other];
  expect((await lines()).map((line) => JSON.parse(line))).toEqual(said);
  expect(await ledger.read()).toEqual(new Map([...before, other]));
  await Promise.all([ledger.append([erased]), ledger.append([other])]);
  expect(await lines()).toHaveLength(4);
});

it('a line of a newer version, half a line, and a second salt are not taken for said again', async () => {
  const newer = ['mail|m', { kind: 'mail', why: 'a newer version', at }];
  await written(salt('one'), mail(true), newer, salt('two'));
  await appendFile(ledgerPath(directory), '\n["mail|m",{"kind":"ma');
  const ledger = fileLedger(directory, disk);
  await ledger.append([other]);
  expect(await lines()).toHaveLength(6);
  await expect(ledger.read()).rejects.toThrow(/deux sels/);
});

it('a ledger to which nothing is said is not written', async () => {
  await fileLedger(directory, disk).append([]);
  expect(await readdir(directory)).toEqual([]);
});

it.each(['open', 'writev', 'sync', 'rename', 'unlink'] as const)(
  'a stop at %s while something is added leaves the ledger whole, and the next one ends it',
  async (call) => {
    await written(salt('one'), erased, erased);
    const before = await fileLedger(directory, disk).read();
    const stopped = fileLedger(directory, broken(call)).append([other]);
    await expect(stopped).rejects.toThrow('stopped');
    expect(await fileLedger(directory, disk).read()).toEqual(before);
    await fileLedger(directory, disk).append([['erased|z', { kind: 'erased', at }]]);
    expect((await lines()).map((line) => JSON.parse(line)[0])).toEqual([
      'salt',
      'erased|x',
      'erased|z',
    ]);
    expect(await readdir(directory)).toHaveLength(1);
  },
);

/** A disk of a process that ends at its first such call. */
function broken(call: 'open' | 'writev' | 'sync' | 'rename' | 'unlink'): FileSystem {
  const stop = () => Promise.reject(new Error('stopped'));
  return {
    ...disk,
    ...(call === 'rename' && { rename: stop }),
    ...(call === 'unlink' && { unlink: stop }),
    open: async (...args) => {
      if (call === 'open') return stop();
      const opened = await disk.open(...args);
      return Object.assign(opened, {
        ...(call === 'writev' && { writev: stop }),
        ...(call === 'sync' && { sync: stop }),
      });
    },
  };
}
