/**
 * What a start makes of the words and of a plan, kept for the next one: reading thousands of lines and learning
 * from twenty thousand phrasings takes seconds, and comes to the same as long as neither they, nor the plan,
 * nor the words, nor the code that reads them has changed.
 *
 * Whoever can write where it is kept can write to the packages beside it: what is read back is trusted like
 * them, once its own hash says that nothing of it was lost.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The root of the project, or that of the build. */
const root = path.resolve(import.meta.dirname, '..');
/** What reads and learns: a change there may change what comes of the same texts. */
const code = ['bot/language', 'bot/knowledge', 'bot/sentence'].map((room) => path.join(root, room));
/** What it is kept as; compiled, for a bench, beside this. */
const KEEPER = `src/shared-words${path.extname(import.meta.filename)}`;
/** Where tools keep what they can make again; beside the packages, whichever the folder they were built in. */
const ours = path.resolve(
  root,
  path.basename(root) === 'dist' ? '..' : '.',
  'node_modules/.cache/fil-rouge',
);

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

let ownPrint: Promise<string> | undefined;

/** Print of the sources that read and learn. A build carries it: it learns the same, and need not do it again. */
export function codePrint(): Promise<string> {
  ownPrint ??= printOfCode();
  return ownPrint;
}

async function printOfCode(): Promise<string> {
  const built = await readFile(path.join(root, '.code-print'), 'utf8').catch(() => undefined);
  if (built !== undefined) return built;
  const hash = createHash('sha256').update(await readFile(path.join(root, KEEPER)));
  for (const room of code)
    for (const file of (await readdir(room, { recursive: true })).sort())
      if (/\.[jt]s$/.test(file)) hash.update(await readFile(path.join(room, file)));
  return hash.digest('hex');
}

/** One hash of all that the phrasings' reading depends on. `texts`: the plan, the phrasings, the words. */
export async function fingerprint(texts: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(process.versions.v8).update('\0');
  for (const text of texts) hash.update(text).update('\0');
  return hash.update(await codePrint()).digest('hex');
}

/** Maximum prepared files per plan: the sources and the build of two versions. */
const MAX_PREPARED_FILES = 4;
/** A print in hexadecimal, as much of it as tells files apart. */
const SHORT = 16;
/** Bytes before what is kept: its hash in hexadecimal. */
const HEADER = 64;

const fileOf = (folder: string, name: string, print: string): string =>
  path.join(folder, `${name}-${print.slice(0, SHORT)}.bin`);

/** What was kept under a name, if it was made of the same things and nothing of it was lost. */
export async function recall<T>(
  name: string,
  print: string,
  folder = ours,
): Promise<T | undefined> {
  try {
    const content = await readFile(fileOf(folder, name, print));
    const body = content.subarray(HEADER);
    if (content.toString('latin1', 0, HEADER) !== sha256(body)) return undefined;
    const kept: { print: string; prepared: T } = deserialize(body);
    return kept.print === print ? kept.prepared : undefined;
  } catch {
    // None was kept: it is made again.
    return undefined;
  }
}

/** Keeps it, and says whether it could: where nothing may be written, the next start makes it again. */
export async function keep(
  name: string,
  print: string,
  prepared: unknown,
  folder = ours,
): Promise<boolean> {
  const file = fileOf(folder, name, print);
  // Several starts may write at once: each its own, and the last one stays.
  const own = `${file}.${randomUUID()}`;
  const body = serialize({ print, prepared });
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(own, Buffer.concat([Buffer.from(sha256(body), 'latin1'), body]));
    await rename(own, file);
    await forgetOld(folder, name);
    return true;
  } catch {
    await rm(own, { force: true }).catch(() => undefined);
    return false;
  }
}

/** What was kept under a name; else it is made, and kept. */
export async function prepared<T>(name: string, print: string, make: () => Promise<T>): Promise<T> {
  const kept = await recall<T>(name, print);
  if (kept !== undefined) return kept;
  const made = await make();
  await keep(name, print, made);
  return made;
}

async function forgetOld(folder: string, name: string): Promise<void> {
  const files = (await readdir(folder)).filter(
    (file) =>
      file.startsWith(`${name}-`) && /^[0-9a-f]{16}\.bin$/.test(file.slice(name.length + 1)),
  );
  const dated = await Promise.all(
    files.map(async (file) => ({ file, made: (await stat(path.join(folder, file))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.made - a.made).slice(MAX_PREPARED_FILES);
  for (const { file } of old) await rm(path.join(folder, file), { force: true });
}
