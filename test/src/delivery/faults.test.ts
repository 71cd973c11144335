import { describe, expect, it } from '@jest/globals';
import { certainFaults, mixedFaults, patientTimes, runKills } from '../../faults/kills.ts';
import { seedFor } from '../../support/random.ts';

/** The short form of `npm run test:faults -- delivery`. */
describe('what is due is delivered', () => {
  it('whatever Teams answers and however often the process is killed', async () => {
    const seed = seedFor('delivery: kills');
    const run = { seed, count: 150, people: 60, kills: 2, perSecond: 60, closedEvery: 20 };
    const report = await runKills({ ...run, plan: mixedFaults });
    expect(report).toMatchObject({ lost: 0, early: 0, errors: [] });
    expect(report.duplicates).toBeLessThanOrEqual(report.doubtful + report.inFlight);
    expect(report.mostCopies).toBeLessThanOrEqual(2);
    expect(report.mostRequests).toBeLessThanOrEqual(6);
    expect(report.exceeded.conversations).toBe(0);
  });

  it('once and no more when nothing is ambiguous', async () => {
    const seed = seedFor('delivery: certain');
    const run = { seed, count: 100, people: 40, kills: 0, perSecond: 60 };
    const report = await runKills({ ...run, plan: certainFaults, delivery: patientTimes });
    expect(report).toMatchObject({ lost: 0, duplicates: 0, early: 0, errors: [] });
    expect(report.standings).toEqual({ reached: 100 });
  });
});
