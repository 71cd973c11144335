import { ConflictError, type Inbox } from '../../bot/contract/store.ts';
import type { Overlay } from './overlay.ts';
import { inbox } from './own-collections.ts';
import { quarantineKey } from './quarantine/quarantine.ts';

const isAside = (overlay: Overlay, key: string): boolean =>
  overlay.isQuarantined(quarantineKey(inbox.name, key));

export const inboxOf = (overlay: Overlay): Inbox => ({
  get: async (key) => {
    const row = await overlay.get(inbox, key);
    // In quarantine: answered all the same.
    return row ? row.value.answer : isAside(overlay, key) ? null : undefined;
  },
  // Version 0: an answer that exists is replayed, never replaced.
  remember: async (key, answer, at, of) => {
    if (isAside(overlay, key)) throw new ConflictError('Answered already.');
    await overlay.put(inbox, key, { answer, at: at.toISOString(), of }, 0);
  },
  redact: async (texts, instead) => {
    let count = 0;
    for (const key of await overlay.holding(inbox, texts)) {
      const kept = (await overlay.get(inbox, key))?.value;
      if (!kept) continue;
      await overlay.put(inbox, key, { answer: instead(kept.answer), at: kept.at });
      count += 1;
    }
    return count;
  },
});
