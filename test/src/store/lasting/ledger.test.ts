import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
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

const mail = (blocked: boolean) => ['mail|m', { kind: 'mail', blocked, at }];
const lines = async () =>
  (await readFile(ledgerPath(directory), 'utf8')).split('\n').filter((line) => line !== '');

it('a ledger that is compacted says the same, in its order, with one line for each thing', async () => {
  const other = ['erased|y', { kind: 'erased', at }];
  await written(
    salt('one'),
    mail(true),
    erased,
    mail(false),
    erased,
    other,
    mail(true),
    salt('one'),
  );
  const ledger = fileLedger(directory, disk);
  const before = await ledger.read();
  expect(await ledger.compact()).toBe(4);
  expect((await lines()).map((line) => JSON.parse(line))).toEqual([
    erased,
    other,
    mail(true),
    salt('one'),
  ]);
  expect(await ledger.read()).toEqual(before);
  expect(await ledger.compact()).toBe(0);
});

it('a line of a newer version, half a line, and a second salt are not taken for said again', async () => {
  const newer = ['mail|m', { kind: 'mail', why: 'a newer version', at }];
  await written(salt('one'), mail(true), newer, salt('two'));
  await appendFile(ledgerPath(directory), '\n["mail|m",{"kind":"ma');
  const ledger = fileLedger(directory, disk);
  expect(await ledger.compact()).toBe(0);
  expect(await lines()).toHaveLength(5);
  await expect(ledger.read()).rejects.toThrow(/deux sels/);
});

it('a ledger that nobody wrote yet has nothing to compact', async () => {
  expect(await fileLedger(directory, disk).compact()).toBe(0);
  expect(await readdir(directory)).toEqual([]);
});

it.each(['open', 'writeFile', 'sync', 'rename', 'unlink'] as const)(
  'a stop at %s while it is compacted leaves the ledger whole, and the next start ends it',
  async (call) => {
    await written(salt('one'), erased, erased);
    const before = await fileLedger(directory, disk).read();
    await expect(fileLedger(directory, broken(call)).compact()).rejects.toThrow('stopped');
    expect(await fileLedger(directory, disk).read()).toEqual(before);
    await fileLedger(directory, disk).append([['erased|z', { kind: 'erased', at }]]);
    await fileLedger(directory, disk).compact();
    expect((await lines()).map((line) => JSON.parse(line)[0])).toEqual([
      'salt',
      'erased|x',
      'erased|z',
    ]);
    expect(await readdir(directory)).toHaveLength(1);
  },
);

/** A disk of a process that ends at its first such call. */
function broken(call: 'open' | 'writeFile' | 'sync' | 'rename' | 'unlink'): FileSystem {
  const stop = () => Promise.reject(new Error('stopped'));
  return {
    ...disk,
    ...(call === 'rename' && { rename: stop }),
    ...(call === 'unlink' && { unlink: stop }),
    open: async (...args) => {
      if (call === 'open') return stop();
      const opened = await disk.open(...args);
      return Object.assign(opened, {
        ...(call === 'writeFile' && { writeFile: stop }),
        ...(call === 'sync' && { sync: stop }),
      });
    },
  };
}
