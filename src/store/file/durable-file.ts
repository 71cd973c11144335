import path from 'node:path';
import { codeOf, type FileSystem, unlessAbsent } from './file-system.ts';

/** The files of one store in a directory. */
export interface Paths {
  directory: string;
  current: string;
  previous: string;
  lock: string;
}

export const pathsIn = (directory: string, name = 'fil-rouge'): Paths => ({
  directory,
  current: path.join(directory, `${name}.json`),
  previous: path.join(directory, `${name}.previous.json`),
  lock: path.join(directory, `${name}.lock`),
});

/** Names of what is being written beside a file: the new one, and a second name of the old one. */
const temporary = (file: string, nth = 1) => `${file}.${process.pid}-${nth}.tmp`;

/** What a file is made of, one after the other. */
export type Bytes = Buffer | Buffer[];

/** A file that was not there, on the disk. */
export async function writeNew(fs: FileSystem, file: string, bytes: Bytes): Promise<void> {
  // 0600: it holds people's names and answers.
  const opened = await fs.open(file, 'wx', 0o600);
  try {
    const chunks = [bytes].flat();
    const { bytesWritten } = await opened.writev(chunks);
    const size = chunks.reduce((sum, { length }) => sum + length, 0);
    if (bytesWritten < size) throw new Error('The disk takes nothing more.');
    await opened.sync();
  } finally {
    opened.close().catch(() => {});
  }
}

/**
 * Puts a whole new file in the place of another, or changes nothing, by a kill or a power cut at any moment: a new file
 * beside it, fsync, rename, fsync of the directory. Throws the system's error.
 *
 * @param written done once the new one is on the disk under another name, before it takes the place: when it is done, and
 *   only then, a failure does not say which of the two is there
 */
export async function replaceFile(
  fs: FileSystem,
  file: string,
  bytes: Bytes,
  written = async () => {},
): Promise<void> {
  const temp = temporary(file);
  // Of a stop in the middle of the last one.
  await unlessAbsent(fs.unlink(temp));
  try {
    await writeNew(fs, temp, bytes);
    await written();
    await fs.rename(temp, file);
  } catch (error) {
    await fs.unlink(temp).catch(() => {});
    throw error;
  }
  const directory = await fs.open(path.dirname(file), 'r');
  await directory.sync().finally(() => directory.close());
}

const noHardLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * A second name for the file about to be replaced: at no moment is there no current file, and a
 * previous copy is only ever replaced by a newer good one. Where the disk has no hard links (some network
 * shares) the file takes that name itself, and a kill then leaves the previous copy, from which the next
 * start reads. Throws when the lock is no longer held.
 */
export async function keepPrevious(
  fs: FileSystem,
  { current, previous }: Paths,
  lock: { assertHeld: () => Promise<void> },
): Promise<void> {
  await lock.assertHeld();
  const link = temporary(current, 2);
  try {
    await unlessAbsent(fs.unlink(link));
    await fs.link(current, link);
  } catch (error) {
    // Nothing there yet: nothing to keep.
    if (codeOf(error) === 'ENOENT') return;
    if (!noHardLinks.includes(codeOf(error))) throw error;
    await unlessAbsent(fs.rename(current, previous));
    return;
  }
  try {
    await fs.rename(link, previous);
  } finally {
    // To rename a file to another name of the same file does nothing: the link is still there.
    await unlessAbsent(fs.unlink(link));
  }
}

/** Throws the system's error when a small file cannot be written here. */
export async function probe(fs: FileSystem, { current }: Paths): Promise<void> {
  const temp = temporary(current, 3);
  try {
    await writeNew(fs, temp, Buffer.from('probe'));
  } finally {
    await fs.unlink(temp).catch(() => {});
  }
}

/** Removes what a killed process left half written; says how many. */
export async function sweep(fs: FileSystem, { directory, current }: Paths): Promise<number> {
  const base = path.basename(current);
  const stale = (await fs.readdir(directory)).filter(
    (name) => name.startsWith(base) && /\.\d+-\d+\.tmp$/.test(name),
  );
  for (const name of stale) await unlessAbsent(fs.unlink(path.join(directory, name)));
  return stale.length;
}
