import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Store, StoreError } from '../../../../bot/contract/store.ts';
import { claimDue } from '../../../support/outbox-calls.ts';
import { until } from '../../../support/until.ts';
import { faultyDisk } from '../faulty-disk.ts';
import { newDirectory, openIn } from '../places.ts';
import { draft, noon, note, notes } from '../samples.ts';

const put = (store: Store, id: string, text = id) =>
  store.transact((tx) => tx.put(notes, id, note(text)));
const ids = (store: Store) =>
  store.read(async (reader) => (await reader.list(notes)).map((row) => row.id));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Both copies, as they are on the disk. */
const snapshot = (dir: string) =>
  Promise.all(
    ['fil-rouge.json', 'fil-rouge.previous.json'].map((name) =>
      readFile(path.join(dir, name), 'utf8'),
    ),
  );

async function openFaulty() {
  const dir = await newDirectory();
  const faulty = faultyDisk(dir);
  return { dir, faulty, store: await openIn(dir, { fs: faulty.fs }) };
}

it('syncs the new file before its rename, and the directory after it, at every commit', async () => {
  const { faulty, store } = await openFaulty();
  for (let i = 0; i < 20; i += 1) {
    faulty.calls.length = 0;
    await put(store, `n${i}`);
    const calls = faulty.calls.map((call) => call.replace(/\d+-\d+/, '*'));
    expect(calls.filter((call) => call.startsWith('sync '))).toEqual([
      'sync fil-rouge.json.*.tmp',
      'sync .',
    ]);
    const order = ['create *', 'write *', 'sync *', 'rename * → fil-rouge.json'].map((call) =>
      calls.indexOf(call.replace('*', 'fil-rouge.json.*.tmp')),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(calls.at(-1)).toBe('sync .');
  }
  await store.close();
});

it('answers nobody before the disk has it, and all of a batch at once', async () => {
  const { faulty, store } = await openFaulty();
  faulty.calls.length = 0;
  await Promise.all(Array.from({ length: 50 }, (_, i) => put(store, `n${i}`)));
  expect(faulty.calls.filter((call) => call === 'sync .')).toHaveLength(1);
  await store.close();
});

it('keeps the file that it replaced, whole, under the name of the previous copy', async () => {
  const { dir, store } = await openFaulty();
  await put(store, 'first');
  await put(store, 'second');
  await store.close();
  await rename(path.join(dir, 'fil-rouge.previous.json'), path.join(dir, 'fil-rouge.json'));
  const again = await openIn(dir);
  expect(await ids(again)).toEqual(['first']);
  await again.close();
});

const steps: [string, (call: string) => boolean][] = [
  ['to create the new file', (call) => call.startsWith('create')],
  ['to write it', (call) => call.startsWith('write')],
  ['to sync it', (call) => call.startsWith('sync') && call.endsWith('.tmp')],
  ['to keep the previous copy', (call) => call === 'link fil-rouge.json'],
  ['to replace the copy before the last', (call) => call.endsWith('→ fil-rouge.previous.json')],
  ['to put the new one in place', (call) => call.endsWith('→ fil-rouge.json')],
  ['to sync the directory', (call) => call === 'sync .'],
];

describe('a disk that refuses', () => {
  const cases = steps.flatMap(([name, when]) =>
    ['ENOSPC', 'EACCES', 'EROFS', 'EIO'].map((code) => [name, code, when] as const),
  );

  it.each(cases)(
    '%s (%s) fails the whole batch, changes nothing, and is forgiven',
    async (_, code, when) => {
      const { dir, faulty, store } = await openFaulty();
      await put(store, 'before');
      await put(store, 'kept', 'old');
      faulty.refuse = { code, when };
      const batch = await Promise.allSettled([
        ...Array.from({ length: 5 }, (_unused, i) => put(store, `lost${i}`)),
        put(store, 'kept', 'new'),
        store.transact((tx) => tx.remove(notes, 'before')),
        store.transact((tx) => tx.outbox.add(draft('lost'))),
        store.transact((tx) => tx.inbox.remember('lost', 1, noon)),
      ]);
      const reasons = batch.map((one) => one.status === 'rejected' && one.reason);
      expect(reasons.every((reason) => reason instanceof StoreError)).toBe(true);
      expect(await ids(store)).toEqual(['before', 'kept']);
      await expect(store.check()).rejects.toThrow(StoreError);
      faulty.refuse = undefined;
      await store.check();
      expect(await claimDue(store, { owner: 'me', now: noon, limit: 9, leaseMs: 1 })).toEqual([]);
      expect((await put(store, 'after')).version).toBe(1);
      await store.close();
      const again = await openIn(dir);
      expect(await ids(again)).toEqual(['after', 'before', 'kept']);
      const kept = await again.read((reader) => reader.get(notes, 'kept'));
      expect(kept).toEqual({ id: 'kept', version: 1, value: note('old') });
      expect(await again.read((reader) => reader.inbox.get('lost'))).toBeUndefined();
      expect(await again.read((reader) => reader.outbox.get('lost'))).toBeUndefined();
      await again.close();
    },
  );
});

it('takes back, unasked, a refused change that may have reached the disk', async () => {
  const { dir, faulty, store } = await openFaulty();
  await put(store, 'before');
  for (let i = 0; i < 3; i += 1) {
    let [refusals, syncs] = [i === 1 ? 2 : 1, 0];
    const when = (call: string) => call === 'sync .' && ++syncs > 0 && refusals-- > 0;
    faulty.refuse = { code: 'EIO', when };
    await expect(put(store, 'lost')).rejects.toThrow(StoreError);
    // The refused one, and the one that takes it back.
    await until('the folder is forced to the disk again', () => syncs >= 2);
  }
  await store.close();
  const again = await openIn(dir);
  expect(await ids(again)).toEqual(['before']);
  await again.close();
});

it('gives back a row whose claim failed to the next who claims', async () => {
  const { faulty, store } = await openFaulty();
  await store.transact((tx) => tx.outbox.add(draft('k')));
  const claim = () => claimDue(store, { owner: 'me', now: noon, limit: 9, leaseMs: 60_000 });
  faulty.refuse = { code: 'ENOSPC', when: (call) => call.startsWith('write') };
  await expect(claim()).rejects.toThrow(StoreError);
  faulty.refuse = undefined;
  expect(await claim()).toMatchObject([{ key: 'k', claims: 1, interrupted: false }]);
  await store.close();
});

it('shows readers nothing that is not on the disk', async () => {
  const { faulty, store } = await openFaulty();
  await put(store, 'a', 'old');
  faulty.slowMs = 5;
  const writing = put(store, 'a', 'new');
  await wait(8);
  const seen = await store.read((reader) => reader.get(notes, 'a'));
  expect(seen?.value.text).toBe('old');
  await writing;
  await store.close();
});

it('fails a repeated request too, when the answer it would replay never reached the disk', async () => {
  const { faulty, store } = await openFaulty();
  const request = () =>
    store.transact(async (tx) => {
      const known = await tx.inbox.get('vote');
      if (known === undefined) await tx.inbox.remember('vote', 'recorded', noon);
      return 'recorded';
    });
  faulty.refuse = { code: 'ENOSPC', when: (call) => call.startsWith('write') };
  const both = await Promise.allSettled([request(), request()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await store.close();
});

describe('on a disk without hard links', () => {
  const noLinks = (call: string) => call.startsWith('link');

  it('keeps the previous copy all the same', async () => {
    const { dir, faulty, store } = await openFaulty();
    faulty.refuse = { code: 'EPERM', when: noLinks };
    for (const id of ['a', 'b', 'c']) await put(store, id);
    await store.close();
    await rename(path.join(dir, 'fil-rouge.previous.json'), path.join(dir, 'fil-rouge.json'));
    const again = await openIn(dir);
    expect(await ids(again)).toEqual(['a', 'b']);
    await again.close();
  });

  it('touches neither copy when the new file cannot be written', async () => {
    const { dir, faulty, store } = await openFaulty();
    faulty.refuse = { code: 'EPERM', when: noLinks };
    await put(store, 'a');
    await put(store, 'b');
    const before = await snapshot(dir);
    faulty.refuse = { code: 'EPERM', when: (call) => noLinks(call) || call.startsWith('write') };
    for (let i = 0; i < 3; i += 1) await expect(put(store, 'lost')).rejects.toThrow(StoreError);
    expect(await snapshot(dir)).toEqual(before);
    await store.close();
  });
});

it('keeps the previous copy when somebody removed the file and the next write fails', async () => {
  const { dir, faulty, store } = await openFaulty();
  await put(store, 'a');
  await put(store, 'b');
  await rm(path.join(dir, 'fil-rouge.json'));
  faulty.refuse = { code: 'ENOSPC', when: (call) => call.startsWith('write') };
  await expect(put(store, 'lost')).rejects.toThrow(StoreError);
  await store.close();
  const again = await openIn(dir);
  expect(await ids(again)).toEqual(['a']);
  await again.close();
});

/** Files of a folder that this process holds open. */
const openFilesIn = (dir: string): string[] =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(dir);
    } catch {
      return false;
    }
  });

it('leaves nothing open behind, whether it writes or fails', async () => {
  const { dir, faulty, store } = await openFaulty();
  const held = () => openFilesIn(dir);
  await put(store, 'a');
  const before = held().length;
  for (const when of [() => false, ...steps.map(([, step]) => step)]) {
    for (let i = 0; i < 5; i += 1) {
      faulty.refuse = { code: 'EIO', when };
      await put(store, 'b').catch(() => {});
      faulty.refuse = undefined;
    }
  }
  await until('every file closed', () => held().length <= before);
  await store.close();
});

it('waits for the directory to come back, and goes on', async () => {
  const dir = path.join(await newDirectory(), 'data');
  const store = await openIn(dir);
  await put(store, 'before');
  await rename(dir, `${dir}-away`);
  await expect(put(store, 'lost')).rejects.toThrow(StoreError);
  await expect(store.check()).rejects.toThrow(StoreError);
  await mkdir(dir);
  await put(store, 'after');
  await store.close();
  const again = await openIn(dir);
  expect(await ids(again)).toEqual(['after', 'before']);
  await again.close();
});

/** Only root in a mount namespace of its own can fill a disk without harm: elsewhere it is left out. */
const canMount = ((): boolean => {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
})();

(canMount ? it : it.skip)('recovers from a disk that is really full', async () => {
  const dir = await newDirectory();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir]);
  let store = await openIn(dir);
  try {
    const big = 'x'.repeat(20_000);
    let kept = 0;
    let failure: unknown;
    while (!failure && kept < 100) {
      await put(store, `n${kept}`, big).then(
        () => {
          kept += 1;
        },
        (error: unknown) => {
          failure = error;
        },
      );
    }
    expect(failure).toBeInstanceOf(StoreError);
    expect(await ids(store)).toHaveLength(kept);
    execFileSync('mount', ['-o', 'remount,size=4m', dir]);
    await put(store, 'after');
    await store.close();
    store = await openIn(dir);
    expect(await ids(store)).toHaveLength(kept + 1);
  } finally {
    await store.close();
    // The last file that was written may still be being closed.
    await wait(100);
    execFileSync('umount', [dir]);
  }
});
