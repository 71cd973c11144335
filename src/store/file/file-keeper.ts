import { StoreError } from '../../../bot/contract/store.ts';
import type { Keeper } from '../keeper.ts';
import type { StoreLog } from '../log.ts';
import { type Migration, schemaVersion, upToDate } from '../migrations.ts';
import { addressOf, type Change } from '../overlay.ts';
import { RowMemory } from '../row-memory.ts';
import { keepPrevious, type Paths, probe, replaceFile, sweep } from './durable-file.ts';
import { fileOf } from './file-format.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Lock } from './lock.ts';
import { clearBroken, recover } from './recovery.ts';

export interface FileParts {
  fs: FileSystem;
  paths: Paths;
  lock: Lock;
  log: StoreLog;
  now: () => Date;
  migrations: readonly Migration[];
}

/** Rows in one file of one process, written whole by each commit. */
export class FileKeeper implements Keeper {
  readonly memory: RowMemory;
  readonly #parts: FileParts;
  /** The last write, over or not: the next one begins after it. */
  #last: Promise<unknown> = Promise.resolve();
  #isFailing = false;

  private constructor(parts: FileParts, memory: RowMemory) {
    this.#parts = parts;
    this.memory = memory;
  }

  /**
   * Recovers and migrates what the file holds. Throws `StoreRefusal` when there is data that cannot be read, or that a
   * newer version wrote.
   */
  static async open(parts: FileParts): Promise<FileKeeper> {
    const { fs, paths, log, migrations } = parts;
    const stale = await sweep(fs, paths);
    if (stale > 0) log.info({ stale }, 'store: removed files left half written');
    const { content, repaired } = await recover(fs, paths, log);
    const to = schemaVersion(migrations);
    const { schema: from, rows } = content ?? { schema: to, rows: [] };
    const memory = RowMemory.of(upToDate({ schema: from, rows }, paths.current, migrations));
    const keeper = new FileKeeper(parts, memory);
    // Made text now rather than in the first commit, which would hold the event loop for the whole file.
    const bytes = keeper.#bytes([]);
    if (from < to) {
      // The file as it was before, for whoever has to go back to the older version.
      const kept = paths.current.replace(/\.json$/, `.schema-${from}.json`);
      await fs.link(repaired ? paths.previous : paths.current, kept).catch(() => {});
      log.info({ from, to, kept }, 'store: data brought to a newer schema');
    }
    if (repaired) await clearBroken(fs, paths);
    if (repaired || from < to || !content) await replaceData(parts, bytes);
    return keeper;
  }

  /** Nobody else writes the file. */
  async follow(): Promise<void> {}

  async commit(decide: () => Promise<readonly Change[]>): Promise<void> {
    const changes = await decide();
    if (changes.length === 0) return;
    await this.#write(changes);
    this.memory.apply(changes);
  }

  async time(): Promise<Date> {
    return this.#parts.now();
  }

  /** Writes a few bytes beside the file; the file itself when that failed last. */
  async check(): Promise<void> {
    if (this.#isFailing) return this.#write([]);
    await this.#parts.lock.assertHeld();
    await probe(this.#parts.fs, this.#parts.paths);
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#parts.lock.release();
  }

  /** Writes the whole file, after whatever is being written. */
  #write(changes: readonly Change[]): Promise<void> {
    const written = this.#last.then(() => this.#replace(changes));
    this.#last = written.catch(() => {});
    return written;
  }

  async #replace(changes: readonly Change[]): Promise<void> {
    const { log } = this.#parts;
    let isUncertain = false;
    try {
      await replaceData(this.#parts, this.#bytes(changes), () => {
        isUncertain = true;
      });
    } catch (error) {
      this.#isFailing = true;
      log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      // The refused changes may have reached the disk: they are overwritten now, not some day. (Not again
      // when that fails in its turn; the next commit, or check, does it.)
      if (changes.length > 0 && isUncertain) this.#write([]).catch(() => {});
      const message = `The data file could not be written (${codeOf(error)}).`;
      throw new StoreError(message, { cause: error });
    }
    if (this.#isFailing) log.info({}, 'store: commits succeed again');
    this.#isFailing = false;
  }

  /** The file, with changes that memory has not yet. */
  #bytes(changes: readonly Change[]): Buffer {
    const changed = new Set(changes.map(({ table, id }) => addressOf(table, id)));
    const ids = new Set(changes.map(({ id }) => id));
    const all = [...this.memory.all()].filter(
      ([table, id]) => !ids.has(id) || !changed.has(addressOf(table, id)),
    );
    for (const { table, id, after } of changes) if (after) all.push([table, id, after]);
    return fileOf(schemaVersion(this.#parts.migrations), all);
  }
}

/** Replaces the data, which stay as the previous copy; `replacing`: from now on, they may have been. */
export const replaceData = (
  { fs, paths, lock }: Pick<FileParts, 'fs' | 'paths' | 'lock'>,
  bytes: Buffer,
  replacing = () => {},
): Promise<void> =>
  replaceFile(fs, paths.current, bytes, async () => {
    await lock.assertHeld();
    await keepPrevious(fs, paths);
    replacing();
  });
