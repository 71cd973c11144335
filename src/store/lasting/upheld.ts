/** Lasting marks, held against rows: those of a backup, of a start, of every day. */

import type { z } from 'zod';
import {
  type Hash,
  isLater,
  type Lasting,
  type LastingEntry,
  lasting,
  lastingIds,
  linkMark,
} from '../../../bot/contract/lasting.ts';
import type { Collection, Reader, Transaction } from '../../../bot/contract/store.ts';
import { quiet, quietId } from '../../../bot/features/meetings/model/schema.ts';
import {
  type Address,
  addresses,
  isMail,
  type MailAddress,
  people,
} from '../../../bot/features/people/model/directory.ts';
import { type PersonalLink, personalLinks } from '../../../bot/links/personal-links.ts';

/** Lasting marks that a row of links, of addresses or of reminders implies as it is. */
export function impliedBy(
  { name }: { name: string },
  { id, value }: { id: string; value: unknown },
  hash: Hash,
  at: string,
): LastingEntry[] {
  if (name === personalLinks.name) {
    const link = value as PersonalLink;
    const isMarked = link.revokedAt !== null || link.generation > 1;
    return isMarked ? [[lastingIds.link(id), linkMark(link, at)]] : [];
  }
  if (name === addresses.name) {
    const address = value as Address | MailAddress;
    return isMail(address) && address.state === 'blocked'
      ? [[lastingIds.mail(hash(address.email)), { kind: 'mail', blocked: true, at }]]
      : [];
  }
  if (name !== quiet.name) return [];
  const { person, group } = value as z.infer<typeof quiet.schema>;
  return [[lastingIds.quiet(hash(person), group), { kind: 'quiet', group, stopped: true, at }]];
}

/** Lasting marks that rows imply. */
export async function lastingIn(
  reader: Pick<Reader, 'list'>,
  hash: Hash,
  at: string,
): Promise<LastingEntry[]> {
  const found: LastingEntry[] = [];
  for (const collection of [personalLinks, addresses, quiet] as readonly Collection<unknown>[])
    for (const row of await reader.list(collection))
      found.push(...impliedBy(collection, row, hash, at));
  return found;
}

/** Keeps what rows have not, or have in an older state; says how many. */
export async function keepLasting(
  tx: Transaction,
  entries: Iterable<LastingEntry>,
): Promise<number> {
  let count = 0;
  for (const [id, value] of entries) {
    if (!isLater(value, (await tx.get(lasting, id))?.value)) continue;
    await tx.put(lasting, id, value);
    count += 1;
  }
  return count;
}

/**
 * Takes links back again, and stops mail and reminders again, where rows say otherwise than what lasts.
 * Says how many rows changed.
 */
export async function upholdChoices(tx: Transaction, hash: Hash): Promise<number> {
  const kept = new Map((await tx.list(lasting)).map(({ id, value }) => [id, value]));
  return (
    (await upholdLinks(tx, kept)) +
    (await upholdMail(tx, kept, hash)) +
    (await upholdQuiet(tx, kept, hash))
  );
}

type Kept = ReadonlyMap<string, Lasting>;

async function upholdLinks(tx: Transaction, kept: Kept): Promise<number> {
  let count = 0;
  const all = kept.get(lastingIds.links);
  for (const { id, value } of await tx.list(personalLinks)) {
    const mark = kept.get(lastingIds.link(id));
    let next = value;
    if (mark?.kind === 'link' && mark.generation >= value.generation)
      next = {
        ...value,
        generation: mark.generation,
        revokedAt: mark.revokedAt ?? (mark.generation > value.generation ? null : value.revokedAt),
      };
    if (all?.kind === 'links' && next.generation < all.generation)
      next = { ...next, generation: all.generation, revokedAt: all.at };
    if (next.generation === value.generation && next.revokedAt === value.revokedAt) continue;
    await tx.put(personalLinks, id, next);
    count += 1;
  }
  return count;
}

async function upholdMail(tx: Transaction, kept: Kept, hash: Hash): Promise<number> {
  let count = 0;
  for (const { id, value } of await tx.list(addresses)) {
    if (!isMail(value) || value.state === 'blocked') continue;
    const mark = kept.get(lastingIds.mail(hash(value.email)));
    if (mark?.kind !== 'mail' || !mark.blocked) continue;
    await tx.put(addresses, id, { ...value, state: 'blocked' });
    count += 1;
  }
  return count;
}

async function upholdQuiet(tx: Transaction, kept: Kept, hash: Hash): Promise<number> {
  const marks = [...kept].flatMap(([id, mark]) => (mark.kind === 'quiet' ? [{ id, mark }] : []));
  if (marks.length === 0) return 0;
  let count = 0;
  for (const { id: person } of await tx.list(people)) {
    const of = hash(person);
    for (const { id, mark } of marks) {
      if (id !== lastingIds.quiet(of, mark.group)) continue;
      const row = quietId(mark.group, person);
      const stopped = (await tx.get(quiet, row)) !== undefined;
      if (stopped === mark.stopped) continue;
      if (mark.stopped) await tx.put(quiet, row, { person, group: mark.group, at: mark.at });
      else await tx.remove(quiet, row);
      count += 1;
    }
  }
  return count;
}
