/** The service in a process of its own, as it is deployed: what ends it ends no test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { built } from './built.ts';
import { freePort } from './listening.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface ServiceChild {
  port: number;
  process: ChildProcess;
  /** Lines of its standard output, parsed; one that is no JSON is kept as `{ raw }`. */
  lines: Record<string, unknown>[];
  alive: () => boolean;
  /** Resident memory, in MB. */
  memory: () => number;
  /** Code and signal of its end. */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
  stop: () => Promise<void>;
}

export interface ServiceChildOptions {
  env?: Record<string, string>;
  /** A module that is loaded before the service. */
  preload?: string;
  /** Most files and connections it may have open. */
  descriptors?: number;
}

/** Starts it on a port and a folder of its own, as on a developer's machine, and waits until it listens. */
export async function startService(options: ServiceChildOptions = {}): Promise<ServiceChild> {
  const { env = {}, preload, descriptors = 4_096 } = options;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-service-'));
  const port = await freePort();
  const args = [...(preload ? ['--import', preload] : []), await built('main')];
  const child = spawn(
    'bash',
    ['-c', `ulimit -n ${descriptors}; exec "$0" "$@"`, process.execPath, ...args],
    {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: Record<string, unknown>[] = [];
  const ended = once(child, 'exit') as ServiceChild['ended'];
  const listening = new Promise<void>((resolve, reject) => {
    const take = (line: string) => {
      try {
        lines.push(JSON.parse(line) as Record<string, unknown>);
      } catch {
        lines.push({ raw: line });
      }
      if (lines.at(-1)?.msg === 'listening') resolve();
    };
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', take);
    void ended.then(() => reject(new Error(`It did not start: ${JSON.stringify(lines)}`)));
  });
  await listening;
  return {
    port,
    process: child,
    lines,
    alive: () => child.exitCode === null && child.signalCode === null,
    memory: () =>
      Number(
        /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0,
      ) / 1_024,
    ended,
    stop: async () => {
      child.kill();
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
