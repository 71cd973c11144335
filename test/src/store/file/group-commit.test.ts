import { expect, it } from '@jest/globals';
import { GroupCommit } from '../../../../src/store/file/group-commit.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets nobody wait for more than two writes, however many come', async () => {
  let started = 0;
  const group = new GroupCommit(
    async () => {
      started += 1;
      await wait(5);
    },
    () => {},
  );
  const waited: number[] = [];
  const caller = async () => {
    const before = started;
    await group.join();
    waited.push(started - before);
  };
  const all: Promise<void>[] = [];
  for (let i = 0; i < 300; i += 1) {
    all.push(caller());
    if (i % 3 === 0) await wait(1);
  }
  await Promise.all(all);
  expect(Math.max(...waited)).toBeLessThanOrEqual(2);
  expect(started).toBeGreaterThan(10);
});

it('puts in one write all those who were waiting for the one before', async () => {
  let writes = 0;
  const group = new GroupCommit(
    async () => {
      writes += 1;
      await wait(2);
    },
    () => {},
  );
  const caller = async () => {
    for (let i = 0; i < 10; i += 1) await group.join();
  };
  await Promise.all(Array.from({ length: 64 }, caller));
  expect(writes).toBe(10);
});

it('undoes before anybody hears of the failure, and fails those who came meanwhile', async () => {
  const events: string[] = [];
  let fail = true;
  const group = new GroupCommit(
    async () => {
      await wait(5);
      if (fail) throw new Error('full');
    },
    () => events.push('undone'),
  );
  const first = group.join().catch(() => events.push('first'));
  await wait(2);
  const second = group.join().catch(() => events.push('second'));
  await Promise.all([first, second]);
  expect(events).toEqual(['undone', 'first', 'second']);
  fail = false;
  await group.join();
  await group.settled();
  expect(group.pending).toBeUndefined();
});
