/** Budget of everybody who asks: how much work a minute they may make, so that none is left out. */
import { LRUCache } from 'lru-cache';

/** Account of one minute; `atOnce` counts the requests that are being answered. */
interface Account {
  /** When its minute began, in ms. */
  since: number;
  requests: number;
  bytes: number;
  processorMs: number;
  atOnce: number;
  /** Whether they were told that it is too much. */
  told: boolean;
}

/** Most of each in a minute; of `atOnce`, at any moment. */
export type Share = Omit<Account, 'since' | 'told'>;

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
/** Accounts kept at once, about 2 MB; past that the one that was quiet for longest goes. */
export const MOST_KEPT = 20_000;

/** A place that somebody takes with one request, until `leave`. */
export interface BudgetPlace {
  /** Ends it, with what it cost. */
  leave: (cost: { bytes: number; processorMs: number }) => void;
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
export function createBudgets(now: () => number): Budgets {
  const accounts = new LRUCache<string, Account>({ max: MOST_KEPT });

  const accountOf = (name: string): Account => {
    const at = now();
    const known = accounts.get(name);
    // Somebody may set the clock back: a minute that has not begun is over.
    const current = known && at >= known.since && at - known.since < WINDOW_MS;
    const fresh = { since: at, requests: 0, bytes: 0, processorMs: 0, told: false };
    const account = current ? known : Object.assign(known ?? { atOnce: 0 }, fresh);
    accounts.set(name, account);
    return account;
  };

  return {
    enter: (kind, key, requests = 1) => {
      const account = accountOf(`${kind}:${key}`);
      const most = shares[kind];
      const busy = account.atOnce >= most.atOnce;
      const spent =
        account.requests + requests > most.requests ||
        account.bytes >= most.bytes ||
        account.processorMs >= most.processorMs;
      if (busy || spent) {
        const first = !account.told;
        account.told = true;
        const left = Math.ceil((account.since + WINDOW_MS - now()) / 1_000);
        return { full: true, seconds: spent ? left : SOON_S, first };
      }
      account.requests += requests;
      account.atOnce += 1;
      return {
        leave: ({ bytes, processorMs }) => {
          account.atOnce -= 1;
          account.bytes += bytes;
          account.processorMs += processorMs;
        },
        giveBack: () => {
          account.atOnce -= 1;
          account.requests = Math.max(0, account.requests - requests);
        },
      };
    },
  };
}
