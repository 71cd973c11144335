import { type Adapter, Low } from 'lowdb';
import { StoreError } from '../../../bot/contract/store.ts';
import type { Keeper } from '../keeper.ts';
import { type Migration, schemaVersion, upToDate } from '../migrations.ts';
import { type Change, Rows } from '../rows.ts';
import { keepPrevious, probe, replaceFile, sweep } from './durable-file.ts';
import { fileOf } from './file-format.ts';
import { codeOf } from './file-system.ts';
import type { Lock, LockOptions } from './lock.ts';
import { clearBroken, recover } from './recovery.ts';

export interface FileParts extends Omit<LockOptions, 'beatMs'> {
  lock: Lock;
  migrations: readonly Migration[];
}

/** Rows in one file of one process, written whole by each commit; to lowdb, the side of the file. */
export class FileKeeper implements Keeper, Adapter<Rows> {
  /** What the file holds for good. */
  rows = Rows.from([]);
  readonly #parts: FileParts;
  readonly #low = new Low<Rows>(this, this.rows);
  /** The last write, over or not: the next one begins after it. */
  #last: Promise<unknown> = Promise.resolve();
  #isFailing = false;
  /** Whether what is being written may be there already. */
  #isUncertain = false;

  private constructor(parts: FileParts) {
    this.#parts = parts;
  }

  /** Throws `StoreRefusal` when there is data that cannot be read, or that a newer version wrote. */
  static async open(parts: FileParts): Promise<FileKeeper> {
    const keeper = new FileKeeper(parts);
    await keeper.#low.read();
    keeper.rows = keeper.#low.data;
    return keeper;
  }

  /** For lowdb: recovers and migrates what the file holds. */
  async read(): Promise<Rows> {
    const { fs, paths, log, migrations } = this.#parts;
    const stale = await sweep(fs, paths);
    if (stale > 0) log.info({ stale }, 'store: removed files left half written');
    const { content, repaired } = await recover(fs, paths, log);
    const to = schemaVersion(migrations);
    const { schema: from, rows: kept } = content ?? { schema: to, rows: [] };
    const rows = Rows.from(upToDate({ schema: from, rows: kept }, paths.current, migrations));
    // Made text now rather than in the first commit, which would hold the event loop for the whole file.
    fileOf(to, rows);
    if (from < to) {
      // The file as it was before, for whoever has to go back to the older version.
      const old = paths.current.replace(/\.json$/, `.schema-${from}.json`);
      await fs.link(repaired ? paths.previous : paths.current, old).catch(() => {});
      log.info({ from, to, kept: old }, 'store: data brought to a newer schema');
    }
    if (repaired) await clearBroken(fs, paths);
    if (repaired || from < to || !content) await this.write(rows);
    return rows;
  }

  /** For lowdb: replaces the data, durably; they stay as the previous copy. */
  async write(rows: Rows): Promise<void> {
    const { fs, paths, lock, migrations } = this.#parts;
    this.#isUncertain = false;
    await replaceFile(fs, paths.current, fileOf(schemaVersion(migrations), rows), async () => {
      await keepPrevious(fs, paths, lock);
      this.#isUncertain = true;
    });
  }

  /** Nobody else writes the file. */
  async follow(): Promise<void> {}

  async commit(decide: () => Promise<readonly Change[]>): Promise<void> {
    const changes = await decide();
    if (changes.length === 0) return;
    const rows = this.rows.with(changes);
    await this.#write(rows);
    this.rows = rows;
  }

  async time(): Promise<Date> {
    return this.#parts.now();
  }

  /** Writes a few bytes beside the file; the file itself when that failed last. */
  async check(): Promise<void> {
    if (this.#isFailing) return this.#write(this.rows);
    await this.#parts.lock.assertHeld();
    await probe(this.#parts.fs, this.#parts.paths);
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#parts.lock.release();
  }

  /** Writes the whole file, after whatever is being written. */
  #write(rows: Rows): Promise<void> {
    const written = this.#last.then(() => this.#replace(rows));
    this.#last = written.catch(() => {});
    return written;
  }

  async #replace(rows: Rows): Promise<void> {
    const { log } = this.#parts;
    this.#low.data = rows;
    try {
      await this.#low.write();
    } catch (error) {
      this.#isFailing = true;
      log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      // The refused changes may have reached the disk: they are overwritten now, not some day. (Not again
      // when that fails in its turn; the next commit, or check, does it.)
      if (rows !== this.rows && this.#isUncertain) this.#write(this.rows).catch(() => {});
      const message = `The data file could not be written (${codeOf(error)}).`;
      throw new StoreError(message, { cause: error });
    }
    if (this.#isFailing) log.info({}, 'store: commits succeed again');
    this.#isFailing = false;
  }
}
