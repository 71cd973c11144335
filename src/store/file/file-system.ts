import * as promises from 'node:fs/promises';

/** The few calls that durability depends on, as an argument: a test makes each of them fail. */
export interface FileSystem {
  open: (path: string, flags: string, mode?: number) => Promise<promises.FileHandle>;
  rename: (from: string, to: string) => Promise<void>;
  link: (from: string, to: string) => Promise<void>;
  unlink: (path: string) => Promise<void>;
  readFile: (path: string) => Promise<Buffer>;
  readdir: (path: string) => Promise<string[]>;
  mkdir: (path: string, options: { recursive: true }) => Promise<unknown>;
  stat: (path: string) => Promise<{ isFile: () => boolean; ino: number; mtimeMs: number }>;
}

export const disk: FileSystem = promises;

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
