/** What must not come back, remembered: in the transaction that does it, then in the ledger beside. */

import { randomBytes } from 'node:crypto';
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
import type { Collection, Reader, Store, Transaction } from '../../../bot/contract/store.ts';
import { quiet } from '../../../bot/features/meetings/model/schema.ts';
import {
  type Address,
  addresses,
  isMail,
  type MailAddress,
  people,
} from '../../../bot/features/people/model/directory.ts';
import { type PersonalLink, personalLinks } from '../../../bot/links/personal-links.ts';
import type { LastingLedger } from './ledger.ts';

/** Collections of what people choose, whose rows imply marks. */
const chosen: readonly Collection<unknown>[] = [personalLinks, addresses, quiet];

/** The lasting mark that a row of links, of addresses or of reminders implies as it is; at most one. */
function impliedBy(
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
  for (const collection of chosen)
    for (const row of await reader.list(collection))
      found.push(...impliedBy(collection, row, hash, at));
  return found;
}

/** Lasting marks that rows record. */
export const lastingKept = async (reader: Pick<Reader, 'list'>): Promise<LastingEntry[]> =>
  (await reader.list(lasting)).map(({ id, value }) => [id, value]);

/** Keeps what rows have not, or have in an older state. */
export async function keepLasting(tx: Transaction, entries: Iterable<LastingEntry>): Promise<void> {
  for (const [id, value] of entries)
    if (isLater(value, (await tx.get(lasting, id))?.value)) await tx.put(lasting, id, value);
}

/** The key of every mark of a store; made when it has none yet. */
export async function saltOf(store: Store, ledger: LastingLedger, at: string): Promise<string> {
  const known = saltIn((await ledger.read()).get(lastingIds.salt));
  return store.transact(async (tx) => {
    const kept = saltIn((await tx.get(lasting, lastingIds.salt))?.value);
    // That of the ledger first: its other lines are of no use under another one.
    const salt = known ?? kept ?? randomBytes(32).toString('base64url');
    if (kept !== salt) await tx.put(lasting, lastingIds.salt, { kind: 'salt', salt, at });
    return salt;
  });
}

const saltIn = (value: Lasting | undefined): string | undefined =>
  value?.kind === 'salt' ? value.salt : undefined;

/**
 * Brings rows and ledger together: what the ledger knows and the rows do not goes into the rows, and the other way
 * round; after a restore, after a stop at a bad moment, and where data are older than the ledger. A stop at any moment
 * loses none: the rows know what the ledger has not. What they say is then for the caller to uphold.
 */
export async function meet(
  store: Store,
  ledger: LastingLedger,
  hash: Hash,
  at: string,
): Promise<void> {
  const written = await ledger.read();
  const rows = await store.transact(async (tx) => {
    await keepLasting(tx, written);
    const known = new Map(await lastingKept(tx));
    const own = await lastingIn(tx, hash, at);
    // Of what is remembered already, the memory counts: these rows may be those of a backup.
    await keepLasting(
      tx,
      own.filter(([id]) => !known.has(id)),
    );
    return lastingKept(tx);
  });
  await ledger.append(rows.filter(([id, value]) => isLater(value, written.get(id))));
}

/** Writes down, at the end of a transaction, what must last of its changes; to be told to the ledger. */
export async function remember(tx: Transaction, hash: Hash, at: string): Promise<LastingEntry[]> {
  const said = new Map<string, Lasting>();
  const say = async (marks: readonly LastingEntry[]) => {
    for (const [id, value] of marks) {
      const before = (await tx.get(lasting, id))?.value;
      if (before && sameBut(before, value)) continue;
      await tx.put(lasting, id, value);
      said.set(id, value);
    }
  };
  for (const { id, before, after } of tx.changesOf(people))
    if (before && !after) await say([[lastingIds.erased(hash(id)), { kind: 'erased', at }]]);
  const changes = chosen.flatMap((of) => tx.changesOf(of).map((one) => ({ of, ...one })));
  // Whoever is forgotten has said nothing; of an address that is only let go of, what was said stays.
  for (const { of, id, before, after } of changes)
    if (before !== undefined && after === undefined)
      await say(impliedBy(of, { id, value: before }, hash, at).flatMap(ended));
  for (const { of, id, after } of changes) {
    if (after === undefined) continue;
    const refused = of === addresses && (await refusalOf(tx, hash, after as Address));
    if (refused) await say([[refused, { kind: 'mail', blocked: false, at }]]);
    await say(impliedBy(of, { id, value: after }, hash, at));
  }
  return [...said];
}

/** The address as it is to be kept: their own wish stands, under whatever id they are entered again. */
export async function heeded(
  tx: Transaction,
  hash: Hash,
  id: string,
  address: Address | MailAddress,
): Promise<Address | MailAddress> {
  if (!(await refusalOf(tx, hash, address)) || (await tx.get(addresses, id))) return address;
  return { ...address, state: 'blocked' };
}

/** The mark that refuses mail to an open address; undefined: there is none. */
async function refusalOf(
  tx: Transaction,
  hash: Hash,
  address: Address | MailAddress,
): Promise<string | undefined> {
  if (!isMail(address) || address.state === 'blocked') return undefined;
  const mark = lastingIds.mail(hash(address.email));
  const said = (await tx.get(lasting, mark))?.value;
  return said?.kind === 'mail' && said.blocked ? mark : undefined;
}

/** The mark once its row is gone; a link that is gone opens nothing. */
const ended = ([id, value]: LastingEntry): LastingEntry[] => {
  if (value.kind === 'mail') return [[id, { ...value, blocked: false }]];
  return value.kind === 'quiet' ? [[id, { ...value, stopped: false }]] : [];
};

/** True when two marks say the same; of an erasure, the last one counts. */
const sameBut = (a: Lasting, b: Lasting): boolean =>
  a.kind !== 'erased' && JSON.stringify({ ...a, at: '' }) === JSON.stringify({ ...b, at: '' });
