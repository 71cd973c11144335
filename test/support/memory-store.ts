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

  constructor(now = () => new Date()) {
    const keeper: Keeper & { rows: Rows } = {
      rows: Rows.from([]),
      commit: async (decide) => {
        const changes = await decide();
        if (changes.length > 0) keeper.rows = keeper.rows.with(changes);
      },
      time: async () => now(),
      follow: async () => {},
      check: async () => {},
      close: async () => {},
    };
    const said: Awaited<ReturnType<LastingLedger['read']>> = new Map();
    const ledger: LastingLedger = {
      read: async () => new Map(said),
      append: async (entries) => {
        for (const [id, value] of entries) said.set(id, value);
      },
    };
    super({ keeper, ledger, log: silent });
    this.text = () => Buffer.concat(fileOf(schemaVersion(migrations), keeper.rows)).toString();
  }
}
