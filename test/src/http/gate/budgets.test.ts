import { expect, it } from '@jest/globals';
import {
  type BudgetKind,
  type BudgetPlace,
  createBudgets,
  type Full,
  shares,
  WINDOW_MS,
} from '../../../../src/http/gate/budgets.ts';
import { createProcessorClock } from '../../../../src/http/gate/processor-clock.ts';

/** Accounts that are kept here: what is done with them does not hang on how many they are. */
const MOST_KEPT = 500;
const nothing = { bytes: 0, processorMs: 0 };

function rig() {
  let at = 1_000_000;
  const spent = { active: 0, used: 0 };
  const clock = createProcessorClock({ active: () => spent.active, used: () => spent.used });
  const budgets = createBudgets(() => at, clock, MOST_KEPT);
  const enter = (kind: BudgetKind, key = 'a') => budgets.enter(kind, key);
  const place = (kind: BudgetKind, key = 'a') => enter(kind, key) as BudgetPlace;
  const work = (active: number, used = active) => {
    spent.active += active;
    spent.used += used;
  };
  const once = (kind: BudgetKind, key = 'a', cost = nothing): Full | undefined => {
    const found = enter(kind, key);
    if ('full' in found) return found;
    work(cost.processorMs);
    found.leave(cost.bytes);
    return undefined;
  };
  return { enter, place, once, work, wait: (ms: number) => (at += ms) };
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
  places[0]?.leave(0);
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

it('whoever comes by many names does not make the accounts grow without end', () => {
  const { once } = rig();
  const few = shares.link.requests / 2 - 1;
  for (let n = 0; n < few; n += 1) once('link', 'quiet');
  for (let n = 0; n < MOST_KEPT; n += 1) once('link', `${n}`);
  // The quiet one went, which is how it shows that no more than so many are kept.
  for (let n = 0; n < shares.link.requests; n += 1) expect(once('link', 'quiet')).toBeUndefined();
});

it.each([
  ['requests', { kind: 'link', times: shares.link.requests, cost: nothing }],
  ['bytes', { kind: 'person', times: 1, cost: { bytes: shares.person.bytes, processorMs: 0 } }],
  [
    'time of the processor',
    { kind: 'person', times: 1, cost: { bytes: 0, processorMs: shares.person.processorMs } },
  ],
] as const)('no number of other names makes a budget new whose %s were spent', (_, spending) => {
  const { kind, times, cost } = spending;
  const { once } = rig();
  for (let n = 0; n < times; n += 1) once(kind, 'spent', cost);
  for (let n = 0; n < 3 * MOST_KEPT; n += 1) once('strange', `2001:db8:0:${n.toString(16)}::/64`);
  expect(once(kind, 'spent')).toMatchObject({ full: true });
});

it('no number of other names takes away who is being answered', () => {
  const { place, enter, once } = rig();
  const places = Array.from({ length: shares.file.atOnce }, () => place('file'));
  for (let n = 0; n < 2 * MOST_KEPT; n += 1) once('strange', `${n}`);
  expect(enter('file')).toMatchObject({ full: true });
  for (const taken of places) taken.leave(0);
  expect(enter('file')).not.toHaveProperty('full');
});

/** So much is worked while somebody is there, until they are refused. */
function workUntilRefused({ once }: ReturnType<typeof rig>, step: number): number {
  for (let total = 0; ; total += step) {
    const place = once('person', 'heavy', { bytes: 0, processorMs: step });
    if (place) return total;
    if (total > 100 * step) throw new Error('never refused');
  }
}

it('whoever makes the process work alone is refused when their share was worked', () => {
  expect(workUntilRefused(rig(), 1_000)).toBe(shares.person.processorMs);
});

it.each([1, 2, 9, 200])(
  'with %i others waiting whoever makes the process work is refused after three times that at most',
  (others) => {
    const all = rig();
    for (let n = 0; n < others; n += 1) all.place('person', `waits-${n}`);
    expect(workUntilRefused(all, 1_000)).toBeLessThanOrEqual(3 * shares.person.processorMs);
  },
);

it('many requests at once of one person do not make each of them pay less, nor any twice', () => {
  const { place, enter, work } = rig();
  const places = Array.from({ length: 30 }, () => place('person'));
  work(shares.person.processorMs - 10);
  expect(enter('person')).not.toHaveProperty('full');
  work(10);
  for (const taken of places) taken.leave(0);
  expect(enter('person')).toMatchObject({ full: true });
});

it('whose answer is written pays no more, and makes nobody else pay less, though nobody reads it', () => {
  const { place, enter, once, work } = rig();
  const slow = ['b', 'c', 'd'].map((key) => place('person', key));
  for (const { written } of slow) written();
  work(shares.person.processorMs);
  once('person', 'a', { bytes: 0, processorMs: shares.person.processorMs });
  expect(enter('person', 'a')).toMatchObject({ full: true });
  for (const { leave } of slow) leave(0);
  expect(enter('person', 'b')).not.toHaveProperty('full');
});

it('nobody pays for other programs of the machine, nor for other threads', () => {
  const { place, enter, work } = rig();
  const taken = place('person');
  work(60_000, 100);
  expect(enter('person')).not.toHaveProperty('full');
  work(100, 60_000);
  taken.leave(0);
  expect(enter('person')).not.toHaveProperty('full');
});

it('what nobody asked for is charged to nobody', () => {
  const { once, work } = rig();
  once('person');
  work(60_000);
  expect(once('person')).toBeUndefined();
});
