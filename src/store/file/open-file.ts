import { StoreError } from '../../../bot/contract/store.ts';
import { fileLedger } from '../lasting/ledger.ts';
import { migrations as released } from '../migrations.ts';
import { StoreRefusal } from '../refusal.ts';
import { type OpenOptions, RowStore } from '../row-store.ts';
import { pathsIn } from './durable-file.ts';
import { FileKeeper } from './file-keeper.ts';
import { codeOf, disk, type FileSystem } from './file-system.ts';
import { acquireLock } from './lock.ts';

export interface OpenFileOptions extends OpenOptions {
  dataDir: string;
  now: () => Date;
  /** Tests only: what happens when the disk fails. */
  fs?: FileSystem;
}

/**
 * Opens `DATA_DIR/fil-rouge.json`, creating both if need be. Throws `StoreRefusal`, in French, when
 * another process holds it, when no copy can be read, or when a newer version wrote it.
 */
export async function openFile(options: OpenFileOptions): Promise<RowStore> {
  const { now, log, fs = disk, migrations = released } = options;
  const paths = pathsIn(options.dataDir);
  try {
    await fs.mkdir(paths.directory, { recursive: true });
    const lock = await acquireLock({ fs, paths, now, log });
    try {
      const keeper = await FileKeeper.open({ fs, paths, lock, log, now, migrations });
      const ledger = fileLedger(paths.directory, fs);
      return await new RowStore({ ...options, keeper, ledger }).inspect();
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreRefusal(
      `Le dossier de données ${paths.directory} ne peut pas être utilisé (${codeOf(error) || error}) : ` +
        'il doit exister, ou pouvoir être créé, et le service doit pouvoir y écrire.',
      { cause: error },
    );
  }
}
