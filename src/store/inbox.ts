import type { Inbox } from '../../bot/contract.ts';
import { inbox } from './drawers.ts';
import type { Overlay } from './overlay.ts';

export const inboxOf = (overlay: Overlay): Inbox => ({
  get: async (key) => (await overlay.get(inbox, key))?.value.answer,
  // Version 0: an answer that exists is replayed, never replaced.
  remember: async (key, answer, at) => {
    await overlay.put(inbox, key, { answer, at: at.toISOString() }, 0);
  },
  redact: async (texts, instead) => {
    let count = 0;
    for (const key of await overlay.containing(inbox, texts)) {
      const kept = (await overlay.get(inbox, key))?.value;
      if (!kept) continue;
      await overlay.put(inbox, key, { ...kept, answer: instead(kept.answer) });
      count += 1;
    }
    return count;
  },
});
