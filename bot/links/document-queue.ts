/** The line of documents to be made: some at once, some waiting, and a refusal for those beyond. */
import { MOST_AT_ONCE } from '../../documents/aside.ts';

/**
 * Documents waiting. A year in Word takes half a second, one of 10,000 updates 3.4 s
 * (`docs/benchmarks.md`): the last of them waits for 2 to 20 s.
 */
const MOST_WAITING = 10;

/** Too many documents are being made; a minute later there is room. */
export class BusyError extends Error {
  override name = 'BusyError';
}

export interface DocumentQueue {
  /** @throws {BusyError} when a document would have no place in the line. */
  check: () => void;
  /** Makes a document when its turn comes. Rejects with a `BusyError`, or as `make` does. */
  run: <T>(make: () => Promise<T>) => Promise<T>;
}

export function createDocumentQueue(): DocumentQueue {
  let making = 0;
  const waiting: (() => void)[] = [];
  const check = () => {
    if (waiting.length >= MOST_WAITING) throw new BusyError('Too many documents are being made.');
  };
  return {
    check,
    async run(make) {
      if (making < MOST_AT_ONCE) making += 1;
      else {
        check();
        await new Promise<void>((turn) => waiting.push(turn));
      }
      try {
        return await make();
      } finally {
        // The place goes from one to the next: nobody who comes meanwhile is before them.
        const next = waiting.shift();
        if (next) next();
        else making -= 1;
      }
    },
  };
}
