/** The thread of `aside.ts`: makes one document and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Asked } from './aside.ts';
import { restitutionFile } from './formats.ts';

const { data, format } = workerData as Asked;
parentPort?.postMessage(await restitutionFile(data, format));
