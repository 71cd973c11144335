import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { createLog } from '../../src/log.ts';

const logOf = () => {
  const lines: Record<string, unknown>[] = [];
  return {
    lines,
    log: createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
    when: async (count: number) => {
      while (lines.length < count) await sleep(20);
      return lines.map(({ time: _, level: __, ...rest }) => rest);
    },
  };
};

it('a flood of refusals is two lines of each kind in a second: the first, and how many more', async () => {
  const { log, when } = logOf();
  for (let n = 0; n < 5_000; n += 1) log.warn({ status: 401, code: 'token-shape' }, 'refused');
  for (let n = 0; n < 3; n += 1) log.warn({ status: 400, code: 'host' }, 'refused');
  expect(await when(4)).toEqual([
    { status: 401, code: 'token-shape', msg: 'refused' },
    { status: 400, code: 'host', msg: 'refused' },
    { status: 401, code: 'token-shape', more: 4_999, msg: 'refused' },
    { status: 400, code: 'host', more: 2, msg: 'refused' },
  ]);
});

it('one refusal is one line, and so is the next, later', async () => {
  const { log, lines } = logOf();
  log.warn({ code: 'host' }, 'refused');
  await sleep(1_100);
  log.warn({ code: 'host' }, 'refused');
  expect(lines.map(({ more }) => more)).toEqual([undefined, undefined]);
});

it('nothing else is summed up', () => {
  const { log, lines } = logOf();
  for (const n of [1, 2, 3]) log.error({ n }, 'link not opened');
  expect(lines.map(({ n }) => n)).toEqual([1, 2, 3]);
});

it('turns that fail alike are summed up with their references, and others are lines of their own', async () => {
  const { log, lines, when } = logOf();
  for (let n = 0; n < 500; n += 1) log.error({ ref: n, err: new Error('a') }, 'turn failed');
  log.error({ ref: 'B', err: new Error('b') }, 'turn failed');
  await when(3);
  expect(lines.map(({ ref, more }) => [ref, more])).toEqual([
    [0, undefined],
    ['B', undefined],
    [undefined, 499],
  ]);
  expect(lines[2]?.refs).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
});

it('of data without their shape only fields are told, and never a word that was in them', () => {
  const { log, lines } = logOf();
  const data = { meeting: 4, 'Anne Durand est malade': 1, notes: { 'Appeler Anne': 'x' } };
  const { error } = z
    .strictObject({ meeting: z.string(), notes: z.record(z.string(), z.number()) })
    .safeParse(data);
  log.error({ err: error }, 'turn failed');
  log.error({ err: new Error('not done', { cause: error }) }, 'turn failed');
  expect(JSON.stringify(lines)).not.toContain('Anne');
  expect(lines[0]?.err).toMatchObject({ message: expect.stringMatching(/^fields: .*meeting/) });
});
