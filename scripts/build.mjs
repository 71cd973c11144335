/**
 * `npm run build`: compiles `bot/`, `cards/`, `documents/` and `src/` to `dist/` and the pages of
 * `tab/` to `dist/tab/`, only when a source is newer.
 *
 * Cards are copied by the compiler, as the JSON modules that they are; `plan/` is read from the
 * root of the project and stays there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the last complete build was made from. Written last, so that a broken build is no build. */
const stamp = join(root, 'dist', '.built-from');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Every source with its time and size: a file that came, went or changed makes another text. */
function sources() {
  const files = ['bot', 'cards', 'documents', 'src', 'tab', 'visual'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true })
      .map((file) => join(room, file))
      .filter((file) => /\.(?:tsx?|json|html|css)$/.test(file)),
  );
  const line = (file) => {
    const { mtimeMs, size } = statSync(join(root, file));
    return `${file} ${mtimeMs} ${size}`;
  };
  return [...settings, ...files.sort()].map(line).join('\n');
}

/** Runs a tool of node_modules; true when it ended well. */
const runs = (tool, args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    // Whoever builds, a test for instance, the pages are those of production.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  }).status === 0;

/** Packs the files of the pages once, so that the service does not at each request. */
function pack() {
  const assets = join(root, 'dist', 'tab');
  for (const file of readdirSync(assets, { recursive: true })) {
    if (!/\.(?:js|css|html)$/.test(file)) continue;
    const content = readFileSync(join(assets, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(join(assets, `${file}.br`), brotliCompressSync(content, { params }));
    writeFileSync(join(assets, `${file}.gz`), gzipSync(content, { level: 9 }));
  }
}

/** The pages of the tab. */
function buildTab() {
  const args = ['build', '-c', 'tab/vite.config.ts', '--logLevel', 'warn'];
  if (!runs('vite/bin/vite.js', args)) return false;
  pack();
  return true;
}

/** The print of the sources that read and learn, as `src/prepared.ts` takes it where there are sources. */
function codePrint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'src/shared-words.ts')));
  for (const room of ['bot/language', 'bot/knowledge', 'bot/sentence'])
    for (const file of readdirSync(join(root, room), { recursive: true }).sort())
      if (file.endsWith('.ts')) hash.update(readFileSync(join(root, room, file)));
  return hash.digest('hex');
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
  // Types are what `npm run types` looks at, those of the pages too: to write the files takes a third of the time.
  if (!runs('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck']) || !buildTab()) {
    console.error('La compilation a échoué : corrigez les erreurs ci-dessus, puis recommencez.');
    return false;
  }
  writeFileSync(join(root, 'dist', '.code-print'), codePrint());
  writeFileSync(stamp, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !build()) process.exitCode = 1;
