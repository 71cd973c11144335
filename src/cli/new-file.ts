import { open } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, disk } from '../store/file/file-system.ts';
import { StoreRefusal } from '../store/refusal.ts';

/** Writes a file that does not exist yet, and sees to it that it is on the disk. */
export async function writeNew(file: string, chunks: Buffer[]): Promise<void> {
  try {
    await disk.mkdir(path.dirname(file));
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(Buffer.concat(chunks));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new StoreRefusal(`${file} ne peut pas être écrit : ${codeOf(error)}.`, {
      cause: error,
    });
  }
}
