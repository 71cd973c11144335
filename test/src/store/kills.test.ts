import { expect, it } from '@jest/globals';
import { seedFor } from '../../support/random.ts';
import { killWriters } from './kill-writers.ts';

/** The short form of `npm run test:faults`: a kill is a process to start. */
it('loses nothing that was acknowledged in six kills while writing', async () => {
  const report = await killWriters(6, seedFor('kills'));
  process.stderr.write(`kills: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ kills: 6, lost: 0, torn: 0, unreadable: 0 });
  expect(report.acknowledged).toBeGreaterThan(15);
});
