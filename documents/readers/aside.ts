/** Files read in a thread of their own, which is ended when it takes more than it may. */
import { createRequire } from 'node:module';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { ReadDocument, ReadProgress } from './blocks.ts';
import { READ_LIMITS, type ReadLimits, ReadRefusal, type ReadRefusalReason } from './refusal.ts';

/** A thread runs compiled code only: from the sources, it is given what reads TypeScript first. */
const compiled = import.meta.url.endsWith('.js');

function startThread(options: WorkerOptions): Worker {
  if (compiled) return new Worker(new URL('./aside-worker.js', import.meta.url), options);
  // The package resolves to its twin for `require`, which cannot start in a thread.
  const typescript = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  const thread = new URL('./aside-worker.ts', import.meta.url).href;
  const code = `import(${JSON.stringify(typescript)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(thread)}); });`;
  return new Worker(code, { ...options, eval: true });
}

/** How often the work of a thread is looked at, in ms: a stream unpacks some 50 MB meanwhile. */
const LOOK_MS = 250;

/** What the thread is given. */
export interface ReadTask {
  bytes: Uint8Array;
  limits: ReadLimits;
  credentials: ReadonlySet<string>;
}

/** What the thread says. */
export type ReadMessage =
  | { document: ReadDocument }
  | { refused: ReadRefusalReason }
  | { failed: string }
  | { done: number; total: number };

/**
 * Reads a file in a thread.
 * @throws ReadRefusal, with the reason
 */
export function readAside(
  bytes: Uint8Array,
  credentials: ReadonlySet<string>,
  progress: ReadProgress = () => {},
  limits: ReadLimits = READ_LIMITS,
): Promise<ReadDocument> {
  if (bytes.length > limits.bytes) return Promise.reject(new ReadRefusal('too-big'));
  const task: ReadTask = { bytes, limits, credentials };
  const worker = startThread({
    workerData: task,
    execArgv: [],
    // What a library writes is of no use to whoever asked.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
  });
  const most = process.memoryUsage.rss() + limits.growthMb * 1_000_000;
  return new Promise<ReadDocument>((resolve, reject) => {
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) reject(new ReadRefusal('too-much-memory'));
      if (worker.performance.eventLoopUtilization().active > limits.workMs)
        reject(new ReadRefusal('too-long'));
    }, LOOK_MS);
    const end = () => clearInterval(watch);
    worker.on('message', (message: ReadMessage) => {
      if ('done' in message) progress(message.done, message.total);
      else if ('document' in message) resolve(message.document);
      else if ('refused' in message) reject(new ReadRefusal(message.refused));
      else reject(new ReadRefusal('damaged', { cause: message.failed }));
    });
    worker.on('error', (cause: NodeJS.ErrnoException) => {
      const isFull = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(new ReadRefusal(isFull ? 'too-much-memory' : 'damaged', { cause }));
    });
    worker.on('exit', () => {
      end();
      reject(new ReadRefusal('damaged'));
    });
  }).finally(() => worker.terminate());
}
