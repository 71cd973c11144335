import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  conversationWindows,
  freshPace,
  isForgettable,
  nextSlot,
  nextTenantSlot,
  paced,
  restamped,
  tenantRate,
  withSlot,
} from '../../../src/delivery/rates.ts';
import { fullest } from '../../support/connector-ledger.ts';

const noon = Date.parse('2026-11-24T12:00:00.000Z');

/** Sends as soon as the windows allow, `count` times; gives the instants. */
function burst(count: number): number[] {
  const times: number[] = [];
  let pace = freshPace;
  for (let at = noon; times.length < count; ) {
    at = nextSlot(pace, at);
    pace = paced(pace, at);
    times.push(at);
  }
  return times;
}

describe('one conversation', () => {
  it('gets 7 in a second, 8 in two, 60 in thirty and 1,800 in an hour, and not one more', () => {
    const times = burst(4_000);
    for (const { ms, most } of conversationWindows) expect(fullest(times, ms)).toBe(most);
    expect(fullest(times, 3_600_000)).toBeLessThanOrEqual(1_800);
    // And not many less: 4,000 messages are two hours and some.
    expect((times.at(-1) ?? 0) - noon).toBeLessThan(2.3 * 3_600_000);
  });

  it('keeps every window however its messages come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 300 }), (gaps) => {
        let [pace, asked] = [freshPace, noon];
        const times: number[] = [];
        for (const gap of gaps) {
          asked += gap;
          const at = nextSlot(pace, asked);
          pace = paced(pace, at);
          times.push(at);
        }
        for (const { ms, most } of conversationWindows) {
          expect(fullest(times, ms)).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('is left alone until the instant that Teams asked for', () => {
    const held = { ...freshPace, notBefore: noon + 5_000 };
    expect(nextSlot(held, noon)).toBe(noon + 5_000);
  });

  it('counts a message from when it really left', () => {
    let pace = freshPace;
    for (let i = 0; i < 7; i += 1) pace = paced(pace, noon);
    const late = restamped(pace, noon, noon + 400);
    expect(nextSlot(late, noon)).toBeGreaterThanOrEqual(nextSlot(pace, noon));
    expect(late.recent).toHaveLength(7);
  });

  it('is forgotten when its hour is over', () => {
    const pace = paced(freshPace, noon);
    expect(isForgettable(pace, noon + 3_500_000)).toBe(false);
    expect(isForgettable(pace, noon + 3_700_000)).toBe(true);
  });
});

describe('one tenant', () => {
  it.each([1, 7, 30, 200])('gets %d in a second at the most, and nearly as many', (perSecond) => {
    const rate = tenantRate(perSecond);
    let before: number[] = [];
    const times: number[] = [];
    for (let i = 0; i < perSecond * 30; i += 1) {
      const at = nextTenantSlot(before, noon, rate);
      before = withSlot(before, at, rate);
      times.push(at);
    }
    expect(fullest(times, 1_000)).toBeLessThanOrEqual(perSecond);
    expect(((times.at(-1) ?? 0) - noon) / 30_000).toBeLessThan(1.05);
  });
});
