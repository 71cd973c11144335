/** The store as the service has it: in which texts refer to people, and nothing erased comes back. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followed } from '../../bot/contract/followed.ts';
import { allPersonalData } from '../../bot/features/index.ts';
import { type PrivacyContext, privacyContext } from '../../bot/features/privacy/context.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { oncePer } from '../../bot/language/once-per.ts';
import { pathsIn } from '../../src/store/file/durable-file.ts';
import { openFile } from '../../src/store/file/open-file.ts';
import { type FeatureStore, keep } from '../../src/store/lasting/keep.ts';
import { silent } from '../../src/store/log.ts';
import type { RowStore } from '../../src/store/row-store.ts';
import { MemoryStore } from './memory-store.ts';

/** 10 o'clock in Paris, a Tuesday. */
const noon = new Date('2026-11-24T09:00:00.000Z');

export const houseOf = oncePer(
  (knowledge: Knowledge): PrivacyContext => privacyContext(knowledge, allPersonalData(knowledge)),
);

/** Where its data are, when a test sees to them itself. */
export interface KeptAt {
  /** `DATA_DIR`; absent: in memory. */
  directory: string;
  store: RowStore;
  /** The clock of the store. */
  now: () => Date;
}

export async function openKept(
  knowledge: Knowledge,
  { directory, now = () => noon, store }: Partial<KeptAt> = {},
): Promise<FeatureStore & { text: () => string }> {
  const opened =
    store ??
    (directory ? await openFile({ dataDir: directory, now, log: silent }) : new MemoryStore(now));
  const kept = await keep({
    store: opened,
    context: houseOf(knowledge),
    directory: directory ?? path.join(tmpdir(), 'fil-rouge-nowhere'),
    now,
    log: silent,
  });
  return {
    ...kept,
    store: followed(kept.store),
    text: () =>
      opened instanceof MemoryStore
        ? opened.text()
        : readFileSync(pathsIn(directory ?? '').current, 'utf8'),
  };
}
