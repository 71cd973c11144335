/** The restitution made in a thread of its own, so that a service goes on answering meanwhile. */
import { Worker } from 'node:worker_threads';
import { type Format, type RestitutionFile, restitutionFile } from './formats.ts';
import type { Restitution } from './restitution.ts';

/** What the thread is given. */
export interface Asked {
  data: Restitution;
  format: Format;
}

/** A thread runs compiled code only: from the sources, the document is made on the spot. */
const compiled = import.meta.url.endsWith('.js');
/** A document that takes longer is given up: nobody waits that long. */
const MOST_MS = 60_000;

/**
 * In megabytes: garbage is collected sooner than in a process that has the machine to itself. The
 * largest seen, an Excel file of 10,000 updates, is made with 160 and not with 80.
 */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** Rejects when the document cannot be made, or not within a minute. */
export function restitutionFileAside(data: Restitution, format: Format): Promise<RestitutionFile> {
  if (!compiled) return restitutionFile(data, format);
  const worker = new Worker(new URL('./aside-worker.js', import.meta.url), {
    workerData: { data, format } satisfies Asked,
    resourceLimits: limits,
  });
  return new Promise<RestitutionFile>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The document took too long.')), MOST_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The document was not made.')));
    worker.once('exit', () => clearTimeout(late));
  }).finally(() => worker.terminate());
}
