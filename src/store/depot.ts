import { keepPrevious, pathsIn, replaceFile } from './file/durable-file.ts';
import { fileOf, parseFile } from './file/file-format.ts';
import { codeOf, disk, unlessAbsent } from './file/file-system.ts';
import { acquireLock } from './file/lock.ts';
import { clearBroken } from './file/recovery.ts';
import { fileLedger, type LastingLedger } from './lasting/ledger.ts';
import type { StoreLog } from './log.ts';
import { migrations, schemaVersion, upToDate } from './migrations.ts';
import type { RawRow } from './raw-row.ts';
import { StoreRefusal } from './refusal.ts';
import { Rows } from './rows.ts';

/** Tells how many rows were read or written so far, of how many when that is known. */
export type Tick = (done: number, total?: number) => void;

/** All the rows of a store at once: what is backed up, restored, copied and checked. */
export interface Depot {
  /** In French, for messages: `le fichier ./data/fil-rouge.json`. */
  name: string;
  /** The rows in the newest schema; undefined when nothing was ever kept here. */
  read: (tick: Tick) => Promise<RawRow[] | undefined>;
  /** Puts these rows in the place of all others: whole, or not at all. */
  replace: (rows: RawRow[], tick: Tick) => Promise<void>;
  /** Ledger of what must not come back: `replace` leaves it alone. */
  ledger: LastingLedger;
}

/** Reads a data file, a backup, or the data of another version. Throws `StoreRefusal`. */
export async function readDataFile(file: string): Promise<RawRow[] | undefined> {
  try {
    const bytes = await unlessAbsent(disk.readFile(file));
    return bytes && upToDate(parseFile(bytes), file);
  } catch (error) {
    if (error instanceof StoreRefusal) throw error;
    const reason = codeOf(error) || 'ce n’est pas un fichier de données complet';
    throw new StoreRefusal(`${file} ne peut pas être lu : ${reason}.`, { cause: error });
  }
}

/** The text of a data file. */
export const dataFile = (rows: readonly RawRow[]): Buffer[] =>
  fileOf(schemaVersion(migrations), Rows.from(rows));

export function fileDepot(dataDir: string, now: () => Date, log: StoreLog): Depot {
  const paths = pathsIn(dataDir);
  return {
    name: `le fichier ${paths.current}`,
    ledger: fileLedger(paths.directory, disk),
    // Without the lock: the file is complete at every moment, so a backup needs no stop.
    read: () => readDataFile(paths.current),
    replace: async (rows, tick) => {
      await disk.mkdir(paths.directory, { recursive: true });
      const lock = await acquireLock({ fs: disk, paths, now, log });
      try {
        await clearBroken(disk, paths);
        await replaceFile(disk, paths.current, dataFile(rows), () =>
          keepPrevious(disk, paths, lock),
        );
        tick(rows.length, rows.length);
      } finally {
        await lock.release();
      }
    },
  };
}
