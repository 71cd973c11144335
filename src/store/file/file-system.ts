import callbacks from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface OpenFile {
  writev: (buffers: Uint8Array[]) => Promise<{ bytesWritten: number }>;
  sync: () => Promise<void>;
  /** The number of the file itself, whatever its name is by now. */
  inode: () => Promise<number>;
  close: () => Promise<void>;
}

/** The few calls that durability depends on, as an argument: a test makes each of them fail. */
export interface FileSystem {
  open: (path: string, flags: string, mode?: number) => Promise<OpenFile>;
  rename: (from: string, to: string) => Promise<void>;
  link: (from: string, to: string) => Promise<void>;
  unlink: (path: string) => Promise<void>;
  readFile: (path: string) => Promise<Buffer>;
  readdir: (path: string) => Promise<string[]>;
  mkdir: (path: string) => Promise<unknown>;
  stat: (path: string) => Promise<{ isFile: () => boolean; ino: number; mtimeMs: number }>;
}

const fs = {
  open: promisify(callbacks.open) as (
    path: string,
    flags: string,
    mode?: number,
  ) => Promise<number>,
  writev: promisify(callbacks.writev),
  fsync: promisify(callbacks.fsync),
  fstat: promisify(callbacks.fstat) as (fd: number) => Promise<{ ino: number }>,
  close: promisify(callbacks.close),
};

/** The real one. Numbers rather than `FileHandle`s, whose opening showed in profiles of commits. */
export const disk: FileSystem = {
  open: async (path, flags, mode) => {
    const fd = await fs.open(path, flags, mode);
    return {
      writev: (buffers) => fs.writev(fd, buffers),
      sync: () => fs.fsync(fd),
      inode: async () => (await fs.fstat(fd)).ino,
      close: () => fs.close(fd),
    };
  },
  rename: promisify(callbacks.rename),
  link: promisify(callbacks.link),
  unlink: promisify(callbacks.unlink),
  readFile: (path) => readFile(path),
  readdir: (path) => readdir(path),
  mkdir: (path) => mkdir(path, { recursive: true }),
  stat: promisify(callbacks.stat) as FileSystem['stat'],
};

/**
 * The system's code of an error (`ENOENT`, `ENOSPC`…); empty when it has none. Asked of any object:
 * an error of the file system need not be an `Error` of this realm.
 */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The value, or undefined when the file is not there. Any other failure passes. */
export async function unlessAbsent<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
