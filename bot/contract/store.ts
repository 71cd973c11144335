/** Store: what is kept, what is to be sent, what was already answered. */
import { z } from 'zod';

/** Collection of the store: its name (`a-z`, then `a-zA-Z0-9-`) and the shape of its rows. */
export interface Collection<T> {
  name: string;
  /** Checked when written and when read back; it must accept its own output, through JSON. */
  schema: z.ZodType<T>;
  /** Indexes: what rows are found by, from the value as it is kept. A new meaning takes a new name. */
  by?: Record<string, Keys<T>>;
  /** Text by which pages are sorted, such as an instant; absent: the id alone. */
  order?: Order<T>;
}

// Methods, so that a collection of some shape is a collection of unknown values too.
/** Keys under which a row is found in an index: one, several or none. */
export type Keys<T> = { of(value: T): string | readonly string[] | undefined }['of'];
export type Order<T> = { of(value: T): string }['of'];

/** A row with its version: 1 when created, one more at each change. Values are frozen. */
export interface Row<T> {
  id: string;
  version: number;
  value: T;
}

/** Values of rows, by id. */
export const valuesOf = <T>(rows: readonly Row<T>[]): Map<string, T> =>
  new Map(rows.map(({ id, value }) => [id, value]));

export type Json = z.infer<ReturnType<typeof z.json>>;

/** An instant, as `Date.toISOString()` writes it: one width, so that texts sort like instants. */
export const instant = z.iso.datetime({ precision: 3 });

/** Pattern of a text that both databases can index: no control character, no half of a surrogate pair. */
export const labelPattern = /^[^\p{Cc}\p{Cs}]{1,512}$/u;

export const label = z.string().regex(labelPattern);

/** Outbox row as the sending feature writes it. */
export const outboxDraft = z.strictObject({
  /** The business key: `reminder:<meeting>:<person>:<offset>:<version of the schedule>`. */
  key: label,
  /** Renderer: `<feature>.<kind>`. */
  kind: label,
  /** Subject: `meeting:<id>`, `push:<id>`; reports are made by subject. */
  subject: label,
  /** Recipient; never a Teams address, which may change before the sending. */
  recipient: label,
  /** Data needed to render it, besides the records of that day. */
  payload: z.json(),
  notBefore: instant,
  /** After this instant it is useless. It is still claimed: the worker drops it and says why. */
  expiresAt: instant,
});
export type OutboxDraft = z.infer<typeof outboxDraft>;

/** `uncertain`: perhaps sent, not to be sent again without somebody asking. */
export const outboxState = z.enum(['waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped']);
export type OutboxState = z.infer<typeof outboxState>;

export const outboxRow = outboxDraft.extend({
  /** Made from the key: short, and says nothing about anybody. */
  id: label,
  state: outboxState,
  /** Number of claims that count as attempts; a worker that did not try gives its attempt back. */
  attempts: z.int().min(0),
  /** Number of claims ever made: the next fence is one more. */
  claims: z.int().min(0),
  /** Owner of the sending, until when. The fence tells an owner that woke up late from the next. */
  lease: z.object({ owner: label, until: instant, fence: z.int() }).nullable(),
  /** The owner before this one never said how its attempt ended: perhaps it was sent. */
  interrupted: z.boolean(),
  /** Result of the last attempt, in the words of the delivery. */
  result: z.json(),
  /** Teams' id of the message sent. */
  activityId: z.string().nullable(),
});
export type OutboxRow = z.infer<typeof outboxRow>;

/** End of an attempt. Fields left out stay as they are; the lease ends in any case. */
export interface Settlement {
  state: Exclude<OutboxState, 'sending'>;
  notBefore?: string;
  attempts?: number;
  result?: Json;
  activityId?: string | null;
}

export interface OutboxReader {
  get: (key: string) => Promise<OutboxRow | undefined>;
  /** All rows about a subject, or for a recipient, by key. */
  find: (field: 'subject' | 'recipient', value: string) => Promise<OutboxRow[]>;
  /** Number of due rows, and the instant since which the oldest is due. */
  backlog: (now: Date) => Promise<{ due: number; oldest: string | undefined }>;
}

/** Request for due rows; `leaseMs`: duration of the lease from `now`, in ms. */
export interface ClaimRequest {
  /** Unique to one process. */
  owner: string;
  now: Date;
  limit: number;
  leaseMs: number;
}

export interface Outbox extends OutboxReader {
  /** Adds a row that waits; a key that exists changes nothing and gives the row it has. */
  add: (draft: OutboxDraft) => Promise<OutboxRow>;
  /** Gives up a row that still waits; a row in any other state stays as it is. */
  drop: (key: string, result: Json) => Promise<OutboxRow | undefined>;
  /**
   * Takes rows whose time has come, oldest first: those that wait, and those whose owner let its
   * lease run out. Two owners never get the same row; the cost is that of the rows due.
   */
  claim: (request: ClaimRequest) => Promise<OutboxRow[]>;
  /** Ends the attempt that holds this fence; `FenceError` when somebody else took the row over. */
  settle: (id: string, fence: number, change: Settlement) => Promise<OutboxRow>;
  /** Erases a row whatever its state, so its key too. */
  remove: (key: string) => Promise<void>;
  /**
   * Puts another word in the place of each of these texts, wherever they stand whole in a row: in its
   * payload, its key, its result. The row stays what it was otherwise. Says how many there were.
   */
  redact: (texts: readonly string[], instead: string) => Promise<number>;
  /**
   * Erases rows that are finished and expired before this instant, a part of them; says how many. Keep
   * them longer than backups are: they are what prevents a second sending after a restore.
   */
  prune: (expiredBefore: string) => Promise<number>;
}

export interface InboxReader {
  /** The answer given to this request the first time; `null` when it can no longer be read. */
  get: (key: string) => Promise<Json | undefined>;
}

/** Requests already answered: for 24 h, the last 200 of a person, 20,000 in all. */
export interface Inbox extends InboxReader {
  /**
   * Keeps the answer in the transaction that holds the effect; `ConflictError` if there is one.
   * `of`: whose request it was, by recipient.
   */
  remember: (key: string, answer: Json, at: Date, of?: string) => Promise<void>;
  /**
   * Puts another answer in the place of each in which one of these texts stands, as written and
   * whatever is around it; the requests stay answered. Says how many there were.
   */
  redact: (texts: readonly string[], instead: (answer: Json) => Json) => Promise<number>;
  /** Erases answers that were given before this instant, a part of them; says how many. */
  prune: (before: string) => Promise<number>;
}

/** A row whose value did not have the shape of its collection, as it stood there. */
export interface QuarantinedRow {
  /** Names it in the log and to whoever repairs; made from its address, says nothing about anybody. */
  key: string;
  collection: string;
  id: string;
  version: number;
  /** The text itself where it was no JSON. */
  value: Json;
  /** Paths of the fields whose shape is wrong. */
  fields: string[];
  /** Since when it is in quarantine. */
  at: string;
}

export interface QuarantineReader {
  list: () => Promise<QuarantinedRow[]>;
}

/** Rows that nobody can read until their shape is right again; the others of a collection go on. */
export interface Quarantine extends QuarantineReader {
  /** Erases a row, by its key. */
  drop: (key: string) => Promise<void>;
}

/** Part of a collection, or of the rows under one key of an index: newest first, then by id. */
export interface PageRequest<T> {
  index?: string;
  key?: string;
  /** Only rows whose order is this or greater. */
  since?: string;
  /** Only rows whose order is smaller; or the last row of the page before this one. */
  before?: string | Row<T>;
  /** Smallest order first: `limit` then keeps the oldest. */
  oldestFirst?: boolean;
  limit: number;
}

export interface Reader {
  get: <T>(collection: Collection<T>, id: string) => Promise<Row<T> | undefined>;
  /** Rows with these ids, those that exist, by id: one journey for all of them. */
  getAll: <T>(collection: Collection<T>, ids: readonly string[]) => Promise<Row<T>[]>;
  /** Rows under a key of an index of the collection, by id; the cost is that of these rows. */
  where: <T>(collection: Collection<T>, index: string, key: string) => Promise<Row<T>[]>;
  /** Rows in the order of the collection, as many as `limit`; the cost is that of these rows. */
  page: <T>(collection: Collection<T>, request: PageRequest<T>) => Promise<Row<T>[]>;
  /** All rows of a collection, by id: for exports, checks and the daily work only. */
  list: <T>(collection: Collection<T>) => Promise<Row<T>[]>;
  inbox: InboxReader;
  outbox: OutboxReader;
  quarantine: QuarantineReader;
  moment: StoreMoment;
}

/** Moment that a reader is of, as this process has seen it: what changed since an earlier one, whoever changed it. */
export interface StoreMoment {
  /** Greater than that of any moment before. */
  serial: number;
  /** Ids of the rows that are otherwise than at another moment. */
  since: (collection: { name: string }, before: StoreMoment) => readonly string[];
}

export interface Transaction extends Reader {
  /**
   * Creates or replaces a row. With `version`, only if the row still has it (0: only if absent);
   * otherwise the transaction fails with `ConflictError`.
   */
  put: <T>(collection: Collection<T>, id: string, value: T, version?: number) => Promise<Row<T>>;
  remove: <T>(collection: Collection<T>, id: string, version?: number) => Promise<void>;
  /** True once the transaction has changed anything. */
  changed: () => boolean;
  /** Rows of a collection that it changed, as they were kept before it and are now. */
  changesOf: <T>(
    collection: Collection<T>,
  ) => { id: string; before: T | undefined; after: T | undefined }[];
  inbox: Inbox;
  outbox: Outbox;
  quarantine: Quarantine;
}

/**
 * Store of the bot. `transact` resolves once the change is durable; if it rejects, nothing
 * changed. A failure of the disk or of the network is a `StoreError`: the person is told that
 * nothing was recorded.
 *
 * The work of a transaction is done as if it were alone. It sees its own changes, and may run several
 * times: it is done again when others were in its way, or when it changed nothing and what it read has
 * changed since. So it changes nothing but the transaction, and waits for nothing else.
 */
export interface Store {
  /** Reads what is durable, all of one moment. `known`: what this process knows of it, others are not asked. */
  read: <R>(work: (reader: Reader) => Promise<R>, known?: 'known') => Promise<R>;
  transact: <R>(work: (transaction: Transaction) => Promise<R>) => Promise<R>;
  /** Rejects when the store cannot be written; `GET /readyz` asks. */
  check: () => Promise<void>;
  close: () => Promise<void>;
}

/** The store could not be read or written. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Somebody else changed the row first. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** The lease ran out and somebody else took the row over: what was done with it counts no more. */
export class FenceError extends ConflictError {
  override name = 'FenceError';
}
