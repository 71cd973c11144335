import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type Collection,
  type Json,
  labelPattern,
  type OutboxRow,
  outboxRow,
} from '../../bot/contract.ts';

/** A request already answered. */
interface Remembered {
  answer: Json;
  at: string;
}

/** Names that no feature can take (a `$` is refused): both adapters know these two by name. */
export const inbox: Collection<Remembered> = {
  name: '$inbox',
  // What comes from a row was read as JSON: that it is some is all there is to check.
  schema: z.object({
    answer: z.custom<Json>((answer) => answer !== undefined),
    at: z.iso.datetime({ precision: 3 }),
  }),
};

export const outbox: Collection<OutboxRow> = { name: '$outbox', schema: outboxRow };

/** Refuses a name or an id that one of the databases could not keep. Throws `TypeError`: a bug. */
export function checkAddress(collection: { name: string }, id?: string): void {
  const own = collection === inbox || collection === outbox;
  if (!own && !/^[a-z][a-zA-Z0-9-]{0,63}$/.test(collection.name)) {
    throw new TypeError(`"${collection.name}" cannot name a collection: use a-z, then a-zA-Z0-9-.`);
  }
  if (id !== undefined && !labelPattern.test(id)) {
    throw new TypeError('An id is 1 to 512 characters, none of them a control character.');
  }
}

/** How long an answer can be replayed, and how many are kept (R23: 24 h or 50,000). */
export const inboxHours = 24;
export const inboxLimit = 50_000;

/** The id of an outbox row: two rows with one key would have one id, so there is never a second. */
export const outboxId = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 32);

/** When the row can be claimed, in ISO; undefined once it is finished. */
export function dueAt(row: Pick<OutboxRow, 'state' | 'notBefore' | 'lease'>): string | undefined {
  if (row.state === 'waiting') return row.notBefore;
  return row.state === 'sending' ? (row.lease?.until ?? row.notBefore) : undefined;
}

/** The row after `owner` took it at `now`, for `leaseMs`. */
export function claimed(row: OutboxRow, owner: string, now: Date, leaseMs: number): OutboxRow {
  const until = new Date(now.getTime() + leaseMs).toISOString();
  return {
    ...row,
    state: 'sending',
    attempts: row.attempts + 1,
    claims: row.claims + 1,
    lease: { owner, until, fence: row.claims + 1 },
    interrupted: row.state === 'sending',
  };
}

/** Whether a row is finished, and useless since before this instant. */
export const isPrunable = (row: OutboxRow, before: string): boolean =>
  row.state !== 'waiting' && row.state !== 'sending' && row.expiresAt < before;
