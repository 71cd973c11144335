import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Last resort of whatever waits, in ms: nothing that works takes so long on any machine. Below the time that
 * Jest gives a test, so that what never came is named.
 */
export const lastResortMs = 300_000;

/**
 * Waits until something is so, and gives it; it looks again every 20 ms.
 * @throws with `what` when it never comes.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
): Promise<Exclude<Awaited<T>, false | 0 | '' | null | undefined>> {
  for (let waited = 0; waited < lastResortMs; waited += 20) {
    const found = await look();
    if (found) return found as Exclude<Awaited<T>, false | 0 | '' | null | undefined>;
    await sleep(20);
  }
  throw new Error(`It never came: ${what}`);
}
