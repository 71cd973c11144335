/** Programs of the project as they are deployed: compiled, they start twice as fast as from the sources. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { SHARED_URL, shared } from './shared/ask.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The compiled file of a program; it is made first where it is not what the sources say.
 *
 * @param name below `src/`, without its extension: `main`, `cli/plan`
 */
export async function built(name: string): Promise<string> {
  if (process.env[SHARED_URL]) await shared('built');
  else execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  return path.join(root, 'dist/src', `${name}.js`);
}
