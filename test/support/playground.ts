import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { shared } from './shared/ask.ts';
import { lastResortMs } from './until.ts';

const script = fileURLToPath(new URL('../../scripts/playground.mjs', import.meta.url));

/** `npm run playground`, running. */
export interface Playground {
  /** What a person opens in the browser. */
  address: string;
  /** As Ctrl-C does; gives the exit code. */
  stop: () => Promise<number | null>;
}

/**
 * Runs `scripts/playground.mjs` on free ports with a store of its own. However this process ends,
 * the script sees that it is gone and stops what it started: nothing outlives the test.
 */
export async function startPlayground(env: Record<string, string> = {}): Promise<Playground> {
  // Several test files start it at once, and each would build by itself.
  await shared('built');
  const data = await mkdtemp(join(tmpdir(), 'fil-rouge-test-'));
  const child = spawn(process.execPath, [script, '--port=0', '--playground-port=0'], {
    env: { ...process.env, DATA_DIR: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }

  const stop = async () => {
    child.kill('SIGTERM');
    const [code] = await Promise.race([exited, sleep(lastResortMs, [null], { ref: false })]);
    child.kill('SIGKILL');
    await rm(data, { recursive: true, force: true });
    return code as number | null;
  };

  while (child.exitCode === null && child.signalCode === null) {
    const address = /ouvrez (\S+) /.exec(output)?.[1];
    if (address) return { address, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`scripts/playground.mjs ended before it was ready:\n${output}`);
}
