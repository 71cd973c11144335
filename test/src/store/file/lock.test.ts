import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { StoreError } from '../../../../bot/contract/store.ts';
import { pathsIn } from '../../../../src/store/file/durable-file.ts';
import { disk } from '../../../../src/store/file/file-system.ts';
import { acquireLock } from '../../../../src/store/file/lock.ts';
import { StoreRefusal } from '../../../../src/store/refusal.ts';
import { prepare, until } from '../../../support/waiting-child.ts';
import { writer } from '../kill-writers.ts';
import { listeningLog, newDirectory, openIn } from '../places.ts';
import { note, notes } from '../samples.ts';

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await newDirectory();
  file = path.join(dir, 'fil-rouge.lock');
});

const take = (beatMs?: number) =>
  acquireLock({
    fs: disk,
    paths: pathsIn(dir),
    now: () => new Date(),
    log: listeningLog().log,
    beatMs,
  });

/** The lock of this very process, changed. */
async function forge(change: object): Promise<void> {
  const lock = await take();
  const mine = JSON.parse(await readFile(file, 'utf8'));
  await lock.release();
  await writeFile(file, JSON.stringify({ ...mine, token: 'other', ...change }));
}

it('refuses a second process, a hundred times out of a hundred, and says which one holds it', async () => {
  const holder = prepare(writer, dir);
  holder.go();
  await until(() => holder.said().includes('open\n'), holder);
  for (let i = 0; i < 100; i += 1) {
    const refused = openIn(dir);
    await expect(refused).rejects.toThrow(StoreRefusal);
    await expect(refused).rejects.toThrow(`déjà utilisé par le processus ${holder.child.pid}`);
  }
  holder.child.kill('SIGKILL');
  await holder.gone;
  const store = await openIn(dir);
  await store.close();
});

it('refuses a second store in the same process', async () => {
  const store = await openIn(dir);
  await expect(openIn(dir)).rejects.toThrow(`processus ${process.pid}`);
  await store.close();
  await (await openIn(dir)).close();
});

it('takes over from a process that is gone although its number was given to another', async () => {
  await forge({ start: '1' });
  await (await take()).release();
});

it('takes over from a process that does not exist', async () => {
  await forge({ pid: 2 ** 22 + 1, start: '1' });
  await (await take()).release();
});

it('takes over a lock that was left empty', async () => {
  await writeFile(file, '');
  await (await take()).release();
});

it('takes over a lock although a process was killed while it was taking it over', async () => {
  await forge({ start: '1' });
  await writeFile(`${file}.takeover`, await readFile(file));
  await (await take()).release();
  expect(await readdir(dir)).toEqual([]);
});

it('lets exactly one of twenty take over a lock left behind', async () => {
  await forge({ start: '1' });
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => take()));
  const locks = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(locks).toHaveLength(1);
  await locks[0]?.assertHeld();
  await locks[0]?.release();
  expect(await readdir(dir)).toEqual([]);
});

it('believes a lock of another machine as long as it is touched', async () => {
  await forge({ place: 'another machine', host: 'autre' });
  const beat = setInterval(() => void utimes(file, new Date(), new Date()), 20);
  await expect(take(50)).rejects.toThrow(/sur autre/);
  clearInterval(beat);
  await (await take(50)).release();
});

it('touches its lock, so that other machines can see that it lives', async () => {
  const lock = await take(20);
  await utimes(file, new Date(0), new Date(0));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await disk.stat(file)).mtimeMs).toBeGreaterThan(1_000);
  await lock.release();
});

it('writes nothing more once another process took the lock', async () => {
  const store = await openIn(dir);
  await store.transact((tx) => tx.put(notes, 'a', note('a')));
  const before = await readFile(path.join(dir, 'fil-rouge.json'), 'utf8');
  await rm(file);
  await forge({});
  await expect(store.transact((tx) => tx.put(notes, 'b', note('b')))).rejects.toThrow(StoreError);
  expect(await readFile(path.join(dir, 'fil-rouge.json'), 'utf8')).toBe(before);
  await store.close();
  expect(await readFile(file, 'utf8')).toContain('other');
});
