/**
 * What a start makes of the phrasings of a plan, kept for the next one: reading twenty thousand of them
 * and learning from them takes some seconds, and comes to the same as long as neither they, nor the plan,
 * nor the words, nor the code that reads them has changed.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Prepared } from '../bot/knowledge/knowledge.ts';

/** The root of the project, or that of the build. */
const root = path.resolve(import.meta.dirname, '..');
/** What reads and learns: a change there may change what comes of the same texts. */
const code = ['bot/language', 'bot/knowledge'].map((room) => path.join(root, room));
/** Where tools keep what they can make again; beside the packages, whichever the folder they were built in. */
const ours = path.resolve(
  root,
  root.endsWith('dist') ? '..' : '.',
  'node_modules/.cache/fil-rouge',
);

/** One hash of all that the phrasings' reading depends on. `texts`: the plan, the phrasings, the words. */
export async function fingerprint(texts: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  for (const room of code)
    for (const file of (await readdir(room, { recursive: true })).sort())
      if (/\.[jt]s$/.test(file)) hash.update(await readFile(path.join(room, file)));
  return hash.digest('hex');
}

/** So many of a plan are kept: the sources and the build of two versions. */
const MOST_KEPT = 4;

const fileOf = (folder: string, name: string, print: string): string =>
  path.join(folder, `${name}-${print.slice(0, 16)}.bin`);

/** What was kept under a name, if it was made of the same things. */
export async function recall(
  name: string,
  print: string,
  folder = ours,
): Promise<Prepared | undefined> {
  try {
    const kept = deserialize(await readFile(fileOf(folder, name, print)));
    return kept.print === print ? kept.prepared : undefined;
  } catch {
    // None was kept, or by another version of Node: it is made again.
    return undefined;
  }
}

/** Keeps it; where nothing may be written, the next start makes it again. */
export async function keep(
  name: string,
  print: string,
  prepared: Prepared,
  folder = ours,
): Promise<void> {
  const file = fileOf(folder, name, print);
  const written = `${file}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(written, serialize({ print, prepared }));
    await rename(written, file);
    await forgetOld(folder, name);
  } catch {
    // A folder that is read-only is no reason not to start.
  }
}

async function forgetOld(folder: string, name: string): Promise<void> {
  const files = (await readdir(folder)).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('.bin'),
  );
  const dated = await Promise.all(
    files.map(async (file) => ({ file, made: (await stat(path.join(folder, file))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.made - a.made).slice(MOST_KEPT);
  for (const { file } of old) await rm(path.join(folder, file), { force: true });
}
