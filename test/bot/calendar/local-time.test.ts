import { describe, expect, it } from '@jest/globals';
import { instantOf, localDay, localTimeOf } from '../../../bot/calendar/local-time.ts';

const paris = 'Europe/Paris';
const iso = (date: string, time: string) => {
  const found = instantOf({ date, time }, paris);
  return 'at' in found ? found.at.toISOString() : 'skipped';
};

describe('a wall-clock time', () => {
  it('is two hours ahead of UTC in summer and one in winter', () => {
    expect(iso('2026-09-15', '14:00')).toBe('2026-09-15T12:00:00.000Z');
    expect(iso('2026-12-15', '14:00')).toBe('2026-12-15T13:00:00.000Z');
  });

  it('that the clocks go over is said to be skipped (29 March 2026, 02:30)', () => {
    expect(iso('2026-03-29', '02:30')).toBe('skipped');
    expect(iso('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('that happens twice is the first of the two (25 October 2026, 02:30)', () => {
    expect(iso('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('comes back from its instant, on both sides of a change of clocks', () => {
    for (const local of [
      { date: '2026-03-28', time: '23:59' },
      { date: '2026-03-29', time: '03:00' },
      { date: '2026-10-25', time: '03:00' },
    ]) {
      const found = instantOf(local, paris);
      expect('at' in found && localTimeOf(found.at, paris)).toEqual(local);
    }
  });
});

describe('the day it is', () => {
  it.each([
    ['Europe/Paris', '2026-11-25'],
    ['Indian/Reunion', '2026-11-25'],
    ['America/Martinique', '2026-11-24'],
    ['Pacific/Noumea', '2026-11-25'],
  ])('is that of the zone, whatever was asked before: %s', (zone, day) => {
    const at = new Date('2026-11-25T00:30:00Z');
    expect(localDay(at, 'UTC')).toBe('2026-11-25');
    expect(localDay(at, zone)).toBe(day);
  });
});
