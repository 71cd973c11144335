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

const temporary = /\.\d+-\d+\.tmp$/;

/**
 * A file that is replaced whole, or not at all, by a kill or a power cut at any moment: a new file
 * beside it, fsync, rename, fsync of the directory. What it replaces stays as the previous copy.
 */
export class DurableFile {
  readonly #fs: FileSystem;
  readonly #paths: Paths;
  #count = 0;
  /** True from the moment the file may have been replaced until it surely was. */
  uncertain = false;

  constructor(fs: FileSystem, paths: Paths) {
    this.#fs = fs;
    this.#paths = paths;
  }

  /**
   * Throws the system's error. What was there before is then still there, under its name; unless
   * `uncertain` says that only the last step failed. `mayReplace` throws when it is not ours any
   * more.
   */
  async replace(chunks: Buffer[], mayReplace: () => Promise<void>): Promise<void> {
    await replaceFile(this.#fs, this.#paths.current, chunks, {
      temp: this.#temporary(),
      written: async () => {
        await mayReplace();
        await this.#keepPrevious();
        this.uncertain = true;
      },
    });
    this.uncertain = false;
  }

  /** Throws the system's error when a small file cannot be written here. */
  async probe(): Promise<void> {
    const temp = this.#temporary();
    try {
      await writeNew(this.#fs, temp, [Buffer.from('probe')]);
    } finally {
      await this.#fs.unlink(temp).catch(() => {});
    }
  }

  /** Removes what a killed process left half written; says how many. */
  async sweep(): Promise<number> {
    const base = path.basename(this.#paths.current);
    const names = await this.#fs.readdir(this.#paths.directory);
    const stale = names.filter((name) => name.startsWith(base) && temporary.test(name));
    for (const name of stale) {
      await unlessAbsent(this.#fs.unlink(path.join(this.#paths.directory, name)));
    }
    return stale.length;
  }

  #temporary(): string {
    this.#count += 1;
    return `${this.#paths.current}.${process.pid}-${this.#count}.tmp`;
  }

  /**
   * A second name for the file about to be replaced: at no moment is there no current file, and a
   * previous copy is only ever replaced by a newer good one. Where the disk has no hard links (some network
   * shares) the file takes that name itself, and a kill then leaves the previous copy, from which the next
   * start reads.
   */
  async #keepPrevious(): Promise<void> {
    const { current, previous } = this.#paths;
    const link = this.#temporary();
    try {
      await this.#fs.link(current, link);
    } catch (error) {
      // Nothing there yet: nothing to keep.
      if (codeOf(error) === 'ENOENT') return;
      if (!noHardLinks.includes(codeOf(error))) throw error;
      await unlessAbsent(this.#fs.rename(current, previous));
      return;
    }
    try {
      await this.#fs.rename(link, previous);
    } finally {
      // To rename a file to another name of the same file does nothing: the link is still there.
      await unlessAbsent(this.#fs.unlink(link));
    }
  }
}

const noHardLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** A file that was not there, on the disk. */
async function writeNew(fs: FileSystem, path: string, chunks: Buffer[]): Promise<void> {
  // 0600: it holds people's names and answers.
  const file = await fs.open(path, 'wx', 0o600);
  try {
    await writeAll(file.writev.bind(file), chunks);
    await file.sync();
  } finally {
    file.close().catch(() => {});
  }
}

/**
 * Puts a whole new file in the place of another; or changes nothing, unless only the last step failed.
 * `written`: done once the new one is on the disk under another name, before it takes the place.
 */
export async function replaceFile(
  fs: FileSystem,
  file: string,
  chunks: Buffer[],
  { temp = `${file}.${process.pid}.tmp`, written = async () => {} } = {},
): Promise<void> {
  // Of a stop in the middle of the last one.
  await unlessAbsent(fs.unlink(temp));
  try {
    await writeNew(fs, temp, chunks);
    await written();
    await fs.rename(temp, file);
  } catch (error) {
    await fs.unlink(temp).catch(() => {});
    throw error;
  }
  const directory = await fs.open(path.dirname(file), 'r');
  await directory.sync().finally(() => directory.close());
}

/** The kernel may write less than asked (a disk that fills up); what is left is written next. */
export async function writeAll(
  writev: (buffers: Buffer[]) => Promise<{ bytesWritten: number }>,
  chunks: Buffer[],
): Promise<void> {
  let rest = chunks;
  while (rest.length > 0) {
    let { bytesWritten } = await writev(rest);
    if (bytesWritten === 0) throw new Error('The disk takes nothing more.');
    let whole = 0;
    while (whole < rest.length && bytesWritten >= (rest[whole] as Buffer).length) {
      bytesWritten -= (rest[whole] as Buffer).length;
      whole += 1;
    }
    rest = rest.slice(whole);
    if (rest[0] && bytesWritten > 0) rest[0] = rest[0].subarray(bytesWritten);
  }
}
