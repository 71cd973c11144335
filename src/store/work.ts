import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../../bot/contract/store.ts';
import type { Rows } from './rows.ts';
import { RowTransaction } from './transaction.ts';

/** Decision about rows: it changes the transaction, and waits for nothing but it. */
export type Work<R> = (tx: RowTransaction) => Promise<R>;

/** A work that was done over rows, well or not. */
export interface Done<R> {
  over: Rows;
  result: Promise<R>;
  isDone: boolean;
  tx: RowTransaction;
}

/** Does a work over rows, which stay as they are. Resolves whatever comes of it. */
export async function attempt<R>(work: Work<R>, over: Rows, ms?: number): Promise<Done<R>> {
  const tx = new RowTransaction(over);
  const run = work(tx);
  const result = ms === undefined ? run : within(ms, run);
  const isDone = await result.then(
    () => true,
    () => false,
  );
  tx.close();
  return { over, result, isDone, tx };
}

/** Gives up on a work after `ms`. */
async function within<R>(ms: number, work: Promise<R>): Promise<R> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal, ref: false }).then(() => {
    throw new StoreError(`A transaction took more than ${ms} ms.`);
  });
  late.catch(() => {});
  return Promise.race([late, work]).finally(() => end.abort());
}
