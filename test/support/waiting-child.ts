import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastResortMs } from './until.ts';

/** A process that has loaded its modules and waits for a byte to start: its start is not what is tested. */
export interface WaitingChild {
  child: ChildProcess;
  said: () => string;
  /** Starts it. */
  go: () => void;
  /** Ends its standard input: it finishes what is under way. */
  end: () => void;
  gone: Promise<void>;
}

export function prepare(script: string, ...args: string[]): WaitingChild {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  child.stdin.on('error', () => {});
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    child,
    said: () => text,
    go: () => child.stdin.write('.'),
    end: () => child.stdin.end(),
    gone,
  };
}

/** Waits for a condition, at most `ms`; throws with what the child said when it never comes. */
export async function until(
  condition: () => boolean,
  { child, said }: Pick<WaitingChild, 'child' | 'said'>,
  ms = lastResortMs,
): Promise<void> {
  for (const end = Date.now() + ms; !condition(); await sleep(2))
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`Never came. The child said:\n${said().slice(-2_000)}`);
}
