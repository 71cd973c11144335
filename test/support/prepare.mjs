/** What the phrasings of the plan teach is learned once, before the workers start that all need it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default function prepare() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/plan.ts', 'learn'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, PLAN_FILE: '' } },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
