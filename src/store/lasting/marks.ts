/** What must not come back: remembered in the transaction that does it, then in the ledger beside; and upheld in the rows. */

import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
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
import type { Who } from '../../../bot/contract/personal-data.ts';
import type { Collection, Reader, Row, Store, Transaction } from '../../../bot/contract/store.ts';
import { quiet, quietId } from '../../../bot/features/meetings/model/schema.ts';
import {
  type Address,
  addresses,
  isMail,
  type MailAddress,
  people,
} from '../../../bot/features/people/model/directory.ts';
import { references } from '../../../bot/features/people/model/references/kept.ts';
import { forget } from '../../../bot/features/privacy/act/forget.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
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

export interface Upheld {
  /** People who were forgotten again. */
  erased: number;
  /** Links closed again, mail and reminders stopped again. */
  choices: number;
}

/** Lasting marks, by id. */
type Kept = ReadonlyMap<string, Lasting>;

/**
 * Takes links back again, and stops mail and reminders again, where rows say otherwise than what lasts, for these may be
 * those of a backup; then forgets again whom was forgotten. A person met again since is another one.
 */
export async function uphold(
  tx: Transaction,
  context: PrivacyContext,
  hash: Hash,
): Promise<Upheld> {
  const kept: Kept = new Map(await lastingKept(tx));
  const choices =
    (await upholdRows(tx, personalLinks, (row) => heldLink(row, kept))) +
    (await upholdRows(tx, addresses, ({ value }) => {
      const mark = isMail(value) && kept.get(lastingIds.mail(hash(value.email)));
      return mark && mark.kind === 'mail' && mark.blocked
        ? { ...value, state: 'blocked' as const }
        : value;
    })) +
    (await upholdQuiet(tx, kept, hash));
  const gone = await forgottenStill(tx, kept, hash);
  for (const who of gone) await forget(tx, context, who);
  return { erased: gone.length, choices };
}

/** Has rows say what they should; says how many did not. */
async function upholdRows<T>(
  tx: Transaction,
  collection: Collection<T>,
  held: (row: Row<T>) => T,
): Promise<number> {
  const rows = await tx.list(collection);
  const changed = rows.filter((row) => !isDeepStrictEqual(held(row), row.value));
  for (const row of changed) await tx.put(collection, row.id, held(row));
  return changed.length;
}

function heldLink({ id, value }: Row<PersonalLink>, kept: Kept): PersonalLink {
  const [mark, all] = [kept.get(lastingIds.link(id)), kept.get(lastingIds.links)];
  let { generation, revokedAt } = value;
  if (mark?.kind === 'link' && mark.generation >= generation) {
    revokedAt = mark.revokedAt ?? (mark.generation > generation ? null : revokedAt);
    generation = mark.generation;
  }
  if (all?.kind === 'links' && generation < all.generation)
    [generation, revokedAt] = [all.generation, all.at];
  return { ...value, generation, revokedAt };
}

async function upholdQuiet(tx: Transaction, kept: Kept, hash: Hash): Promise<number> {
  let count = 0;
  const byHash = new Map((await tx.list(people)).map(({ id }) => [hash(id), id]));
  for (const [id, mark] of kept) {
    if (mark.kind !== 'quiet') continue;
    const { group, at } = mark;
    const person = byHash.get(id.split('|')[1] ?? '');
    if (person === undefined) continue;
    const row = quietId(group, person);
    if (mark.stopped === ((await tx.get(quiet, row)) !== undefined)) continue;
    if (mark.stopped) await tx.put(quiet, row, { person, group, at });
    else await tx.remove(quiet, row);
    count += 1;
  }
  return count;
}

async function forgottenStill(tx: Transaction, kept: Kept, hash: Hash): Promise<Who[]> {
  if (![...kept.values()].some(({ kind }) => kind === 'erased')) return [];
  const since = new Map<string, string>();
  for (const { value } of await tx.list(references))
    if (value.since < (since.get(value.person) ?? '~')) since.set(value.person, value.since);
  const known = new Map((await tx.list(people)).map(({ id, value }) => [id, value]));
  const placed = (await tx.list(addresses)).map(({ id }) => id);
  const gone: Who[] = [];
  for (const person of new Set([...known.keys(), ...placed])) {
    const erasedAt = kept.get(lastingIds.erased(hash(person)))?.at;
    // Without a reference they are of before there were any, or only an address is left of them.
    if (erasedAt === undefined || (since.get(person) ?? '') > erasedAt) continue;
    const of = known.get(person);
    gone.push({
      person,
      id: of?.aadId ?? '',
      teamsId: of?.teamsId ?? '',
      name: of?.name ?? '',
    });
  }
  return gone;
}
