/** Table of accounts that is full of those who use up something, not of those who came last. */

/** What the table must know of an account. */
export interface Kept {
  /** Requests that are being answered: as long as there is one, the account stays. */
  atOnce: number;
}

export interface Accounts<T extends Kept> {
  get: (name: string) => T | undefined;
  /** Keeps it as the newest of its kind. */
  put: (name: string, account: T) => void;
  readonly size: number;
}

/**
 * A table of at most twice `most` accounts. Those that `isUsed` tells to have used up much are apart: past `most`
 * others, the oldest of these go, so that whoever comes by many names, each asking for little, makes nobody's
 * spent account new. Past `most` of the used ones, which takes as many names that each spent much, the oldest of them.
 */
export function createAccounts<T extends Kept>(
  most: number,
  isUsed: (account: T) => boolean,
): Accounts<T> {
  const used = new Map<string, T>();
  const others = new Map<string, T>();
  const makeRoom = (table: Map<string, T>) => {
    for (const [name, { atOnce }] of table) {
      if (table.size <= most) return;
      if (atOnce === 0) table.delete(name);
    }
  };
  return {
    get: (name) => used.get(name) ?? others.get(name),
    put: (name, account) => {
      const [table, other] = isUsed(account) ? [used, others] : [others, used];
      other.delete(name);
      // A map keeps the order of entry: the first is the oldest.
      table.delete(name);
      table.set(name, account);
      makeRoom(table);
    },
    get size() {
      return used.size + others.size;
    },
  };
}
