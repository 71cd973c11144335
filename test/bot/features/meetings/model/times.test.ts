import { describe, expect, it } from '@jest/globals';
import type { When } from '../../../../../bot/features/meetings/model/schema.ts';
import {
  endOf,
  isPossible,
  morningAfter,
  ordered,
  recalledAt,
  startOf,
} from '../../../../../bot/features/meetings/model/times.ts';

const when = (over: Partial<When> = {}): When => ({
  date: '2026-03-31',
  start: '14:00',
  end: '16:00',
  zone: 'Europe/Paris',
  ...over,
});

describe('a meeting is possible', () => {
  it.each([
    ['when it ends after it begins', {}, true],
    ['not when it ends before', { end: '13:00' }, false],
    ['not when it ends as it begins', { end: '14:00' }, false],
    ['not at an hour that the clocks go over', { date: '2026-03-29', start: '02:30' }, false],
    ['at an hour that comes twice', { date: '2026-10-25', start: '02:30' }, true],
    [
      'at that hour elsewhere',
      { date: '2026-03-29', start: '02:30', zone: 'Indian/Reunion' },
      true,
    ],
  ])('%s', (_, over, possible) => {
    expect(isPossible(when(over))).toBe(possible);
  });
});

it('an hour that comes twice is the first of the two', () => {
  expect(startOf(when({ date: '2026-10-25', start: '02:30' })).toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  );
});

it('an hour that does not exist has no instant', () => {
  expect(() => endOf(when({ date: '2026-03-29', end: '02:30' }))).toThrow(RangeError);
});

describe('a reminder', () => {
  it('days ahead is at the same hour of the wall clock, hours ahead are counted on a watch', () => {
    const at = (date: string, offset: string) => recalledAt(when({ date }), offset).toISOString();
    expect(at('2026-03-31', 'P7D')).toBe('2026-03-24T13:00:00.000Z');
    expect(at('2026-03-31', 'PT2H')).toBe('2026-03-31T10:00:00.000Z');
    expect(at('2026-10-27', 'P7D')).toBe('2026-10-20T12:00:00.000Z');
    expect(at('2026-10-27', 'P1W')).toBe('2026-10-20T12:00:00.000Z');
    expect(at('2026-10-25', 'PT24H')).toBe('2026-10-24T13:00:00.000Z');
  });

  it('that would fall into the hour that is left out still has an instant', () => {
    const early = when({ date: '2026-03-30', start: '02:30', end: '03:30' });
    expect(recalledAt(early, 'P1D').getTime()).toBeLessThan(startOf(early).getTime());
  });
});

it('offsets are ordered, the longest first, each once', () => {
  expect(ordered(['PT2H', 'P1D', 'PT90M', 'P7D', 'P1D', 'P1W'])).toEqual([
    'P7D',
    'P1W',
    'P1D',
    'PT2H',
    'PT90M',
  ]);
});

it('the morning after is nine o’clock in the zone of the meeting', () => {
  expect(morningAfter(when({ date: '2026-10-24' })).toISOString()).toBe('2026-10-25T08:00:00.000Z');
  expect(morningAfter(when({ date: '2026-03-28' })).toISOString()).toBe('2026-03-29T07:00:00.000Z');
});
