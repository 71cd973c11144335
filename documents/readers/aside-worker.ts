/** The thread of `aside.ts`: reads one file, and says what it found or why not. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadMessage, ReadTask } from './aside.ts';
import { readDocument } from './read.ts';
import { ReadRefusal } from './refusal.ts';

const say = (message: ReadMessage): void => parentPort?.postMessage(message);

const { bytes, limits, credentials } = workerData as ReadTask;
try {
  const progress = (done: number, total: number) => say({ done, total });
  say({ document: await readDocument(bytes, { limits, credentials, progress }) });
} catch (error) {
  if (error instanceof ReadRefusal) say({ refused: error.reason });
  else say({ failed: String(error) });
}
