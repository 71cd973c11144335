import { describe, expect, it } from '@jest/globals';
import { runClockSteps } from '../../faults/clock-steps.ts';
import { seedFor } from '../../support/random.ts';

/** The short form of `npm run test:faults -- delivery`. */
describe('a clock that somebody sets', () => {
  it('an hour to and fro makes nothing leave twice, stay behind or leave in a burst', async () => {
    const seed = seedFor('delivery: clock steps');
    const report = await runClockSteps({ seed, count: 240, people: 100, perSecond: 30, steps: 12 });
    expect(report).toMatchObject({ left: 0, lost: 0, duplicates: 0, errors: [] });
    expect(report.exceeded).toMatchObject({ conversations: 0, tenant: 0 });
    expect(report.standings).toEqual({ reached: 240 });
  });
});
