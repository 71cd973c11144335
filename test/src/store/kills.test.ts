import { expect, it } from '@jest/globals';
import { killWriters } from './kill-writers.ts';
import { seedFor } from './random.ts';

it('loses nothing that was acknowledged in thirty kills while writing', async () => {
  const report = await killWriters(30, seedFor('kills'));
  process.stderr.write(`kills: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ kills: 30, lost: 0, torn: 0, unreadable: 0 });
  expect(report.acknowledged).toBeGreaterThan(100);
});
