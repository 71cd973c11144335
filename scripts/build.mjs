/**
 * `npm run build`: compiles `bot/`, `cards/`, `documents/` and `src/` to `dist/`, only when a source
 * is newer.
 *
 * Cards are copied by the compiler, as the JSON modules that they are; `plan/` is read from the
 * root of the project and stays there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the last complete build was made from. Written last, so that a broken build is no build. */
const stamp = join(root, 'dist', '.built-from');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Every source with its time and size: a file that came, went or changed makes another text. */
function sources() {
  const files = ['bot', 'cards', 'documents', 'src'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true })
      .map((file) => join(room, file))
      .filter((file) => /\.(?:ts|json)$/.test(file)),
  );
  const line = (file) => {
    const { mtimeMs, size } = statSync(join(root, file));
    return `${file} ${mtimeMs} ${size}`;
  };
  return [...settings, ...files.sort()].map(line).join('\n');
}

/**
 * Builds if needed.
 *
 * @returns {boolean} whether `dist/` holds a complete build
 */
export function build() {
  const wanted = sources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  if (!existsSync(compiler)) {
    // A server that was installed with `npm ci --omit=dev` runs what was built elsewhere.
    if (existsSync(stamp)) return true;
    console.error('Rien n’est compilé et TypeScript manque : lancez « npm ci », puis recommencez.');
    return false;
  }
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('La compilation a échoué : corrigez les erreurs ci-dessus, puis recommencez.');
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !build()) process.exitCode = 1;
