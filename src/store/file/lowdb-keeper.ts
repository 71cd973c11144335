import { type Adapter, Low } from 'lowdb';
import { StoreError } from '../../../bot/contract/store.ts';
import type { Keeper } from '../keeper.ts';
import type { StoreLog } from '../log.ts';
import { type Migration, schemaVersion, upToDate } from '../migrations.ts';
import type { Change } from '../overlay.ts';
import type { RawRow } from '../raw-row.ts';
import { RowMemory } from '../row-memory.ts';
import { DurableFile, type Paths } from './durable-file.ts';
import { FileText } from './file-format.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Lock } from './lock.ts';
import { clearBroken, recover } from './recovery.ts';

/** `data` of lowdb: the rows, and their text. */
interface Image {
  memory: RowMemory;
  text: FileText;
}

export interface LowdbParts {
  fs: FileSystem;
  paths: Paths;
  lock: Lock;
  log: StoreLog;
  now: () => Date;
  migrations: readonly Migration[];
}

/** Rows in one file of one process, written whole by each commit; to lowdb, the side of the file. */
export class LowdbKeeper implements Keeper, Adapter<Image> {
  readonly #parts: LowdbParts;
  readonly #file: DurableFile;
  readonly #schema: number;
  readonly #low: Low<Image>;
  /** The last write, over or not: the next one begins after it. */
  #last: Promise<unknown> = Promise.resolve();
  #isFailing = false;

  private constructor(parts: LowdbParts) {
    this.#parts = parts;
    this.#file = new DurableFile(parts.fs, parts.paths);
    this.#schema = schemaVersion(parts.migrations);
    this.#low = new Low(this, imageOf([]));
  }

  /** Throws `StoreRefusal` when there is data that cannot be read, or that a newer version wrote. */
  static async open(parts: LowdbParts): Promise<LowdbKeeper> {
    const keeper = new LowdbKeeper(parts);
    await keeper.#low.read();
    return keeper;
  }

  get memory(): RowMemory {
    return this.#low.data.memory;
  }

  /** Nobody else writes the file. */
  async follow(): Promise<void> {}

  async commit(decide: () => Promise<readonly Change[]>): Promise<void> {
    const changes = await decide();
    if (changes.length === 0) return;
    await this.#commit(changes);
    this.memory.apply(changes);
  }

  async time(): Promise<Date> {
    return this.#parts.now();
  }

  /** Writes a few bytes beside the file; the file itself when that failed last. */
  async check(): Promise<void> {
    if (this.#isFailing) return this.#commit([]);
    await this.#parts.lock.assertHeld();
    await this.#file.probe();
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#parts.lock.release();
  }

  /** For lowdb: recovers and migrates what the file holds. */
  async read(): Promise<Image> {
    const { fs, paths, log, migrations } = this.#parts;
    const stale = await this.#file.sweep();
    if (stale > 0) log.info({ stale }, 'store: removed files left half written');
    const { content, repaired } = await recover(fs, paths, log);
    const { schema: from, rows } = content ?? { schema: this.#schema, rows: [] };
    const image = imageOf(upToDate({ schema: from, rows }, paths.current, migrations));
    if (from < this.#schema)
      await this.#keepBefore(from, repaired ? paths.previous : paths.current);
    if (repaired) await clearBroken(fs, paths);
    if (repaired || from < this.#schema || !content) await this.write(image);
    return image;
  }

  /** For lowdb: replaces the file, durably. */
  async write({ text }: Image): Promise<void> {
    await this.#file.replace(text.file(this.#schema), this.#parts.lock.assertHeld);
  }

  /** Writes the whole file, after whatever is being written. */
  #commit(changes: readonly Change[]): Promise<void> {
    const written = this.#last.then(() => this.#replace(changes));
    this.#last = written.catch(() => {});
    return written;
  }

  async #replace(changes: readonly Change[]): Promise<void> {
    const { log } = this.#parts;
    const { text } = this.#low.data;
    for (const { table, id, after } of changes) text.set(table, id, after);
    try {
      await this.#low.write();
    } catch (error) {
      for (const { table, id, before } of changes) text.set(table, id, before);
      this.#isFailing = true;
      log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      // The refused changes may have reached the disk: they are overwritten now, not some day. (Not again
      // when that fails in its turn; the next commit, or check, does it.)
      if (changes.length > 0 && this.#file.uncertain) this.#commit([]).catch(() => {});
      const message = `The data file could not be written (${codeOf(error)}).`;
      throw new StoreError(message, { cause: error });
    }
    if (this.#isFailing) log.info({}, 'store: commits succeed again');
    this.#isFailing = false;
  }

  /** The file as it was before a migration, for whoever has to go back to the older version. */
  async #keepBefore(from: number, file: string): Promise<void> {
    const { fs, paths, log } = this.#parts;
    const kept = paths.current.replace(/\.json$/, `.schema-${from}.json`);
    await fs.link(file, kept).catch(() => {});
    log.info({ from, to: this.#schema, kept }, 'store: data brought to a newer schema');
  }
}

function imageOf(rows: readonly RawRow[]): Image {
  const memory = RowMemory.of(rows);
  return { memory, text: new FileText(memory.all()) };
}
