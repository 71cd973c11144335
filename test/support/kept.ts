/** The store as the service has it: in which texts refer to people, and nothing erased comes back. */
import { followed } from '../../bot/contract/followed.ts';
import { allPersonalData } from '../../bot/features/index.ts';
import { type PrivacyContext, privacyContext } from '../../bot/features/privacy/context.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { openFile } from '../../src/store/file/open-file.ts';
import { type FeatureStore, keep } from '../../src/store/lasting/keep.ts';
import { silent } from '../../src/store/log.ts';
import type { RowStore } from '../../src/store/row-store.ts';

/** 10 o'clock in Paris, a Tuesday. */
const noon = new Date('2026-11-24T09:00:00.000Z');

export const houseOf = (knowledge: Knowledge): PrivacyContext =>
  privacyContext(knowledge, allPersonalData(knowledge));

export async function openKept(
  directory: string,
  knowledge: Knowledge,
  { now = () => noon, store }: { now?: () => Date; store?: RowStore } = {},
): Promise<FeatureStore> {
  const opened = store ?? (await openFile({ dataDir: directory, now, log: silent }));
  const kept = await keep({
    store: opened,
    context: houseOf(knowledge),
    directory,
    now,
    log: silent,
  });
  return { ...kept, store: followed(kept.store) };
}
