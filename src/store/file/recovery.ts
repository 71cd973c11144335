import { createHash } from 'node:crypto';
import path from 'node:path';
import type { StoreLog } from '../log.ts';
import { StoreRefusal } from '../refusal.ts';
import type { Paths } from './durable-file.ts';
import { type FileContent, parseFile } from './file-format.ts';
import { codeOf, type FileSystem, unlessAbsent } from './file-system.ts';

type Found =
  | { state: 'absent' }
  | { state: 'good'; content: FileContent }
  | { state: 'broken'; reason: string; bytes: Buffer | undefined };

/** State found at the start. `repaired`: the current file is to be written anew at once. */
export interface Recovered {
  content: FileContent | undefined;
  repaired: boolean;
}

/**
 * Reads the current file, or else the last good copy with a loud warning. Never starts empty where
 * data was: when no copy can be read it throws `StoreRefusal` and leaves everything in place.
 */
export async function recover(fs: FileSystem, paths: Paths, log: StoreLog): Promise<Recovered> {
  const current = await look(fs, paths.current);
  if (current.state === 'good') return { content: current.content, repaired: false };
  const previous = await look(fs, paths.previous);
  if (current.state === 'absent' && previous.state === 'absent') {
    await refuseIfBrokenBefore(fs, paths);
    return { content: undefined, repaired: false };
  }
  const kept = current.state === 'broken' ? await keepAside(fs, paths.current, current.bytes) : '';
  if (previous.state !== 'good') throw unreadable(paths, current, previous);
  const reason = current.state === 'broken' ? current.reason : 'the file is missing';
  log.error(
    { file: paths.current, reason, kept, rows: previous.content.rows.length },
    'store: DATA FILE UNREADABLE, started from the previous copy; the last change may be missing',
  );
  return { content: previous.content, repaired: true };
}

async function look(fs: FileSystem, file: string): Promise<Found> {
  try {
    // Asked first: to open a pipe left in the place of the file would wait for ever.
    const stat = await unlessAbsent(fs.stat(file));
    if (!stat) return { state: 'absent' };
    if (!stat.isFile()) return { state: 'broken', reason: 'it is not a file', bytes: undefined };
    const bytes = await fs.readFile(file);
    try {
      return { state: 'good', content: parseFile(bytes) };
    } catch (error) {
      return { state: 'broken', reason: shortReason(error), bytes };
    }
  } catch (error) {
    // A bad sector is a broken file; a right that is missing is for somebody to give.
    if (codeOf(error) === 'EIO') return { state: 'broken', reason: 'EIO', bytes: undefined };
    throw new StoreRefusal(
      `Le fichier de données ${file} ne peut pas être lu (${codeOf(error) || 'erreur'}) : ` +
        'vérifiez les droits du fichier et du dossier.',
      { cause: error },
    );
  }
}

/** A second name for a broken file, made from its content: the same one is kept only once. */
async function keepAside(fs: FileSystem, file: string, bytes: Buffer | undefined): Promise<string> {
  const mark = createHash('sha256')
    .update(bytes ?? file)
    .digest('hex')
    .slice(0, 12);
  const aside = brokenName(file, mark);
  if (bytes) await fs.link(file, aside).catch(() => {});
  return aside;
}

/** Gives up the place of what is no good file, once its content is safe under another name. */
export async function clearBroken(fs: FileSystem, paths: Paths): Promise<void> {
  const found = await look(fs, paths.current);
  if (found.state !== 'broken') return;
  const aside = await keepAside(fs, paths.current, found.bytes);
  await fs.rename(paths.current, aside);
}

const brokenName = (file: string, mark: string): string =>
  file.replace(/\.json$/, `.broken-${mark}.json`);

async function refuseIfBrokenBefore(fs: FileSystem, paths: Paths): Promise<void> {
  const start = path.basename(brokenName(paths.current, ''), '.json');
  const left = (await fs.readdir(paths.directory)).find((name) => name.startsWith(start));
  if (!left) return;
  throw new StoreRefusal(
    `Le dossier ${paths.directory} ne contient plus de fichier de données, mais un fichier abîmé ` +
      `(${left}) : restaurez une sauvegarde (npm run store -- restore), ou retirez ce fichier pour ` +
      'repartir de zéro.',
  );
}

function unreadable(paths: Paths, current: Found, previous: Found): StoreRefusal {
  const say = (found: Found) => (found.state === 'broken' ? found.reason : 'absent');
  return new StoreRefusal(
    `Ni ${paths.current} (${say(current)}) ni sa copie précédente (${say(previous)}) ne peuvent ` +
      'être lus. Rien n’a été effacé. Restaurez une sauvegarde : npm run store -- restore <fichier>.',
  );
}

/** Without the content: a JSON error quotes the text around the fault, which may hold names. */
function shortReason(error: unknown): string {
  if (error instanceof SyntaxError) {
    const at = /position \d+/.exec(error.message)?.[0];
    return at ? `JSON broken at ${at}` : 'JSON cut short';
  }
  return error instanceof Error && error.name === 'Error' ? error.message : 'wrong shape';
}
