/**
 * Unguessable links: to a calendar, a document, a form. Whoever holds the link has what it opens
 * and nothing else; it ends by itself, and can be taken back by removing its row. The store keeps
 * the digest of a token only: reading the store gives no link.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type Collection,
  instant,
  label,
  type Reader,
  type Transaction,
} from '../contract/store.ts';

export const linkSchema = z.strictObject({
  /** Which feature answers: `<feature>.<kind>` of its `Show.links`. */
  kind: label,
  /** What it opens, in the words of that feature. */
  payload: z.json(),
  /** For whom it was made, by recipient; `null` for whoever has it. */
  person: label.nullable(),
  expiresAt: instant,
  /** Opened once only, behind a button: programs that look at links ahead do not use it up. */
  once: z.boolean(),
  usedAt: instant.nullable(),
  /** Until when it is being opened by somebody, and by nobody else; past it, they were cut off. */
  takenUntil: instant.nullable().default(null),
});
export type Link = z.infer<typeof linkSchema>;

/** Links by the digest of their token. */
export const links: Collection<Link> = {
  name: 'links',
  schema: linkSchema,
  by: { person: ({ person }) => person ?? undefined },
};

/** 32 random bytes, in characters that a URL keeps as they are. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Under which id the link of a token is kept. */
export const linkId = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/** Where a link is opened, below the public address of the service. */
export const linkPath = (token: string): string => `/liens/${token}`;

/** Keeps a link; whoever asked for the token says where (`linkPath`). */
export async function addLink(
  tx: Transaction,
  token: string,
  link: Omit<Link, 'usedAt' | 'takenUntil'>,
): Promise<void> {
  await tx.put(links, linkId(token), { ...link, usedAt: null, takenUntil: null }, 0);
}

/** The link of a token, unless it is over or used up. */
export async function linkOf(reader: Reader, token: string, now: Date): Promise<Link | undefined> {
  const link = (await reader.get(links, linkId(token)))?.value;
  if (!link || link.expiresAt <= now.toISOString()) return undefined;
  return link.once && link.usedAt !== null ? undefined : link;
}

/** Somebody is opening a link that opens once. */
export class TakenError extends Error {
  override name = 'TakenError';
}

/** Longer than a document may take; a service that was killed meanwhile gives the link back by it. */
const TAKEN_MS = 2 * 60_000;

/** Takes a link that opens once, before what is behind it is made; false when somebody has it. */
export async function take(tx: Transaction, token: string, now: Date): Promise<boolean> {
  const link = await linkOf(tx, token, now);
  if (!link || (link.takenUntil ?? '') > now.toISOString()) return false;
  const takenUntil = new Date(now.getTime() + TAKEN_MS).toISOString();
  await tx.put(links, linkId(token), { ...link, takenUntil });
  return true;
}

/** Uses up a link that was taken, or gives it back as it was. */
export async function release(
  tx: Transaction,
  token: string,
  usedAt: Date | undefined,
): Promise<void> {
  const link = (await tx.get(links, linkId(token)))?.value;
  if (!link) return;
  const used = usedAt?.toISOString() ?? null;
  await tx.put(links, linkId(token), { ...link, usedAt: used, takenUntil: null });
}
