/**
 * `npm run bench -- <name> [--option=value]`: installs what the benches measure against, then runs
 * `bench/<name>.mjs`. Without a name, lists them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const at = (...parts) => path.join(here, ...parts);
const notBenches = new Set(['run.mjs', 'report.mjs', 'service.mjs']);

const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && !notBenches.has(file))
  .map((file) => path.basename(file, '.mjs'));

/** Peers live in bench/package.json, so that `npm ci` of the project stays small. */
function installPeers() {
  if (!existsSync(at('package.json'))) return;
  const { dependencies = {} } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  if (Object.keys(dependencies).length === 0) return;
  const installed = at('node_modules', '.package-lock.json');
  const wanted = existsSync(at('package-lock.json')) ? at('package-lock.json') : at('package.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  const command = wanted.endsWith('lock.json') ? 'ci' : 'install';
  const { status } = spawnSync('npm', [command, '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const [name, ...options] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(
    `Mesures disponibles : ${names.join(', ')}\nPar exemple : npm run bench -- ${names[0]}`,
  );
  process.exit(2);
}
installPeers();
const { status } = spawnSync(process.execPath, [at(`${name}.mjs`), ...options], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
