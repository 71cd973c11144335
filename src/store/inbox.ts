import { ConflictError, type Inbox } from '../../bot/contract/store.ts';
import { inbox, type OwnRows } from './own-collections.ts';

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
    for (const key of await rows.holding(inbox, texts)) {
      const kept = (await rows.get(inbox, key))?.value;
      if (!kept) continue;
      await rows.put(inbox, key, { answer: instead(kept.answer), at: kept.at });
      count += 1;
    }
    return count;
  },
});
