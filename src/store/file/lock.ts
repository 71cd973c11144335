import { randomUUID } from 'node:crypto';
import { type FileHandle, readFile, readlink, utimes } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StoreError } from '../../../bot/contract/store.ts';
import type { StoreLog } from '../log.ts';
import { StoreRefusal } from '../refusal.ts';
import type { Paths } from './durable-file.ts';
import { codeOf, type FileSystem, unlessAbsent } from './file-system.ts';

/** Holder of the store. A pid alone says nothing after a restart: it is given to others. */
const holder = z.object({
  token: z.string(),
  pid: z.number(),
  /** Start of the process, on Linux. */
  start: z.string().nullable(),
  /** Machine, boot and pid namespace: where `pid` and `start` mean something. */
  place: z.string(),
  host: z.string(),
  since: z.string(),
});
type Holder = z.infer<typeof holder>;

/**
 * Elsewhere (another machine or container on the same volume) a pid cannot be looked up: the lock
 * is alive as long as its file is touched. Every 2 s, and dead after 10 s without.
 */
const usualBeatMs = 2_000;
const beatsToDeath = 5;

export interface Lock {
  /** Throws `StoreError` when the lock is no longer ours: another process owns the file now. */
  assertHeld: () => Promise<void>;
  release: () => Promise<void>;
}

export interface LockOptions {
  fs: FileSystem;
  paths: Paths;
  now: () => Date;
  log: StoreLog;
  /** Shorter in tests. */
  beatMs?: number | undefined;
}

/** Takes the lock, or throws `StoreRefusal` with a sentence that says who holds it. */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const { fs, paths, log } = options;
  const mine = await self(options.now());
  for (;;) {
    const file = await create(fs, paths.lock, mine);
    if (file) return held(options, mine, file);
    const other = await read(fs, paths.lock);
    if (!other) continue;
    if (await isAlive(options, paths.lock, other)) throw refusal(other, paths);
    log.warn({ pid: other.pid }, 'store: the lock of a process that is gone is taken over');
    await removeDead(options, mine, other);
  }
}

/** `file` stays open: as long as it is, the disk gives its inode number to no other file. */
async function held(options: LockOptions, mine: Holder, file: FileHandle): Promise<Lock> {
  const { fs, paths, now, log, beatMs = usualBeatMs } = options;
  // Asked of the open file: under its name there may already be that of another process.
  let [open, inode] = [file, (await file.stat()).ino];
  const beat = setInterval(() => {
    utimes(paths.lock, now(), now()).catch((error: unknown) => {
      log.warn({ code: codeOf(error) }, 'store: the lock file could not be touched');
    });
  }, beatMs);
  beat.unref();
  return {
    assertHeld: async () => {
      const found = await unlessAbsent(fs.stat(paths.lock));
      if (found?.ino === inode) return;
      // Removed (a directory emptied by hand): ours again if nobody was faster.
      const again = found ? undefined : await create(fs, paths.lock, mine);
      if (!again) throw new StoreError('The lock file now belongs to another process.');
      await open.close();
      [open, inode] = [again, (await again.stat()).ino];
    },
    release: async () => {
      clearInterval(beat);
      const found = await unlessAbsent(fs.stat(paths.lock)).catch(() => undefined);
      if (found?.ino === inode) await fs.unlink(paths.lock).catch(() => {});
      await open.close().catch(() => {});
    },
  };
}

async function create(fs: FileSystem, path: string, mine: Holder): Promise<FileHandle | undefined> {
  try {
    const file = await fs.open(path, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(mine)}\n`);
    return file;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
}

/** Holder of the lock; undefined when it went away meanwhile. */
async function read(fs: FileSystem, file: string): Promise<Holder | undefined> {
  // A lock just created may still be empty; one that stays so was left by a kill in between.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const bytes = await unlessAbsent(fs.readFile(file));
    if (!bytes) return undefined;
    const parsed = holder.safeParse(parseJson(bytes.toString()));
    if (parsed.success) return parsed.data;
    await sleep(50);
  }
  return { token: '', pid: 0, start: null, place: await place(), host: '', since: '' };
}

async function isAlive(options: LockOptions, lock: string, other: Holder): Promise<boolean> {
  if (other.place === (await place())) return isRunning(other.pid, other.start);
  const { fs, beatMs = usualBeatMs } = options;
  const first = await unlessAbsent(fs.stat(lock));
  for (let beats = 0; beats < beatsToDeath; beats += 1) {
    await sleep(beatMs);
    const now = await unlessAbsent(fs.stat(lock));
    if (!now || now.ino !== first?.ino) return false;
    if (now.mtimeMs !== first.mtimeMs) return true;
  }
  return false;
}

/**
 * Removes a dead lock. Several processes may find it dead: only the one that holds a second lock
 * removes it, and only if it is still the same, never the new lock of a faster one.
 */
async function removeDead(options: LockOptions, mine: Holder, dead: Holder): Promise<void> {
  const { fs, paths } = options;
  const second = `${paths.lock}.takeover`;
  const file = await create(fs, second, mine);
  if (!file) {
    const other = await read(fs, second);
    // Killed in these few lines, of all places.
    if (other && !(await isAlive(options, second, other))) await unlessAbsent(fs.unlink(second));
    await sleep(10);
    return;
  }
  try {
    const now = await read(fs, paths.lock);
    if (now?.token === dead.token) await unlessAbsent(fs.unlink(paths.lock));
  } finally {
    await file.close();
    await unlessAbsent(fs.unlink(second));
  }
}

function refusal(other: Holder, { directory }: Paths): StoreRefusal {
  const elsewhere = other.host === os.hostname() ? '' : ` sur ${other.host}`;
  return new StoreRefusal(
    `Le dossier de données ${directory} est déjà utilisé par le processus ${other.pid}${elsewhere}, ` +
      `depuis le ${other.since}. Arrêtez-le d'abord : deux processus ne peuvent pas écrire le même ` +
      'fichier (pour plusieurs instances, indiquez DATABASE_URL).',
  );
}

async function self(now: Date): Promise<Holder> {
  return {
    token: randomUUID(),
    pid: process.pid,
    start: await startOf(process.pid),
    place: await place(),
    host: os.hostname(),
    since: now.toISOString(),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Machine, boot and pid namespace: a pid means something only within one of them. */
async function place(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return [os.hostname(), boot.trim(), namespace].join(' ');
}

/**
 * Start of the process, in clock ticks since boot (field 22 of /proc/<pid>/stat). Null where
 * there is no /proc, for a process that is gone, and for one that is dead but not yet buried.
 */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program, in parentheses, may hold spaces: fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

/** True while the process that started then runs: its pid alone may have been given to another. */
async function isRunning(pid: number, start: string | null): Promise<boolean> {
  if (pid <= 0) return false;
  if (start !== null) return (await startOf(pid)) === start;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
