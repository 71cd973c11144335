import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Store } from '../../../bot/contract/store.ts';
import { openFile } from '../../../src/store/file/open-file.ts';
import { silent } from '../../../src/store/log.ts';

/** A store in a file of its own. */
export async function openTestStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-test-'));
  const store = await openFile({ dataDir, now: () => new Date(), log: silent });
  const close = async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { store, close };
}

/** Lends a store for the time of a work. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const { store, close } = await openTestStore();
  try {
    await work(store);
  } finally {
    await close();
  }
}
