import { execFileSync } from 'node:child_process';
import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreRefusal } from '../../../../src/store/refusal.ts';
import { randomFrom, seedFor } from '../../../support/random.ts';
import { faultyDisk } from '../faulty-disk.ts';
import { listeningLog, newDirectory, openIn } from '../places.ts';
import { note, notes } from '../samples.ts';

let dir: string;
let current: string;
let previous: string;

/** Two commits: the file holds `a` and `b`, its previous copy only `a`. */
beforeEach(async () => {
  dir = await newDirectory();
  current = path.join(dir, 'fil-rouge.json');
  previous = path.join(dir, 'fil-rouge.previous.json');
  const store = await openIn(dir);
  await store.transact((tx) => tx.put(notes, 'a', note('a')));
  await store.transact((tx) => tx.put(notes, 'b', note('b')));
  await store.close();
});

const ids = async (more = {}) => {
  const store = await openIn(dir, more);
  const rows = await store.read((reader) => reader.list(notes));
  await store.transact((tx) => tx.put(notes, 'z', note('z')));
  await store.close();
  return rows.map((row) => row.id);
};

const rows = (text: string) => `{"format":"fil-rouge","schema":1,"rows":[${text}]}`;

const damages: [string, () => Promise<unknown>][] = [
  ['is missing', () => rm(current)],
  ['is empty', () => truncate(current, 0)],
  ['is cut short', () => truncate(current, 100)],
  ['is garbage', () => writeFile(current, Buffer.from([0xff, 0xfe, 0, 1, 2, 3]))],
  ['is full of zeros', () => writeFile(current, Buffer.alloc(4096))],
  ['has something after its end', () => appendFile(current, '{"format"')],
  ['holds other JSON', () => writeFile(current, '[]')],
  ['holds null', () => writeFile(current, 'null')],
  ['belongs to another program', () => writeFile(current, '{"schema":1,"rows":[]}')],
  ['has rows of a wrong shape', () => writeFile(current, rows('["notes","a",1]'))],
  ['has a version that is no number', () => writeFile(current, rows('["notes","a","1",{}]'))],
  ['has one row twice', () => writeFile(current, rows('["n","a",1,{}],["n","a",2,{}]'))],
  ['is a directory', () => rm(current).then(() => mkdir(current))],
  ['is a pipe', () => rm(current).then(() => execFileSync('mkfifo', [current]))],
  ['is a link to nowhere', () => rm(current).then(() => symlink('/nowhere/at/all', current))],
];

describe('a data file that', () => {
  it.each(damages)('%s gives way to the last good copy, loudly', async (_, damage) => {
    await damage();
    const { log, lines } = listeningLog();
    expect(await ids({ log })).toEqual(['a']);
    expect(lines.filter((line) => line.startsWith('error'))).toEqual([
      expect.stringContaining('DATA FILE UNREADABLE'),
    ]);
    expect(await ids()).toEqual(['a', 'z']);
  });

  it.each(damages)(
    '%s is not replaced by nothing when there is no good copy',
    async (_, damage) => {
      await damage();
      await truncate(previous, 10);
      await expect(ids()).rejects.toThrow(StoreRefusal);
      await expect(ids()).rejects.toThrow(/Restaurez une sauvegarde/);
      expect(await readFile(previous, 'utf8')).toHaveLength(10);
    },
  );
});

it('keeps what it could not read, under a name that says so', async () => {
  await writeFile(current, 'what was left');
  await ids();
  const kept = (await readdir(dir)).filter((name) => name.includes('.broken-'));
  expect(kept).toHaveLength(1);
  expect(await readFile(path.join(dir, kept[0] as string), 'utf8')).toBe('what was left');
});

it('does not start empty when the file and its copy went but a broken one is there', async () => {
  await writeFile(current, 'what was left');
  await ids();
  await rm(current);
  await rm(previous);
  await expect(ids()).rejects.toThrow(/abîmé/);
});

it('reads a file cut anywhere as broken, never as shorter data', async () => {
  const random = randomFrom(seedFor('truncation'));
  const whole = await readFile(current);
  const copy = await readFile(previous);
  for (let i = 0; i < 25; i += 1) {
    // The very last byte is a line end, which nobody needs.
    await writeFile(current, whole.subarray(0, Math.floor(random() * (whole.length - 1))));
    await writeFile(previous, copy);
    expect(await ids()).toEqual(['a']);
  }
});

it('refuses data of a newer version and leaves it as it is', async () => {
  const newer = '{"format":"fil-rouge","schema":99,"rows":[]}';
  await writeFile(current, newer);
  await expect(ids()).rejects.toThrow(/version plus récente/);
  expect(await readFile(current, 'utf8')).toBe(newer);
});

it('reads through a link to a data file', async () => {
  await rename(current, path.join(dir, 'elsewhere.json'));
  await symlink('elsewhere.json', current);
  expect(await ids()).toEqual(['a', 'b']);
});

it('refuses to start, in French, when it may not read the file, and changes nothing', async () => {
  const faulty = faultyDisk(dir);
  faulty.refuse = { code: 'EACCES', when: (call) => call === 'read fil-rouge.json' };
  await expect(ids({ fs: faulty.fs })).rejects.toThrow(/EACCES.*droits/);
  expect(await ids()).toEqual(['a', 'b']);
});

it('treats a sector that cannot be read as a broken file', async () => {
  const faulty = faultyDisk(dir);
  faulty.refuse = { code: 'EIO', when: (call) => call === 'read fil-rouge.json' };
  expect(await ids({ fs: faulty.fs })).toEqual(['a']);
});

it('refuses to start, in French, where it cannot write', async () => {
  const file = path.join(dir, 'a-file');
  await writeFile(file, '');
  await chmod(file, 0o600);
  await expect(openIn(file)).rejects.toThrow(/ne peut pas être utilisé/);
});

it('removes at its start the files that a killed process left half written', async () => {
  const stale = ['fil-rouge.json.17-3.tmp', 'fil-rouge.json.4242-17.tmp'];
  for (const name of stale) await writeFile(path.join(dir, name), 'half');
  await writeFile(path.join(dir, 'notes.tmp'), 'of somebody else');
  await ids();
  const left = (await readdir(dir)).filter((name) => name.endsWith('.tmp'));
  expect(left).toEqual(['notes.tmp']);
});

// How long it takes is measured by `npm run bench -- store` (docs/fiabilite.md, R10).
it('starts from the last good copy with every row of 5 MB', async () => {
  const text = 'x'.repeat(450);
  const many = Array.from({ length: 10_000 }, (_, i) =>
    JSON.stringify(['notes', `n${i}`, 1, note(text)]),
  );
  await writeFile(previous, rows(many.join(',\n')));
  await writeFile(current, rows(many.join(',\n')).slice(0, -9));
  const found = await ids();
  expect(found).toHaveLength(10_000);
  expect(new Set(found)).toEqual(new Set(Array.from({ length: 10_000 }, (_, i) => `n${i}`)));
});
