/** What must not come back, remembered: in the transaction that does it, then in the ledger beside. */

import { randomBytes } from 'node:crypto';
import {
  type Hash,
  hashWith,
  isLater,
  type Lasting,
  type LastingEntry,
  lasting,
  lastingIds,
} from '../../../bot/contract/lasting.ts';
import type { Collection, Store, Transaction } from '../../../bot/contract/store.ts';
import { quiet } from '../../../bot/features/meetings/model/schema.ts';
import {
  type Address,
  addresses,
  isMail,
  type MailAddress,
  people,
} from '../../../bot/features/people/model/directory.ts';
import { personalLinks } from '../../../bot/links/personal-links.ts';
import type { LastingLedger } from './ledger.ts';
import { impliedBy, keepLasting, lastingIn } from './upheld.ts';

/** Collections whose changes may have to last. */
const watched: readonly Collection<unknown>[] = [people, personalLinks, quiet, addresses];

/** Lasting marks of a store. A stop at any moment loses none: the rows know what the ledger has not. */
export class LastingMarks {
  readonly #store: Store;
  readonly #ledger: LastingLedger;
  readonly #now: () => Date;
  readonly hash: Hash;

  private constructor(store: Store, ledger: LastingLedger, now: () => Date, salt: string) {
    this.#store = store;
    this.#ledger = ledger;
    this.#now = now;
    this.hash = hashWith(salt);
  }

  /** Brings rows and ledger together. What they say is then for the caller to uphold. */
  static async open(store: Store, ledger: LastingLedger, now: () => Date): Promise<LastingMarks> {
    const known = (await ledger.read()).get(lastingIds.salt);
    const at = now().toISOString();
    const salt = await store.transact(async (tx) => {
      const kept = (await tx.get(lasting, lastingIds.salt))?.value;
      // That of the ledger first: its other lines are of no use under another one.
      const found = saltOf(known) ?? saltOf(kept) ?? randomBytes(32).toString('base64url');
      if (saltOf(kept) !== found)
        await tx.put(lasting, lastingIds.salt, { kind: 'salt', salt: found, at });
      return found;
    });
    const opened = new LastingMarks(store, ledger, now, salt);
    await opened.meet();
    return opened;
  }

  /**
   * What the ledger knows and the rows do not goes into the rows, and the other way round: after a
   * restore, after a stop at a bad moment, and where data are older than the ledger. Says how many.
   */
  async meet(): Promise<number> {
    const written = await this.#ledger.read();
    const rows = await this.#store.transact(async (tx) => {
      await keepLasting(tx, written);
      const at = this.#now().toISOString();
      const known = new Set((await tx.list(lasting)).map(({ id }) => id));
      const own = await lastingIn(tx, this.hash, at);
      // Of what is remembered already, the memory counts: these rows may be those of a backup.
      await keepLasting(
        tx,
        own.filter(([id]) => !known.has(id)),
      );
      return tx.list(lasting);
    });
    const missing = rows
      .map(({ id, value }): LastingEntry => [id, value])
      .filter(([id, value]) => isLater(value, written.get(id)));
    await this.#ledger.append(missing);
    return missing.length;
  }

  /** Writes down, at the end of a transaction, what must last of its changes; to be told to the ledger. */
  async remember(tx: Transaction): Promise<LastingEntry[]> {
    const { hash } = this;
    const at = this.#now().toISOString();
    const said = new Map<string, Lasting>();
    const say = async (marks: readonly LastingEntry[]) => {
      for (const [id, value] of marks) {
        const before = (await tx.get(lasting, id))?.value;
        if (before && sameBut(before, value)) continue;
        await tx.put(lasting, id, value);
        said.set(id, value);
      }
    };
    const changes = watched.flatMap((of) => tx.changesOf(of).map((one) => ({ of, ...one })));
    for (const { of, id, before, after } of changes) {
      if (after !== undefined || before === undefined) continue;
      if (of.name === people.name)
        await say([[lastingIds.erased(hash(id)), { kind: 'erased', at }]]);
      // Whoever is forgotten has said nothing; of an address that is only let go of, what was said stays.
      else await say(impliedBy(of, { id, value: before }, hash, at).flatMap(ended));
    }
    for (const { of, id, after } of changes) {
      if (after === undefined) continue;
      const refused = of.name === addresses.name && (await this.#refused(tx, after as Address));
      if (refused) await say([[refused, { kind: 'mail', blocked: false, at }]]);
      await say(impliedBy(of, { id, value: after }, hash, at));
    }
    return [...said];
  }

  /** The address as it is to be kept: their own wish stands, under whatever id they are entered again. */
  async heeded(tx: Transaction, id: string, address: Address | MailAddress) {
    if (!(await this.#refused(tx, address)) || (await tx.get(addresses, id))) return address;
    return { ...address, state: 'blocked' as const };
  }

  /** The mark that refuses mail to an open address; undefined: there is none. */
  async #refused(tx: Transaction, address: Address | MailAddress): Promise<string | undefined> {
    if (!isMail(address) || address.state === 'blocked') return undefined;
    const mark = lastingIds.mail(this.hash(address.email));
    const said = (await tx.get(lasting, mark))?.value;
    return said?.kind === 'mail' && said.blocked ? mark : undefined;
  }
}

/** The mark once its row is gone; a link that is gone opens nothing. */
const ended = ([id, value]: LastingEntry): LastingEntry[] => {
  if (value.kind === 'mail') return [[id, { ...value, blocked: false }]];
  return value.kind === 'quiet' ? [[id, { ...value, stopped: false }]] : [];
};

const saltOf = (value: Lasting | undefined): string | undefined =>
  value?.kind === 'salt' ? value.salt : undefined;

/** True when two marks say the same; of an erasure, the last one counts. */
const sameBut = (a: Lasting, b: Lasting): boolean =>
  a.kind !== 'erased' && JSON.stringify({ ...a, at: '' }) === JSON.stringify({ ...b, at: '' });
