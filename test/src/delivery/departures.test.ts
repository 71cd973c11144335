import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createDepartures } from '../../../src/delivery/departures.ts';
import { fullest } from '../../support/connector-ledger.ts';
import { seedFor } from '../store/random.ts';

describe('departures', () => {
  it('keep a second free that begins when the network had the request, not when it was decided', () => {
    const gate = createDepartures(1);
    expect(gate.leave('t', 0)).toBe(0);
    // Decided at 0, on the network at 400: the next not at 1,050, but a second after that.
    gate.left('t', 400);
    expect(gate.leave('t', 1_050)).toBeGreaterThan(0);
    expect(gate.leave('t', 1_440)).toBe(0);
  });

  it('wait for a request under way as long as it may still leave', () => {
    const gate = createDepartures(2);
    gate.leave('t', 0);
    gate.leave('t', 0);
    gate.left('t', 0);
    expect(gate.leave('t', 5_000)).toBe(0);
    expect(gate.leave('t', 5_000)).toBeGreaterThan(0);
    gate.stayed('t');
    expect(gate.leave('t', 5_000)).toBe(0);
  });

  it('are counted by tenant', () => {
    const gate = createDepartures(1);
    expect(gate.leave('a', 0)).toBe(0);
    expect(gate.leave('b', 0)).toBe(0);
  });

  it('exceed no second however unevenly a busy process lets them out', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 30, maxLength: 80 });
    const rate = fc.integer({ min: 1, max: 12 });
    const property = fc.property(delays, rate, (lags, most) => {
      const gate = createDepartures(most);
      const out: number[] = [];
      let underWay: number[] = [];
      let next = 0;
      for (let now = 0; out.length < lags.length; now += 1) {
        for (const at of underWay.filter((due) => due <= now)) {
          out.push(at);
          gate.left('t', now);
        }
        underWay = underWay.filter((due) => due > now);
        while (next < lags.length && gate.leave('t', now) === 0) {
          underWay.push(now + (lags[next] ?? 0));
          next += 1;
        }
      }
      expect(
        fullest(
          out.sort((a, b) => a - b),
          1_000,
        ),
      ).toBeLessThanOrEqual(most);
    });
    fc.assert(property, { seed: seedFor('delivery: departures'), numRuns: 60 });
  });
});
