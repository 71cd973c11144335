/** What goes by itself, once nobody has used it for as long as its kind is kept. */

import { idsWhere } from '../../../contract/by-pages.ts';
import { before, type Retention } from '../../../contract/personal-data.ts';
import type { Store, Transaction } from '../../../contract/store.ts';
import { people } from '../../people/model/directory.ts';
import type { PrivacyContext } from '../context.ts';
import { forget } from './forget.ts';

export interface PurgeParts {
  store: Store;
  context: PrivacyContext;
  retention: Retention;
}

/** How long an answer can be had again: Teams repeats what was not answered within minutes. In ms. */
const ANSWER_MS = 24 * 3_600_000;

/** Erases what is past its date; resolves to how many rows went, by collection. To be run once a day. */
export type Purge = (now: Date) => Promise<Record<string, number>>;

export const createPurge =
  ({ store, context, retention }: PurgeParts): Purge =>
  async (now) => {
    const limit = (kind: keyof Retention) => before(now, retention[kind]);
    const counts: Record<string, number> = {};
    for (const source of context.personalData)
      counts[source.name] = await source.purge(store, limit);
    counts.forgotten = await forgetTheLongGone({ store, context, retention }, limit('people'));
    const answers = new Date(now.getTime() - ANSWER_MS).toISOString();
    counts.sent = await inTurns(store, ({ outbox }) => outbox.prune(limit('sent')));
    counts.answers = await inTurns(store, ({ inbox }) => inbox.prune(answers));
    return counts;
  };

/** Erases a part after the other, until nothing is left to erase; says how many rows went. */
async function inTurns(store: Store, erase: (tx: Transaction) => Promise<number>) {
  let count = 0;
  for (let last = 1; last > 0; count += last) last = await store.transact(erase);
  return count;
}

/** People nobody has seen for as long are forgotten, as if they had asked. */
async function forgetTheLongGone({ store, context }: PurgeParts, limit: string): Promise<number> {
  const gone = await idsWhere(store, people, ({ value }) => value.lastSeenAt < limit);
  for (const id of gone)
    await store.transact(async (tx) => {
      // Seen again meanwhile: not gone.
      const row = await tx.get(people, id);
      if (!row || row.value.lastSeenAt >= limit) return;
      const { aadId, teamsId, name } = row.value;
      await forget(tx, context, { person: id, id: aadId, teamsId, name });
    });
  return gone.length;
}
