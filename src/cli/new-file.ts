import path from 'node:path';
import { type Bytes, writeNew as writeOnDisk } from '../store/file/durable-file.ts';
import { codeOf, disk } from '../store/file/file-system.ts';
import { StoreRefusal } from '../store/refusal.ts';

/** Writes a file that does not exist yet, and sees to it that it is on the disk. */
export async function writeNew(file: string, bytes: Bytes): Promise<void> {
  try {
    await disk.mkdir(path.dirname(file), { recursive: true });
    await writeOnDisk(disk, file, bytes);
  } catch (error) {
    throw new StoreRefusal(`${file} ne peut pas être écrit : ${codeOf(error)}.`, {
      cause: error,
    });
  }
}
