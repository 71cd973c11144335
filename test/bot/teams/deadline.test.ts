import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { DeadlineError, within } from '../../../bot/teams/deadline.ts';

it('gives what work gives in time', async () => {
  expect(await within(10_000, 'work', async () => 'done')).toBe('done');
});

it('tells work that comes too late, whether it asked for the signal before or only then', async () => {
  const signals: AbortSignal[] = [];
  const askedBefore = async (signal: () => AbortSignal) => {
    signals.push(signal());
    await sleep(60);
  };
  let asked: Promise<void> | undefined;
  const askedAfter = (signal: () => AbortSignal) => {
    asked = sleep(60).then(() => {
      signals.push(signal());
    });
    return asked;
  };
  await expect(within(20, 'work', askedBefore)).rejects.toThrow(DeadlineError);
  await expect(within(20, 'work', askedAfter)).rejects.toThrow(DeadlineError);
  await asked;
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

it('rejects when the time is over', async () => {
  await expect(within(10, 'work', () => sleep(10_000, undefined, { ref: false }))).rejects.toThrow(
    DeadlineError,
  );
});
