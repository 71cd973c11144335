import type { Overlay } from './overlay.ts';
import { inbox, inboxHours, inboxLimit, inboxPersonLimit } from './own-collections.ts';

/**
 * Bounds the inbox by the answers that a batch adds: 24 h before the newest, so many of a person, so
 * many in all. `kept`: how many there were before.
 */
export async function forgetAnswers(
  batch: Overlay,
  kept: number,
  limit: number = inboxLimit,
): Promise<void> {
  const changes = [...batch.changes.values()].filter(({ table }) => table === inbox.name);
  const given = changes.flatMap(({ id, after }) => after?.read(inbox, id).value ?? []);
  const newest = given
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (newest === undefined) return;
  let count = kept;
  for (const { before, after } of changes) count += (after ? 1 : 0) - (before ? 1 : 0);
  const forget = async (rows: readonly { id: string }[]) => {
    for (const { id } of rows) await batch.remove(inbox, id);
    count -= rows.length;
  };
  const before = new Date(Date.parse(newest) - inboxHours * 3_600_000).toISOString();
  await forget(await batch.page(inbox, { before, limit: kept }));
  for (const of of new Set(given.flatMap(({ of }) => of ?? []))) {
    const mine = { index: 'of', key: of, oldestFirst: true };
    const surplus = (await batch.where(inbox, 'of', of)).length - inboxPersonLimit;
    if (surplus > 0) await forget(await batch.page(inbox, { ...mine, limit: surplus }));
  }
  if (count > limit)
    await forget(await batch.page(inbox, { oldestFirst: true, limit: count - limit }));
}
