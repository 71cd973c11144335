import type { Inbox } from '../../bot/contract.ts';
import { checkId } from './cell.ts';
import { inbox } from './drawers.ts';
import type { Overlay } from './overlay.ts';

export function inboxOf(overlay: Overlay): Inbox {
  return {
    get: async (key) => {
      checkId(key);
      return (await overlay.cell(inbox.name, key))?.read(inbox, key).value.answer;
    },
    // Version 0: an answer that exists is replayed, never replaced.
    remember: async (key, answer, at) => {
      checkId(key);
      await overlay.write(inbox, key, { answer, at: at.toISOString() }, 0);
    },
  };
}
