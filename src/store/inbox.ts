import { ConflictError, type Inbox } from '../../bot/contract/store.ts';
import { inbox } from './own-collections.ts';
import { holding, type OwnRows, pruned } from './own-rows.ts';

/** Life of a replayable answer, in hours: Teams asks again within minutes. */
const HOURS = 24;

/**
 * Maximum answers kept, in all and of one person. At 0.4 kB each (1.6 kB at most) that is 8 MB of the
 * 25 MB that a file may have, and 80 kB of it at most for a person who lets a program click.
 */
export const inboxLimit = 20_000;
const personLimit = 200;

export const inboxOf = (rows: OwnRows): Inbox => ({
  get: async (key) => {
    const row = await rows.get(inbox, key);
    // In quarantine: answered all the same.
    return row ? row.value.answer : rows.isAside(inbox, key) ? null : undefined;
  },
  // Version 0: an answer that exists is replayed, never replaced.
  remember: async (key, answer, at, of) => {
    if (rows.isAside(inbox, key)) throw new ConflictError('Answered already.');
    await rows.put(inbox, key, { answer, at: at.toISOString(), of }, 0);
  },
  redact: async (texts, instead) => {
    let count = 0;
    for (const key of holding(rows, inbox, texts)) {
      const kept = (await rows.get(inbox, key))?.value;
      if (!kept) continue;
      await rows.put(inbox, key, { answer: instead(kept.answer), at: kept.at });
      count += 1;
    }
    return count;
  },
  prune: (before) => pruned(rows, inbox, before),
});

/** Bounds the inbox by the answers that a batch adds: so many hours, so many of a person, so many in all. */
export async function forgetAnswers(batch: OwnRows, limit = inboxLimit): Promise<void> {
  const given = batch.changesOf(inbox).flatMap(({ after }) => after ?? []);
  const newest = Math.max(...given.map(({ at }) => Date.parse(at)));
  if (given.length === 0) return;
  await pruned(batch, inbox, new Date(newest - HOURS * 3_600_000).toISOString());
  const forget = async (rows: readonly { id: string }[]) => {
    for (const { id } of rows) await batch.remove(inbox, id);
  };
  for (const key of new Set(given.flatMap(({ of }) => of ?? []))) {
    const mine = await batch.page(inbox, { index: 'of', key, limit: Number.POSITIVE_INFINITY });
    await forget(mine.slice(personLimit));
  }
  const surplus = batch.rows.count(inbox) - limit;
  if (surplus > 0) await forget(await batch.page(inbox, { oldestFirst: true, limit: surplus }));
}
