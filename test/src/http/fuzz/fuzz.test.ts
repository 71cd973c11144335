import { expect, it } from '@jest/globals';
import { fuzz } from './run.ts';

// Some 30 s of work on a quiet machine; how long it takes on another says nothing.
/** The long form, `npm run test:faults -- http`, sends a hundred thousand. */
const COUNT = 4_000;

it(`bears ${COUNT} mutated requests: it lives, fails nowhere, and does not grow`, async () => {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1e9);
  console.log(`seed ${seed}`);
  const { sent, answers, grown } = await fuzz({ count: COUNT, seed });
  expect(sent).toBeGreaterThanOrEqual(COUNT);
  // They reach further than the first look: some are still good.
  expect(answers).toMatchObject({ 2: expect.any(Number), 4: expect.any(Number) });
  expect(grown).toBeLessThan(200);
});
