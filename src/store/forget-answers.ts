import { inbox, inboxHours, inboxLimit, inboxPersonLimit } from './own-collections.ts';
import type { RowTransaction } from './transaction.ts';

/**
 * Bounds the inbox by the answers that a batch adds: 24 h before the newest, so many of a person, so
 * many in all.
 */
export async function forgetAnswers(
  batch: RowTransaction,
  limit: number = inboxLimit,
): Promise<void> {
  const given = batch.changesOf(inbox).flatMap(({ after }) => after ?? []);
  const newest = given
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (newest === undefined) return;
  const count = () => batch.rows.count(inbox);
  const forget = async (rows: readonly { id: string }[]) => {
    for (const { id } of rows) await batch.remove(inbox, id);
  };
  const before = new Date(Date.parse(newest) - inboxHours * 3_600_000).toISOString();
  await forget(await batch.page(inbox, { before, limit: count() }));
  for (const of of new Set(given.flatMap(({ of }) => of ?? []))) {
    const mine = { index: 'of', key: of, oldestFirst: true };
    const surplus = (await batch.where(inbox, 'of', of)).length - inboxPersonLimit;
    if (surplus > 0) await forget(await batch.page(inbox, { ...mine, limit: surplus }));
  }
  if (count() > limit)
    await forget(await batch.page(inbox, { oldestFirst: true, limit: count() - limit }));
}
