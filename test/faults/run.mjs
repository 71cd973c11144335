/**
 * `npm run test:faults -- <name> [--option=value]`: the long form of the tests that kill processes
 * and break disks and networks, in `test/faults/<name>.ts`. Without a name, all of them, one after
 * the other. `--seed=…` runs a failure again; every run prints its seed.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const here = import.meta.dirname;
/** The others in this folder are their parts. */
const names = ['store', 'delivery', 'polls', 'http'];

const args = process.argv.slice(2);
const wanted = args[0]?.startsWith('--') ? undefined : args.shift();
if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`Essais de pannes disponibles : ${names.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const name of wanted === undefined ? names : [wanted]) {
  console.log(`# ${name}`);
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(here, `${name}.ts`), ...args],
    { stdio: 'inherit' },
  );
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
