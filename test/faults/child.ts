import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastResortMs } from '../support/until.ts';
import type { DelivererOptions } from './children/deliverer.ts';

/** A delivering process that has loaded its modules and waits for a byte to start. */
export interface Deliverer {
  child: ChildProcess;
  said: () => string;
  /** Starts it. */
  go: () => void;
  /** Ends its standard input: it finishes what is under way and closes the store. */
  end: () => void;
  gone: Promise<void>;
}

export function prepareDeliverer(options: DelivererOptions): Deliverer {
  const script = path.join(import.meta.dirname, 'children/deliverer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(options)], {
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
  { said }: Pick<Deliverer, 'said'>,
  ms = lastResortMs,
): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Never came. The child said:\n${said().slice(-2_000)}`);
    await sleep(5);
  }
}
