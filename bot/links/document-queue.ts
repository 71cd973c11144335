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

/** Documents of one person that wait; one is being made. So that nobody has the line for themselves. */
const MOST_WAITING_EACH = 2;

export interface DocumentQueue {
  /** @throws {BusyError} when a document of this person, if it is one's, would have no place in the line. */
  check: (person?: string) => void;
  /** Makes a document when its turn comes. Rejects with a `BusyError`, or as `make` does. */
  run: <T>(make: () => Promise<T>, person?: string) => Promise<T>;
}

interface Waiting {
  person: string | undefined;
  turn: () => void;
}

export function createDocumentQueue(): DocumentQueue {
  let making = 0;
  /** Whose documents are being made: one of each at once. */
  const served = new Set<string>();
  const waiting: Waiting[] = [];
  const mayBegin = (person: string | undefined) =>
    making < MOST_AT_ONCE && (person === undefined || !served.has(person));
  const begin = (person: string | undefined) => {
    making += 1;
    if (person !== undefined) served.add(person);
  };
  const check = (person?: string) => {
    if (mayBegin(person)) return;
    const own = waiting.filter((one) => person !== undefined && one.person === person).length;
    if (waiting.length >= MOST_WAITING || own >= MOST_WAITING_EACH)
      throw new BusyError('Too many documents are being made.');
  };
  /** The first in the line who has none being made; whoever has one lets the others go before. */
  const next = () => {
    const at = waiting.findIndex(({ person }) => mayBegin(person));
    const [one] = at < 0 ? [] : waiting.splice(at, 1);
    if (!one) return;
    begin(one.person);
    one.turn();
    next();
  };
  return {
    check,
    async run(make, person) {
      if (mayBegin(person)) begin(person);
      else {
        check(person);
        await new Promise<void>((turn) => waiting.push({ person, turn }));
      }
      try {
        return await make();
      } finally {
        // The place goes from one to the next: nobody who comes meanwhile is before them.
        making -= 1;
        if (person !== undefined) served.delete(person);
        next();
      }
    },
  };
}
