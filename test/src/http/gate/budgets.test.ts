import { expect, it } from '@jest/globals';
import {
  type BudgetKind,
  type BudgetPlace,
  createBudgets,
  type Full,
  MOST_KEPT,
  shares,
  WINDOW_MS,
} from '../../../../src/http/gate/budgets.ts';
import { createProcessorClock } from '../../../../src/http/gate/processor-clock.ts';

const nothing = { bytes: 0, processorMs: 0 };

function rig() {
  let at = 1_000_000;
  const budgets = createBudgets(() => at);
  const enter = (kind: BudgetKind, key = 'a') => budgets.enter(kind, key);
  const once = (kind: BudgetKind, key = 'a', cost = nothing): Full | undefined => {
    const place = enter(kind, key);
    if ('full' in place) return place;
    place.leave(cost);
    return undefined;
  };
  return { enter, once, wait: (ms: number) => (at += ms) };
}

it.each(Object.entries(shares))(
  'a %s has its share a minute, and a new one after it',
  (name, most) => {
    const kind = name as BudgetKind;
    const { once, wait } = rig();
    wait(12_000);
    for (let n = 0; n < most.requests; n += 1) expect(once(kind)).toBeUndefined();
    wait(20_000);
    expect(once(kind)).toEqual({ full: true, seconds: 40, first: true });
    expect(once(kind)).toEqual({ full: true, seconds: 40, first: false });
    expect(once(kind, 'b')).toBeUndefined();
    wait(WINDOW_MS - 20_000);
    expect(once(kind)).toBeUndefined();
  },
);

it.each([
  ['bytes', { bytes: shares.person.bytes, processorMs: 0 }],
  ['time of the processor', { bytes: 0, processorMs: shares.person.processorMs }],
])('whoever used up their %s asks no more in that minute', (_, cost) => {
  const { once } = rig();
  expect(once('person', 'a', cost)).toBeUndefined();
  expect(once('person')).toMatchObject({ full: true, seconds: 60 });
});

it('so many at once are enough, over a minute’s end too, until one is done', () => {
  const { enter, wait } = rig();
  const places = Array.from({ length: shares.file.atOnce }, () => enter('file') as BudgetPlace);
  expect(enter('file')).toMatchObject({ full: true });
  wait(WINDOW_MS);
  expect(enter('file')).toMatchObject({ full: true });
  places[0]?.leave(nothing);
  expect(enter('file')).not.toHaveProperty('full');
});

it('a place that is given back was never taken', () => {
  const { enter, once } = rig();
  for (let n = 0; n < 2 * shares.source.requests; n += 1)
    (enter('source') as BudgetPlace).giveBack();
  expect(once('source')).toBeUndefined();
});

it('a clock that is set back opens a new minute, and locks nobody out', () => {
  const { once, wait } = rig();
  for (let n = 0; n < shares.strange.requests; n += 1) once('strange');
  expect(once('strange')).toBeDefined();
  wait(-3_600_000);
  expect(once('strange')).toBeUndefined();
});

it('whoever changes their name does not make the accounts grow without end', () => {
  const { once } = rig();
  for (let n = 0; n < shares.link.requests; n += 1) once('link', 'quiet');
  for (let n = 0; n < MOST_KEPT; n += 1) once('link', `${n}`);
  // The quiet one went, which is how it shows that no more than so many are kept.
  expect(once('link', 'quiet')).toBeUndefined();
  for (let n = 0; n < shares.link.requests; n += 1) once('link', 'busy');
  expect(once('link', 'busy')).toBeDefined();
});

it('what was worked is charged once, to those who were there', () => {
  let active = 0;
  const clock = createProcessorClock(() => active);
  const start = () => {
    clock.enter();
    const before = clock.read();
    return () => {
      clock.leave();
      return clock.read() - before;
    };
  };
  const long = start();
  active += 30;
  const short = start();
  active += 20;
  expect(short()).toBe(10);
  active += 5;
  expect(long()).toBe(30 + 10 + 5);
  active += 100;
  expect(start()()).toBe(0);
});
