/** From the answer to one request, or its absence, to what becomes of the row. Pure. */

import type { OutboxRow, Settlement } from '../../bot/contract/store.ts';
import {
  type AttemptOutcome,
  type AttemptRecord,
  recordOf,
  toResult,
} from '../../bot/features/sendings/model/attempts.ts';
import type { SendResult } from '../../bot/teams/sender.ts';

/** Waits and bounds, in ms where they are times. Sources: docs/fiabilite.md, R1 to R6. */
export const defaultPolicy = {
  /** Maximum requests for one row, ever (docs/fiabilite.md, R6). */
  mostAttempts: 6,
  /** First wait of the exponential back-off, and the longest. */
  backoffMs: 2_000,
  backoffCapMs: 60_000,
  /** The longest `Retry-After` that is obeyed whole: a day would be an error of somebody. 15 min are well under any expiry. */
  retryAfterCapMs: 900_000,
  /** After this long a message that perhaps did not arrive is sent again, once. */
  ambiguousMs: 60_000,
  /** Interval of looking again at a recipient who cannot be written to; an event is quicker. */
  holdMs: 900_000,
  /** First wait after Teams refused the bot's token: somebody has to repair something. */
  authMs: 60_000,
};
export type Policy = typeof defaultPolicy;

/** Refusals with an unknown code after which the recipient counts as blocked (docs/fiabilite.md, R20). */
const unsureLimit = 3;

export interface Circumstances {
  now: number;
  policy: Policy;
  /** From 0 to 1. */
  random: () => number;
  /** True when it may be sent again although it may have arrived. */
  repeatable: boolean;
  /** It takes the place of a message: doing so twice is doing it once. */
  updating: boolean;
}

export interface Verdict {
  settlement: Settlement;
  /** It is written already, together with what it brought about. */
  settled?: true;
  /** Nothing more goes to this address until an event of Teams. */
  close?: 'blocked' | 'gone';
  /** Nothing more goes to this conversation before this instant. */
  holdUntil?: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Exponential, with half of it at random, so that those who failed together do not meet again. */
function backoff(delays: number, { policy, random }: Circumstances, first = policy.backoffMs) {
  const cap = Math.max(policy.backoffCapMs, first);
  return Math.min(first * 2 ** Math.min(delays, 20), cap) * (0.5 + random() / 2);
}

/** The row waits until `at`, but not past the instant at which it is of no use. */
function wait(row: OutboxRow, at: number, record: AttemptRecord, attempts = row.attempts) {
  const notBefore = iso(Math.min(at, Date.parse(row.expiresAt)));
  return { state: 'waiting', notBefore, attempts, result: toResult(record) } as const;
}

const end = (state: Settlement['state'], record: AttemptRecord): Verdict => ({
  settlement: { state, result: toResult(record) },
});

/** Verdict on a row after a request made at `at` that did not succeed. */
export function afterSending(
  row: OutboxRow,
  result: Exclude<SendResult, { kind: 'sent' }>,
  at: number,
  circumstances: Circumstances,
): Verdict {
  const { now, policy, random, updating } = circumstances;
  const { kind, code } = result;
  const before = recordOf(row);
  const asked = !(kind === 'notSent' || (kind === 'auth' && !result.asked));
  const triedAt = asked ? iso(at) : before.triedAt;
  const record: AttemptRecord = { ...before, outcome: kind, code, triedAt };
  const attempts = row.attempts - (asked ? 0 : 1);
  const putOff = (ms?: number, noted = record) => later(row, noted, circumstances, attempts, ms);
  const shut = (close: 'blocked' | 'gone') => ({
    settlement: wait(row, now + policy.holdMs, record),
    close,
  });
  switch (kind) {
    case 'retryAfter': {
      if (result.ms === undefined) return putOff();
      // What Teams asked, and a little more at random; never less.
      const ms = Math.min(result.ms, policy.retryAfterCapMs);
      return { ...putOff(ms + random() * 250), holdUntil: now + ms };
    }
    case 'notSent':
      return putOff();
    case 'auth':
      return putOff(asked ? backoff(record.delays, circumstances, policy.authMs) : undefined);
    case 'ambiguous':
      return updating ? putOff() : afterDoubt(row, record, circumstances, policy.ambiguousMs);
    case 'blocked':
      if (result.sure || record.unsure + 1 >= unsureLimit) return shut('blocked');
      return putOff(undefined, { ...record, unsure: record.unsure + 1 });
    case 'gone':
      return result.what === 'message' ? end('dropped', record) : shut('gone');
    case 'tooLarge':
    case 'invalid':
      return end('failed', record);
  }
}

/** Once more after a while, unless it was asked often enough. */
function later(
  row: OutboxRow,
  record: AttemptRecord,
  circumstances: Circumstances,
  attempts = row.attempts,
  ms = backoff(record.delays, circumstances),
): Verdict {
  const { now, policy } = circumstances;
  if (attempts >= policy.mostAttempts) return end('failed', record);
  const next = { ...record, delays: record.delays + 1 };
  return { settlement: wait(row, now + ms, next, attempts) };
}

/** Perhaps it arrived: once more after a while if a second one does no harm, else nobody knows. */
function afterDoubt(
  row: OutboxRow,
  record: AttemptRecord,
  { now, policy, repeatable }: Circumstances,
  delayMs: number,
): Verdict {
  const doubtful = { ...record, ambiguous: record.ambiguous + 1 };
  const again = now + delayMs;
  const useful = again < Date.parse(row.expiresAt) && row.attempts < policy.mostAttempts;
  if (!repeatable || record.ambiguous > 0 || !useful) return end('uncertain', doubtful);
  return { settlement: wait(row, again, doubtful) };
}

/** The owner before never said how its attempt ended: `sinceMs` ago at the least. */
export function afterInterruption(
  row: OutboxRow,
  sinceMs: number,
  circumstances: Circumstances,
): Verdict {
  const { now, policy } = circumstances;
  const before = recordOf(row);
  // When it left is not known: at the worst just now.
  const triedAt = iso(now);
  const record: AttemptRecord = { ...before, outcome: 'interrupted', code: null, triedAt };
  if (circumstances.updating) return { settlement: wait(row, now, record) };
  return afterDoubt(row, record, circumstances, Math.max(0, policy.ambiguousMs - sinceMs));
}

/** Nobody to write to for now: the row waits for an event, and is looked at now and then. */
export function heldBack(
  row: OutboxRow,
  outcome: 'noAddress' | 'blocked' | 'gone',
  { now, policy }: Circumstances,
): Verdict {
  const record = { ...recordOf(row), outcome, code: null };
  return { settlement: wait(row, now + policy.holdMs, record, row.attempts - 1) };
}

/** The instant of its use is over, or there is nothing to say any more. */
export function givenUp(row: OutboxRow, outcome: AttemptOutcome, code: string | null): Verdict {
  const before = recordOf(row);
  // That somebody could not be written to explains more than that it is now too late.
  const why = outcome === 'expired' && isHeldBack(row) ? before.outcome : outcome;
  return end('dropped', { ...before, outcome: why, code });
}

/** True when the recipient could not be written to when it was last looked at. */
export const isHeldBack = (row: Pick<OutboxRow, 'result'>): boolean =>
  ['noAddress', 'blocked', 'gone'].includes(recordOf(row).outcome ?? '');

/** The words failed: a bug of ours, tried again as a request would be, then given up. */
export function unworded(row: OutboxRow, circumstances: Circumstances): Verdict {
  return later(row, { ...recordOf(row), outcome: 'unworded', code: null }, circumstances);
}

/** Back in the queue as it was, until `at`: nothing was tried. */
export const givenBack = (row: OutboxRow, at: number): Verdict => ({
  settlement: {
    state: 'waiting',
    notBefore: iso(Math.min(at, Date.parse(row.expiresAt))),
    attempts: row.attempts - 1,
  },
});
