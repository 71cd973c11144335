/**
 * What the delivery writes into `OutboxRow.result`, and a report reads: how the last attempt ended,
 * and when.
 */
import { z } from 'zod';
import {
  instant,
  type Json,
  type OutboxDraft,
  type OutboxRow,
  outboxDraft,
} from '../../../contract/store.ts';
import { isWithoutTeams } from '../../people/model/directory.ts';

export const attemptOutcome = z.enum([
  // What a request to Teams gave.
  'sent',
  'retryAfter',
  'notSent',
  'ambiguous',
  'blocked',
  'gone',
  'tooLarge',
  'invalid',
  'auth',
  // Given to whoever launched the sending, to be passed on: no mail is sent here.
  'handed',
  // What the worker found without one.
  'interrupted',
  'noAddress',
  'expired',
  'moot',
  'orphan',
  'unworded',
]);
export type AttemptOutcome = z.infer<typeof attemptOutcome>;

/** What somebody passes on: personal links, or only news (a cancellation leads nowhere). */
const handedSchema = z.object({
  /** Key of the row that tells it. */
  bundle: z.string(),
  /** What it is about, in one line. */
  about: z.string(),
  doors: z.array(z.object({ to: z.string(), title: z.string() })),
});
export type Handed = z.infer<typeof handedSchema>;

export const attemptRecord = z.object({
  outcome: attemptOutcome.nullable(),
  /** Teams' word, or the network's, or the reason why a row is moot. */
  code: z.string().nullable(),
  /** When the last request was made. */
  triedAt: instant.nullable(),
  /** Attempts of which it is not known whether they arrived. */
  ambiguous: z.int(),
  /** Refusals with a code that says neither blocked nor gone. */
  unsure: z.int(),
  /** Attempts in a row that were put off, for the back-off. */
  delays: z.int(),
  /** Digest of what was sent last: an update that says the same makes no request. */
  digest: z.string().nullable(),
  handed: handedSchema.optional(),
});
export type AttemptRecord = z.infer<typeof attemptRecord>;

/** Of a row that was never tried. */
export const blankRecord: AttemptRecord = {
  outcome: null,
  code: null,
  triedAt: null,
  ambiguous: 0,
  unsure: 0,
  delays: 0,
  digest: null,
};

/** The record of a row; blank for one that was never tried, or that somebody else gave up. */
export const recordOf = ({ result }: Pick<OutboxRow, 'result'>): AttemptRecord =>
  attemptRecord.safeParse(result).data ?? blankRecord;

/** The record as `OutboxRow.result` keeps it; throws on another shape. */
export const toResult = (record: AttemptRecord): Json => attemptRecord.parse(record);

/** Those fields of a row that its feature wrote. */
const asked = z.object(outboxDraft.shape);

/** The row as it was first asked for, due at `now`. */
export const draftAgain = (row: OutboxRow, now: Date): OutboxDraft => ({
  ...asked.parse(row),
  notBefore: now.toISOString(),
});

/** How a sending stands, for people. */
export type SendingStanding =
  | 'reached'
  | 'noAddress'
  | 'blocked'
  // Of people without Teams: given to be passed on, no more mail wanted, address refused.
  | 'handed'
  | 'stopped'
  | 'bounced'
  | 'failed'
  | 'uncertain'
  | 'moot'
  | 'inProgress';

/** How a row stands. One that waits because nobody can be written to is told by its reason. */
export function standingOf(
  row: Pick<OutboxRow, 'state' | 'result'> & Partial<Pick<OutboxRow, 'recipient'>>,
): SendingStanding {
  const { outcome } = recordOf(row);
  if (outcome === 'handed') return 'handed';
  if (isWithoutTeams(row.recipient ?? '')) {
    if (outcome === 'blocked') return 'stopped';
    if (outcome === 'gone') return 'bounced';
  }
  if (row.state === 'sent') return 'reached';
  if (row.state === 'uncertain') return 'uncertain';
  if (outcome === 'noAddress') return 'noAddress';
  if (outcome === 'blocked' || outcome === 'gone') return 'blocked';
  if (row.state === 'failed' || outcome === 'expired') return 'failed';
  return row.state === 'dropped' ? 'moot' : 'inProgress';
}
