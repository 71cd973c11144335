import { fileOf } from '../../src/store/file/file-format.ts';
import type { Keeper } from '../../src/store/keeper.ts';
import type { LastingLedger } from '../../src/store/lasting/ledger.ts';
import { silent } from '../../src/store/log.ts';
import { migrations, schemaVersion } from '../../src/store/migrations.ts';
import { RowStore } from '../../src/store/row-store.ts';
import { Rows } from '../../src/store/rows.ts';

/** The store over rows that last as long as their test: what a disk does to them is for the tests of the store. */
export class MemoryStore extends RowStore {
  /** All that is kept, as the data file says it. */
  readonly text: () => string;
  /** Another one, which begins with what this one keeps. */
  readonly copy: () => MemoryStore;

  constructor(
    now = () => new Date(),
    rows = Rows.from([]),
    said: Awaited<ReturnType<LastingLedger['read']>> = new Map(),
  ) {
    const keeper: Keeper & { rows: Rows } = {
      rows,
      commit: async (decide) => {
        const changes = await decide();
        if (changes.length > 0) keeper.rows = keeper.rows.with(changes);
      },
      time: async () => now(),
      follow: async () => {},
      check: async () => {},
      close: async () => {},
    };
    const ledger: LastingLedger = {
      read: async () => new Map(said),
      append: async (entries) => {
        for (const [id, value] of entries) said.set(id, value);
      },
    };
    super({ keeper, ledger, log: silent });
    this.text = () => Buffer.concat(fileOf(schemaVersion(migrations), keeper.rows)).toString();
    this.copy = () => new MemoryStore(now, keeper.rows, new Map(said));
  }
}
