import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { daily } from '../../src/daily.ts';

const logged: [object, string][] = [];
const log = {
  info: (fields: object, message: string) => void logged.push([fields, message]),
  error: (fields: object, message: string) => void logged.push([fields, message]),
};
beforeEach(() => {
  jest.useFakeTimers();
  logged.length = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('daily work', () => {
  it('runs a minute after the start, then once a day, and logs counts', async () => {
    let runs = 0;
    const stop = daily('purge', async () => ({ people: ++runs }), log);
    await jest.advanceTimersByTimeAsync(59_000);
    expect(runs).toBe(0);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(logged).toEqual([[{ work: 'purge', people: 1 }, 'daily work done']]);
    await jest.advanceTimersByTimeAsync(2 * 24 * 3_600_000);
    expect(runs).toBe(3);
    stop();
    await jest.advanceTimersByTimeAsync(2 * 24 * 3_600_000);
    expect(runs).toBe(3);
  });

  it('that fails is logged, and done again the next day', async () => {
    let runs = 0;
    const work = async () => {
      runs += 1;
      throw new Error('disk full');
    };
    const stop = daily('purge', work, log);
    await jest.advanceTimersByTimeAsync(24 * 3_600_000 + 61_000);
    expect(runs).toBe(2);
    expect(logged[0]).toMatchObject([
      { work: 'purge', err: expect.any(Error) },
      'daily work failed',
    ]);
    stop();
  });

  it('stopped while it runs does not start again', async () => {
    let runs = 0;
    const stop = daily(
      'purge',
      async () => {
        runs += 1;
        stop();
        return {};
      },
      log,
    );
    await jest.advanceTimersByTimeAsync(3 * 24 * 3_600_000);
    expect(runs).toBe(1);
  });
});
