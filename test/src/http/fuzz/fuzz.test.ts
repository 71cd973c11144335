import { expect, it } from '@jest/globals';
import { seedFor } from '../../../support/random.ts';
import { fuzz } from './run.ts';

/** The long form, `npm run test:faults -- http`, sends a hundred thousand. */
const COUNT = 1_500;

it(`bears ${COUNT} mutated requests: it lives, fails nowhere, and does not grow`, async () => {
  const { sent, answers, grown } = await fuzz({ count: COUNT, seed: seedFor('fuzz') });
  expect(sent).toBeGreaterThanOrEqual(COUNT);
  // They reach further than the first look: some are still good.
  expect(answers).toMatchObject({ 2: expect.any(Number), 4: expect.any(Number) });
  expect(grown).toBeLessThan(200);
});
