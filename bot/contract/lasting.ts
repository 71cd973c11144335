/**
 * What must not come back: whom was forgotten, which links were taken back, who wants no more mail and
 * no more reminders. A backup that is put back knows nothing of it; so it is also kept outside of the
 * data (`src/store/lasting/ledger.ts`), and upheld in whatever rows are put in their place. It names nobody:
 * people and addresses stand in it by an HMAC, links by the digest that they are kept under.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Collection } from './store.ts';

const instant = z.iso.datetime({ precision: 3 });

export const lastingSchema = z.discriminatedUnion('kind', [
  /** The key of every HMAC here; made once. */
  z.strictObject({ kind: z.literal('salt'), salt: z.string(), at: instant }),
  /** Somebody was forgotten. */
  z.strictObject({ kind: z.literal('erased'), at: instant }),
  /** A personal link: its highest generation, and whether that was taken back. */
  z.strictObject({
    kind: z.literal('link'),
    generation: z.int().min(1),
    revokedAt: instant.nullable(),
    at: instant,
  }),
  /** Refusal of mail by an address, or its end. */
  z.strictObject({ kind: z.literal('mail'), blocked: z.boolean(), at: instant }),
  /** Refusal of a group's reminders by a person, or its end. */
  z.strictObject({
    kind: z.literal('quiet'),
    group: z.string(),
    stopped: z.boolean(),
    at: instant,
  }),
  /** Every personal link up to this generation is closed, those that nobody remembers too. */
  z.strictObject({ kind: z.literal('links'), generation: z.int().min(1), at: instant }),
]);
export type Lasting = z.infer<typeof lastingSchema>;

/** Lasting marks, by the id of what they are about (`lastingIds`). */
export const lasting: Collection<Lasting> = { name: 'lasting', schema: lastingSchema };

/** Ids of rows: each says its kind, and of whom as an HMAC. */
export const lastingIds = {
  salt: 'salt',
  links: 'links',
  erased: (hash: string) => `erased|${hash}`,
  link: (id: string) => `link|${id}`,
  mail: (hash: string) => `mail|${hash}`,
  quiet: (hash: string, group: string) => `quiet|${hash}|${group}`,
};

/** Keyed digest that names a person without saying who. */
export type Hash = (text: string) => string;

export const hashWith =
  (salt: string): Hash =>
  (text) =>
    createHmac('sha256', salt).update(text).digest('base64url').slice(0, 22);

/** True when `a` was said after `b`, both being about one thing. */
export const isLater = (a: Lasting, b: Lasting | undefined): boolean =>
  b === undefined || a.at > b.at || (a.kind === 'link' && b.kind === 'link' && ahead(a, b));

const ahead = (a: LinkMark, b: LinkMark): boolean =>
  a.generation > b.generation ||
  (a.generation === b.generation && a.revokedAt !== null && b.revokedAt === null);
export type LinkMark = Extract<Lasting, { kind: 'link' }>;

/** One of them, with its id. */
export type LastingEntry = readonly [id: string, value: Lasting];

/** A personal link as it is to be remembered. */
export const linkMark = (
  { generation, revokedAt }: { generation: number; revokedAt: string | null },
  at: string,
): LinkMark => ({ kind: 'link', generation, revokedAt, at });
