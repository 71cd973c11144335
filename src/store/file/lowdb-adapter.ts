import type { Adapter } from 'lowdb';
import { Cell } from '../cell.ts';
import type { StoreLog } from '../log.ts';
import { type Migration, migrateRows, schemaVersion } from '../migrations.ts';
import { newer } from '../refusal.ts';
import { RowMemory } from '../row-memory.ts';
import { DurableFile, type Paths } from './durable-file.ts';
import { footer, header } from './file-format.ts';
import type { FileSystem } from './file-system.ts';
import { FileText } from './file-text.ts';
import type { Lock } from './lock.ts';
import { clearBroken, recover } from './recovery.ts';

/** `data` of lowdb: the rows, and their text. */
export interface Image {
  memory: RowMemory;
  text: FileText;
}

export interface AdapterOptions {
  fs: FileSystem;
  paths: Paths;
  lock: Lock;
  log: StoreLog;
  migrations: readonly Migration[];
}

/** lowdb's side of the file: `read` recovers and migrates, `write` replaces it durably. */
export class DurableAdapter implements Adapter<Image> {
  readonly #options: AdapterOptions;
  readonly #file: DurableFile;
  readonly #schema: number;

  constructor(options: AdapterOptions) {
    this.#options = options;
    this.#file = new DurableFile(options.fs, options.paths);
    this.#schema = schemaVersion(options.migrations);
  }

  /** True when the last write may be on the disk although it failed. */
  get uncertain(): boolean {
    return this.#file.uncertain;
  }

  /** Throws `StoreRefusal` when there is data that cannot be read, or that a newer version wrote. */
  async read(): Promise<Image> {
    const { fs, paths, log, migrations } = this.#options;
    const stale = await this.#file.sweep();
    if (stale > 0) log.info({ stale }, 'store: removed files left half written');
    const { content, repaired } = await recover(fs, paths, log);
    const from = content?.schema ?? this.#schema;
    if (from > this.#schema) throw newer(paths.current, from, this.#schema);
    const rows = migrateRows(content?.rows ?? [], from, migrations);
    const image = imageOf(rows.map((row) => [row.table, row.id, cellOf(row)] as const));
    if (from < this.#schema)
      await this.#keepBefore(from, repaired ? paths.previous : paths.current);
    if (repaired) await clearBroken(fs, paths);
    if (repaired || from < this.#schema || !content) await this.write(image);
    return image;
  }

  async write({ text }: Image): Promise<void> {
    const chunks = [header(this.#schema), ...text.encode(), footer];
    await this.#file.replace(chunks, this.#options.lock.assertHeld);
  }

  /** Throws when nothing could be written now; writes a few bytes beside the file. */
  async probe(): Promise<void> {
    const { lock } = this.#options;
    await lock.assertHeld();
    await this.#file.probe();
  }

  /** The file as it was before a migration, for whoever has to go back to the older version. */
  async #keepBefore(from: number, file: string): Promise<void> {
    const { fs, paths, log } = this.#options;
    const kept = paths.current.replace(/\.json$/, `.schema-${from}.json`);
    await fs.link(file, kept).catch(() => {});
    log.info({ from, to: this.#schema, kept }, 'store: data brought to a newer schema');
  }
}

const cellOf = ({ version, value }: { version: number; value: unknown }): Cell =>
  new Cell(version, JSON.stringify(value));

export const emptyImage = (): Image => imageOf([]);

function imageOf(rows: (readonly [string, string, Cell])[]): Image {
  return { memory: new RowMemory(rows), text: new FileText(rows) };
}
