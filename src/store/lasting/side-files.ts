import path from 'node:path';
import type { LastingEntry } from '../../../bot/contract/lasting.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { dataFile, readDataFile } from '../depot.ts';
import { type Paths, pathsIn, replaceFile } from '../file/durable-file.ts';
import { disk, unlessAbsent } from '../file/file-system.ts';
import type { StoreLog } from '../log.ts';
import { StoreRefusal } from '../refusal.ts';
import { ledgerPath } from './ledger.ts';
import { amended } from './restore.ts';

/** Life of a copy beside the data, in ms: that of backups in `docs/rgpd.md`. */
const LIFE_MS = 30 * 24 * 3_600_000;

/** Default folder of `npm run store -- backup` and `restore`. */
export const backupsIn = (directory: string): string => path.join(directory, 'sauvegardes');

/** `fil-rouge-sauvegarde-2026-11-24T09-00-00-000Z.json`: its day is in its name. */
const dated = /^fil-rouge-.+-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.json$/;

export interface Occasion {
  directory: string;
  context: PrivacyContext;
  log: StoreLog;
  now: Date;
  /** Lasting marks, by id. */
  entries: ReadonlyMap<LastingEntry[0], LastingEntry[1]>;
  /** Somebody was forgotten a moment ago. */
  erased: boolean;
}

/**
 * Sees to the copies beside the data. Files that cannot be read or are of an older schema cannot be
 * gone through: they go as soon as somebody is forgotten, and after 30 days anyway. Backups are
 * written anew without whom was forgotten, and go after 30 days. Says how many files changed.
 */
export async function seeToSideFiles(occasion: Occasion): Promise<number> {
  return (await seeToLeftovers(occasion)) + (await seeToBackups(occasion));
}

async function seeToLeftovers({ directory, log, now, erased }: Occasion): Promise<number> {
  const paths = pathsIn(directory);
  let count = 0;
  for (const name of (await unlessAbsent(disk.readdir(directory))) ?? []) {
    const file = path.join(directory, name);
    if (!isLeftover(paths, name)) continue;
    const stat = await unlessAbsent(disk.stat(file));
    if (!stat?.isFile() || (!erased && now.getTime() - stat.mtimeMs < LIFE_MS)) continue;
    await unlessAbsent(disk.unlink(file));
    log.warn(
      { file },
      'store: a copy that may hold somebody forgotten, or is 30 days old, is erased',
    );
    count += 1;
  }
  return count;
}

/** Whatever stands beside the data under its name and is not of use to the service. */
function isLeftover(paths: Paths, name: string): boolean {
  const own = [paths.current, paths.previous, paths.lock, ledgerPath(paths.directory)];
  const inUse = own.some((file) => path.basename(file) === name) || /\.(tmp|takeover)$/.test(name);
  return name.startsWith('fil-rouge.') && !inUse;
}

async function seeToBackups(occasion: Occasion): Promise<number> {
  const { now, entries, erased } = occasion;
  const directory = backupsIn(occasion.directory);
  const erasures = [...entries.values()].filter(({ kind }) => kind === 'erased');
  const last = Math.max(...erasures.map(({ at }) => Date.parse(at)));
  let count = 0;
  for (const name of (await unlessAbsent(disk.readdir(directory))) ?? []) {
    if (!name.endsWith('.json')) continue;
    const file = path.join(directory, name);
    if (now.getTime() - madeAt(name) >= LIFE_MS) await disk.unlink(file);
    // One that was written since the last erasure has nobody of those who were forgotten.
    else if (!erased && ((await unlessAbsent(disk.stat(file)))?.mtimeMs ?? last) >= last) continue;
    else if (erasures.length === 0 || !(await withoutTheForgotten(occasion, file))) continue;
    count += 1;
  }
  return count;
}

function madeAt(name: string): number {
  const [, hour, minute, second, rest] = dated.exec(name) ?? [];
  return hour === undefined
    ? Number.POSITIVE_INFINITY
    : Date.parse(`${hour}:${minute}:${second}.${rest}`);
}

/** False: it had nobody of them. */
async function withoutTheForgotten(
  { context, log, entries }: Occasion,
  file: string,
): Promise<boolean> {
  let rows: Awaited<ReturnType<typeof readDataFile>>;
  try {
    rows = await readDataFile(file);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    await unlessAbsent(disk.unlink(file));
    log.warn(
      { file },
      'store: a backup that cannot be read, so that nobody can be erased from it, is erased',
    );
    return true;
  }
  if (!rows) return false;
  const found = await amended(rows, entries, context);
  if (found.erased === 0) return false;
  await replaceFile(disk, file, dataFile(found.rows));
  return true;
}
