import { createHash } from 'node:crypto';
import { z } from 'zod';
import { servedPlan } from '../../bot/contract/served-plan.ts';
import {
  type Collection,
  type Json,
  labelPattern,
  type OutboxRow,
  outboxRow,
  type QuarantinedRow,
} from '../../bot/contract/store.ts';

/** A request already answered. */
interface Remembered {
  answer: Json;
  at: string;
  /** Author of the request, as a recipient. */
  of?: string | undefined;
}

// What comes from a row was read as JSON: that it is some is all there is to check.
const json = z.custom<Json>((value) => value !== undefined);
const instant = z.iso.datetime({ precision: 3 });

/** Names that no feature can take (a `$` is refused): both adapters know these by name. */
export const inbox: Collection<Remembered> = {
  name: '$inbox',
  schema: z.object({ answer: json, at: instant, of: z.string().optional() }),
  by: { of: ({ of }) => of || undefined },
  order: ({ at }) => at,
};

/** Ordered by when a row is due; `due`: under one key, those that are still to be sent. */
export const outbox: Collection<OutboxRow> = {
  name: '$outbox',
  schema: outboxRow,
  by: {
    subject: ({ subject }) => subject,
    recipient: ({ recipient }) => recipient,
    due: (row) => (dueAt(row) === undefined ? undefined : 'due'),
  },
  order: (row) => dueAt(row) ?? row.notBefore,
};

/** Rows of wrong shape, out of their collections; by a key that says nothing about anybody. */
export const quarantine: Collection<Omit<QuarantinedRow, 'key'>> = {
  name: '$quarantine',
  schema: z.object({
    collection: z.string(),
    id: z.string(),
    version: z.int().positive(),
    value: json,
    fields: z.array(z.string()),
    at: instant,
  }),
};

/** Collections of the store itself. */
export const own: readonly Collection<unknown>[] = [inbox, outbox, quarantine, servedPlan];

/** Refuses a name or an id that one of the databases could not keep. Throws `TypeError`: a bug. */
export function checkAddress(collection: { name: string }, id?: string): void {
  if (
    !own.some((one) => one === collection) &&
    !/^[a-z][a-zA-Z0-9-]{0,63}$/.test(collection.name)
  ) {
    throw new TypeError(`"${collection.name}" cannot name a collection: use a-z, then a-zA-Z0-9-.`);
  }
  if (id !== undefined && !labelPattern.test(id)) {
    throw new TypeError('An id is 1 to 512 characters, none of them a control character.');
  }
}

/** The id of an outbox row: two rows with one key would have one id, so there is never a second. */
export const outboxId = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 32);

/** Instant from which the row can be claimed, in ISO; undefined once it is finished. */
export function dueAt(row: Pick<OutboxRow, 'state' | 'notBefore' | 'lease'>): string | undefined {
  if (row.state === 'waiting') return row.notBefore;
  return row.state === 'sending' ? (row.lease?.until ?? row.notBefore) : undefined;
}
