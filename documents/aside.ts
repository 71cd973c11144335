/** Documents made in threads of their own, so that a service goes on answering meanwhile. */
import type { Tinypool } from 'tinypool';
import { type DocumentKind, type Documents, make } from './aside-worker.ts';

/**
 * Threads at once. One takes up to 272 MB and a processor; the smallest machine that is documented
 * (Azure B1) has 1.75 GB and one.
 */
export const MOST_AT_ONCE = 2;

/**
 * In ms. A thread that has read its libraries makes a grid in 45 ms of processor, a new one in 430
 * (measured, 60 people and 8 slots); for that it keeps some 60 MB, given back after a minute.
 */
const IDLE_MS = 60_000;

/** A document that takes longer is given up, and its thread ended: nobody waits that long. In ms. */
const MOST_MS = 60_000;

/**
 * In megabytes: garbage is collected sooner than in a process that has the machine to itself. The
 * largest seen, an Excel file of 10,000 updates, is made with 160 and not with 80.
 */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** A thread runs compiled code only: from the sources, the document is made on the spot. */
const compiled = import.meta.url.endsWith('.js');

let threads: Promise<Tinypool> | undefined;

async function startThreads(): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: new URL('./aside-worker.js', import.meta.url),
    name: make.name,
    minThreads: 0,
    maxThreads: MOST_AT_ONCE,
    idleTimeout: IDLE_MS,
    resourceLimits: limits,
  });
  // A thread died before it had a document in hand: those that wait for it would wait for ever.
  pool.on('error', () => pool.cancelPendingTasks());
  return pool;
}

/** Rejects when the document cannot be made, or not within a minute. */
export async function aside<K extends DocumentKind>(
  kind: K,
  of: Documents[K]['of'],
): Promise<Documents[K]['made']> {
  if (!compiled) return make({ kind, of });
  threads ??= startThreads();
  const late = new AbortController();
  // It also keeps the process alive: a thread of the pool does not.
  const timer = setTimeout(() => late.abort(), MOST_MS);
  try {
    return await (await threads).run({ kind, of }, { signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
}
