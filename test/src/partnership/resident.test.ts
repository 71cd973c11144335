/** What is opened on demand and closed at rest: never under somebody, never twice. */
import { expect, it } from '@jest/globals';
import { Resident } from '../../../src/partnership/resident.ts';

function house() {
  let now = 0;
  const log: string[] = [];
  const state = { quiet: true, fails: false };
  const gates: (() => void)[] = [];
  const resident = new Resident({
    open: async () => {
      if (state.fails) throw new Error('away');
      log.push('open');
      return {
        isQuiet: async () => state.quiet,
        close: async () => {
          log.push('closing');
          await new Promise<void>((resolve) => gates.push(resolve));
          log.push('closed');
        },
      };
    },
    steady: () => now,
  });
  const wait = (ms: number) => {
    now += ms;
  };
  return { resident, log, state, gates, wait };
}

it('is opened once for many who ask at the same time', async () => {
  const { resident, log } = house();
  await Promise.all([1, 2, 3].map(() => resident.use(() => {})));
  expect(log).toEqual(['open']);
});

it('is not closed under somebody, before its time, or with something to do', async () => {
  const { resident, log, state, wait } = house();
  let done = () => {};
  const inHand = new Promise<void>((resolve) => {
    done = resolve;
  });
  const using = resident.use(() => inHand);
  await Promise.resolve();
  wait(1_000);
  expect(await resident.rest(100)).toBe(false);
  done();
  await using;
  expect(await resident.rest(100)).toBe(false);
  wait(100);
  state.quiet = false;
  expect(await resident.rest(100)).toBe(false);
  expect(log).toEqual(['open']);
});

it('whoever asks while it closes waits, and finds it open again', async () => {
  const { resident, log, gates, wait } = house();
  await resident.use(() => {});
  wait(100);
  const resting = resident.rest(100);
  while (gates.length === 0) await Promise.resolve();
  const asking = resident.use(() => void log.push('answered'));
  gates[0]?.();
  expect(await resting).toBe(true);
  await asking;
  expect(log).toEqual(['open', 'closing', 'closed', 'open', 'answered']);
});

it('what could not be opened is tried again by who asks next', async () => {
  const { resident, state } = house();
  state.fails = true;
  await expect(resident.use(() => {})).rejects.toThrow('away');
  expect(await resident.rest(0)).toBe(false);
  state.fails = false;
  expect(await resident.use(() => 'here')).toBe('here');
});

it('is opened anew though it has something to do, but never under somebody', async () => {
  const { resident, log, state, gates } = house();
  state.quiet = false;
  await resident.use(async () => {
    await resident.renew();
    expect(log).toEqual(['open']);
  });
  const renewing = resident.renew();
  await Promise.resolve().then(() => Promise.resolve());
  const asked = resident.use(() => {});
  gates.shift()?.();
  await Promise.all([renewing, asked]);
  expect(log).toEqual(['open', 'closing', 'closed', 'open']);
});
