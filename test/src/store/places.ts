import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { type OpenFileOptions, openFile } from '../../../src/store/file/open-file.ts';
import type { StoreLog } from '../../../src/store/log.ts';
import { noon } from './samples.ts';

const made: string[] = [];

/** A directory that is gone after the tests of the file. */
export async function newDirectory(): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-store-'));
  made.push(dir);
  return dir;
}

// This hook runs before those of the file that imports it: a store may still be writing.
afterAll(async () => {
  const patience = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  for (const dir of made) await rm(dir, patience);
});

export interface Lines {
  log: StoreLog;
  lines: string[];
}

/** A log that a test can read: `error store: DATA FILE…`. */
export function listeningLog(): Lines {
  const lines: string[] = [];
  const write = (level: string) => (_: object, message: string) => {
    lines.push(`${level} ${message}`);
  };
  return { lines, log: { info: write('info'), warn: write('warn'), error: write('error') } };
}

export const openIn = (dataDir: string, more: Partial<OpenFileOptions> = {}) =>
  openFile({ dataDir, now: () => noon, log: listeningLog().log, ...more });
