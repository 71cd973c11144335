import type { FileHandle } from 'node:fs/promises';
import { disk, type FileSystem } from '../../../src/store/file/file-system.ts';

/** One call to the disk, as a test sees it: `sync fil-rouge.json.12-3.tmp`, `sync .`. */
export type Call = string;

/** A disk that writes down what is asked of it, and refuses what a test wants refused. */
export interface FaultyDisk {
  fs: FileSystem;
  calls: Call[];
  /** Calls for which this is true fail with the code, from now on; undefined: none does. */
  refuse: { code: string; when: (call: Call) => boolean } | undefined;
  /** Every call waits so many ms, as on a slow disk. */
  slowMs: number;
}

export function faultyDisk(directory: string): FaultyDisk {
  const it: FaultyDisk = { fs: disk, calls: [], refuse: undefined, slowMs: 0 };
  const name = (file: string) => file.replace(directory, '').replace(/^\//, '') || '.';
  const ask = async (verb: string, file: string) => {
    const call = `${verb} ${name(file)}`;
    it.calls.push(call);
    if (it.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, it.slowMs));
    if (!it.refuse?.when(call)) return;
    throw Object.assign(new Error(`${it.refuse.code}: ${call}`), { code: it.refuse.code });
  };
  const watched = (file: string, handle: FileHandle): FileHandle => {
    const { writev, sync } = handle;
    return Object.assign(handle, {
      writev: async (...args: Parameters<typeof writev>) => {
        await ask('write', file);
        return writev.apply(handle, args);
      },
      sync: async () => {
        await ask('sync', file);
        await sync.apply(handle);
      },
    });
  };
  it.fs = {
    ...disk,
    open: async (file, flags, mode) => {
      await ask(flags === 'wx' ? 'create' : 'open', file);
      return watched(file, await disk.open(file, flags, mode));
    },
    rename: async (from, to) => {
      await ask('rename', `${from} → ${name(to)}`);
      await disk.rename(from, to);
    },
    link: async (from, to) => {
      await ask('link', from);
      await disk.link(from, to);
    },
    unlink: async (file) => {
      await ask('unlink', file);
      await disk.unlink(file);
    },
    stat: async (file) => {
      await ask('stat', file);
      return disk.stat(file);
    },
    readFile: async (file) => {
      await ask('read', file);
      return disk.readFile(file);
    },
  };
  return it;
}
