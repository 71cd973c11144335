/** Budget of everybody who asks: how much work a minute they may make, so that none is left out. */
import { createAccounts, type Kept } from './accounts.ts';
import { createProcessorClock, type ProcessorClock } from './processor-clock.ts';

/** Account of one minute; `atOnce` counts the requests that are being answered, until their connection is done. */
interface Account extends Kept {
  /** Most of everything here. */
  most: Share;
  /** When its minute began, in ms. */
  since: number;
  requests: number;
  bytes: number;
  processorMs: number;
  /** Requests whose answer is not written yet. */
  answering: number;
  /** Reading of the clock up to which those are charged. */
  from: number;
  /** Whether they were told that it is too much. */
  told: boolean;
}

/** Most of each in a minute; of `atOnce`, at any moment. */
export interface Share {
  requests: number;
  bytes: number;
  processorMs: number;
  atOnce: number;
}

/**
 * Who is counted. `source`: an address whose requests nobody vouches for (pages, probes, bad tokens);
 * `strange`: the same for tokens that are none; `link`: who has a personal link; `file`: a link to a
 * document that is one person's, or opens once; `shared`: one source with a link that many have, as the
 * calendar of a meeting; `person`: somebody Teams vouches for, by whichever way they come.
 */
export type BudgetKind = 'source' | 'strange' | 'link' | 'shared' | 'file' | 'person';

const MB = 1_048_576;

/**
 * Shares. A page asks about 5 times when it opens (its files are not counted) and once for each thing
 * done; a town hall goes out by one address, some dozens of people at once after an invitation. A cut
 * link is tried a few times, never 20; one that many have is followed by a whole town hall at once. The slowest thing to make, a document, takes 0.5 s of a
 * processor. Ten greedy people leave more than half of one processor to all others.
 */
export const shares: Readonly<Record<BudgetKind, Share>> = {
  source: { requests: 1_200, bytes: 64 * MB, processorMs: 15_000, atOnce: 64 },
  strange: { requests: 20, bytes: MB, processorMs: 5_000, atOnce: 64 },
  link: { requests: 60, bytes: 16 * MB, processorMs: 5_000, atOnce: 32 },
  shared: { requests: 300, bytes: 64 * MB, processorMs: 5_000, atOnce: 32 },
  file: { requests: 30, bytes: 64 * MB, processorMs: 5_000, atOnce: 4 },
  person: { requests: 120, bytes: 32 * MB, processorMs: 10_000, atOnce: 32 },
};

export const WINDOW_MS = 60_000;
/** What is full for a moment only is soon free again, in s. */
const SOON_S = 5;
/** Accounts kept at once, about 2 MB, and as many that used up much: see `createAccounts`. */
const MOST_KEPT = 20_000;

/** Whether half of a share is used up: nobody gets the other half back by making the table full. */
const isUsed = ({ most, ...account }: Account): boolean =>
  (['requests', 'bytes', 'processorMs'] as const).some((part) => 2 * account[part] >= most[part]);

/** A place that somebody takes with one request, until `leave`. */
export interface BudgetPlace {
  /** Its answer is written: what is worked from now on is for others. */
  written: () => void;
  /** Ends it, with the bytes that it took. */
  leave: (bytes: number) => void;
  /** Ends it as if it had never been: somebody else answers for the request. */
  giveBack: () => void;
}

/** No place: when to try again, in s, and whether it is the first time in this minute that it is said. */
export interface Full {
  full: true;
  seconds: number;
  first: boolean;
}

export interface Budgets {
  /** `requests`: as how many it counts; 0 for what costs no work, which takes bytes and a place only. */
  enter: (kind: BudgetKind, key: string, requests?: 0 | 1) => BudgetPlace | Full;
}

/**
 * Budgets of this process, in memory: several instances let each their own share through.
 *
 * @param now in ms
 */
export function createBudgets(
  now: () => number,
  clock: ProcessorClock = createProcessorClock(),
  mostKept = MOST_KEPT,
): Budgets {
  const accounts = createAccounts(mostKept, isUsed);

  const accountOf = (name: string, most: Share): Account => {
    const at = now();
    const known = accounts.get(name);
    // Somebody may set the clock back: a minute that has not begun is over.
    const current = known && at >= known.since && at - known.since < WINDOW_MS;
    if (current) return known;
    const fresh = { since: at, requests: 0, bytes: 0, processorMs: 0, told: false };
    return Object.assign(known ?? { most, atOnce: 0, answering: 0, from: 0 }, fresh);
  };

  return {
    enter: (kind, key, requests = 1) => {
      const name = `${kind}:${key}`;
      const most = shares[kind];
      const account = accountOf(name, most);
      charge(account, clock);
      const full = fullness(account, requests, now());
      if (!full) {
        account.requests += requests;
        account.atOnce += 1;
        begin(account, clock);
      }
      accounts.put(name, account);
      return full ?? placeOf(account, requests, { clock, keep: () => accounts.put(name, account) });
    },
  };
}

/** Undefined when there is room for so many requests more. */
function fullness(account: Account, requests: 0 | 1, at: number): Full | undefined {
  const { most } = account;
  const busy = account.atOnce >= most.atOnce;
  const spent =
    account.requests + requests > most.requests ||
    account.bytes >= most.bytes ||
    account.processorMs >= most.processorMs;
  if (!busy && !spent) return undefined;
  const first = !account.told;
  account.told = true;
  const left = Math.ceil((account.since + WINDOW_MS - at) / 1_000);
  return { full: true, seconds: spent ? left : SOON_S, first };
}

/** Charges what was worked up to now, once for all requests of the account. */
function charge(account: Account, clock: ProcessorClock): void {
  if (account.answering === 0) return;
  const reading = clock.read();
  account.processorMs += reading - account.from;
  account.from = reading;
}

function begin(account: Account, clock: ProcessorClock): void {
  if (account.answering === 0) {
    clock.enter();
    account.from = clock.read();
  }
  account.answering += 1;
}

function end(account: Account, clock: ProcessorClock): void {
  account.answering -= 1;
  if (account.answering === 0) clock.leave();
}

/** @param keep puts the account where it belongs by what it has used up */
function placeOf(
  account: Account,
  requests: 0 | 1,
  { clock, keep }: { clock: ProcessorClock; keep: () => void },
): BudgetPlace {
  let isWritten = false;
  const written = () => {
    if (isWritten) return;
    isWritten = true;
    charge(account, clock);
    end(account, clock);
    keep();
  };
  return {
    written,
    leave: (bytes) => {
      written();
      account.atOnce -= 1;
      account.bytes += bytes;
      keep();
    },
    giveBack: () => {
      isWritten = true;
      end(account, clock);
      account.atOnce -= 1;
      account.requests = Math.max(0, account.requests - requests);
    },
  };
}
