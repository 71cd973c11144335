import fc from 'fast-check';
import type { Store } from '../../../../../bot/contract/store.ts';
import type { Knowledge } from '../../../../../bot/knowledge/knowledge.ts';
import { commands, launched } from './commands.ts';
import { newModel } from './model.ts';
import { openWorld, reset, start } from './world.ts';

export interface ModelRuns {
  seed: number;
  runs: number;
  /** Acts in one run, at most. */
  most: number;
}

/**
 * Any sequence of acts leaves a poll as the model says: tally, meetings, who was told what. Throws
 * with the shortest sequence that does not.
 */
export async function playModel(
  stores: readonly Store[],
  knowledge: Knowledge,
  { seed, runs, most }: ModelRuns,
): Promise<void> {
  const world = openWorld(stores, knowledge);
  let run = 0;
  // Nine in ten begin with a poll that is launched; the others with whatever people may try.
  const property = fc.asyncProperty(fc.nat(9), commands(most), async (dice, acts) => {
    await reset(world);
    const model = newModel(start, run++);
    if (dice > 0) await launched(model, world);
    await fc.asyncModelRun(() => ({ model, real: world }), acts);
  });
  await fc.assert(property, {
    seed,
    numRuns: runs,
    endOnFailure: false,
    interruptAfterTimeLimit: 3_600_000,
  });
}
