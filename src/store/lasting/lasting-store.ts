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
import type { Collection, Row, Store, Transaction } from '../../../bot/contract/store.ts';
import { StoreOver, transactionWith } from '../../../bot/contract/store-over.ts';
import { quiet } from '../../../bot/features/meetings/model/schema.ts';
import {
  type Address,
  addresses,
  isMail,
  type MailAddress,
  people,
} from '../../../bot/features/people/model/directory.ts';
import type { StoreLog } from '../log.ts';
import type { LastingLedger } from './ledger.ts';
import { impliedBy, keepLasting, lastingIn } from './upheld.ts';

export interface LastingParts {
  store: Store;
  ledger: LastingLedger;
  now: () => Date;
  log: StoreLog;
  /** Told once somebody was forgotten: there may be copies elsewhere. */
  erased?: () => Promise<void>;
}

/**
 * A store that remembers what must not come back: in the transaction that does it, then in the ledger
 * beside. A stop in between loses nothing, for the rows know what the ledger has not.
 */
export class LastingStore extends StoreOver {
  readonly #parts: LastingParts;
  readonly hash: Hash;

  private constructor(parts: LastingParts, salt: string) {
    super(parts.store);
    this.#parts = parts;
    this.hash = hashWith(salt);
  }

  /** Brings rows and ledger together. What they say is then for the caller to uphold. */
  static async open(parts: LastingParts): Promise<LastingStore> {
    const { store, ledger, now } = parts;
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
    const opened = new LastingStore(parts, salt);
    await opened.meet();
    return opened;
  }

  /**
   * What the ledger knows and the rows do not goes into the rows, and the other way round: after a
   * restore, after a stop at a bad moment, and where data are older than the ledger. Says how many.
   */
  async meet(): Promise<number> {
    const { store, ledger, now } = this.#parts;
    const written = await ledger.read();
    const rows = await store.transact(async (tx) => {
      await keepLasting(tx, written);
      const at = now().toISOString();
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
    await ledger.append(missing);
    return missing.length;
  }

  override transact = async <R>(work: (transaction: Transaction) => Promise<R>): Promise<R> => {
    const { store, log, ledger } = this.#parts;
    let said = new Map<string, Lasting>();
    const result = await store.transact((tx) => {
      said = new Map();
      return work(this.#watched(tx, said));
    });
    if (said.size === 0) return result;
    await ledger.append([...said]).catch((error: unknown) => {
      log.error({ err: error }, 'store: the ledger could not be written; it is at the next start');
    });
    if ([...said.values()].some(({ kind }) => kind === 'erased')) await this.#cleared();
    return result;
  };

  /**
   * Somebody was forgotten: the data file is written once more, so that the copy of before, which still
   * had them, is replaced; then whatever else is beside it.
   */
  async #cleared(): Promise<void> {
    const { store, log, erased } = this.#parts;
    try {
      await store.transact(async (tx) => {
        const salt = (await tx.get(lasting, lastingIds.salt))?.value;
        if (salt) await tx.put(lasting, lastingIds.salt, salt);
      });
      await erased?.();
    } catch (error) {
      log.error({ err: error }, 'store: copies of somebody forgotten are left until the next day');
    }
  }

  /** A transaction that also writes down what must last of its changes. */
  #watched(tx: Transaction, said: Map<string, Lasting>): Transaction {
    const { hash } = this;
    const at = this.#parts.now().toISOString();
    const say = async (id: string, value: Lasting): Promise<void> => {
      const before = (await tx.get(lasting, id))?.value;
      if (before && sameBut(before, value)) return;
      await tx.put(lasting, id, value);
      said.set(id, value);
    };
    const sayAll = async (marks: readonly LastingEntry[]) => {
      for (const [id, value] of marks) await say(id, value);
    };
    /** The address as it is to be kept: their own wish stands, under whatever id they are entered again. */
    const wished = async (id: string, value: Address | MailAddress) => {
      if (!isMail(value) || value.state === 'blocked') return value;
      const mark = lastingIds.mail(hash(value.email));
      const said = (await tx.get(lasting, mark))?.value;
      if (said?.kind !== 'mail' || !said.blocked) return value;
      if (!(await tx.get(addresses, id))) return { ...value, state: 'blocked' as const };
      await say(mark, { kind: 'mail', blocked: false, at });
      return value;
    };

    return transactionWith(tx, {
      put: async <T>(collection: Collection<T>, id: string, value: T, version?: number) => {
        const kept: unknown =
          collection.name === addresses.name
            ? await wished(id, value as Address | MailAddress)
            : value;
        const row: Row<T> = await tx.put(collection, id, kept as T, version);
        await sayAll(impliedBy(collection, row, hash, at));
        return row;
      },
      remove: async (collection, id, version) => {
        const { name } = collection;
        const before = endingWith.has(name) ? await tx.get(collection, id) : undefined;
        await tx.remove(collection, id, version);
        if (name === people.name && before)
          await say(lastingIds.erased(hash(id)), { kind: 'erased', at });
        // Whoever is forgotten has said nothing; of an address that is only let go of, what was said stays.
        else if (before) await sayAll(impliedBy(collection, before, hash, at).map(ended));
      },
    });
  }
}

/** Collections whose rows take what they imply with them. */
const endingWith: ReadonlySet<string> = new Set([people.name, quiet.name, addresses.name]);

/** The mark once its row is gone. */
const ended = ([id, value]: LastingEntry): LastingEntry => {
  if (value.kind === 'mail') return [id, { ...value, blocked: false }];
  return [id, value.kind === 'quiet' ? { ...value, stopped: false } : value];
};

const saltOf = (value: Lasting | undefined): string | undefined =>
  value?.kind === 'salt' ? value.salt : undefined;

/** True when two marks say the same; of an erasure, the last one counts. */
const sameBut = (a: Lasting, b: Lasting): boolean =>
  a.kind !== 'erased' && JSON.stringify({ ...a, at: '' }) === JSON.stringify({ ...b, at: '' });
