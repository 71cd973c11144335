import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
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

it('nothing else is summed up: each failed turn has its own reference', () => {
  const { log, lines } = logOf();
  for (const ref of ['A', 'B', 'C']) log.error({ ref }, 'turn failed');
  expect(lines.map(({ ref }) => ref)).toEqual(['A', 'B', 'C']);
});
